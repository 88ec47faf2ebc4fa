package dev.fanfare.cli.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Works out the result files of a run from its input files by SQL of its own, without any code of
 * the library: one query a file, beside this class's resources.
 */
public final class FiguresBySql implements AutoCloseable {
  private static final int BATCH = 10_000;
  private static final BigDecimal SHARE = new BigDecimal("0.55");

  private final Connection database;

  /**
   * Reads the files.
   *
   * @param rejected lines to leave out, as {@code file:line}
   */
  public FiguresBySql(Path files, LocalDate asOf, Set<String> rejected)
      throws SQLException, IOException {
    database = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "create alias half_even for \"%s.halfEven\"".formatted(FiguresBySql.class.getName()));
      execute("tables.sql");
      statement.execute("insert into as_of values (date '%s')".formatted(asOf));
    }
    gifts(files, rejected);
    counters(files, rejected);
    execute("derived.sql");
  }

  /** Divides, rounding half to even; null by zero. */
  @Nullable public static BigDecimal halfEven(BigDecimal dividend, BigDecimal divisor, int decimals) {
    return divisor.signum() == 0
        ? null
        : dividend.divide(divisor, decimals, RoundingMode.HALF_EVEN);
  }

  private void execute(String script) throws SQLException, IOException {
    try (Statement statement = database.createStatement()) {
      for (String each : resource(script).split(";\n")) {
        statement.execute(each);
      }
    }
  }

  private void gifts(Path files, Set<String> rejected) throws SQLException, IOException {
    Set<String> seen = new HashSet<>();
    try (PreparedStatement insert =
        database.prepareStatement("insert into gift values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      int waiting = 0;
      for (CSVRecord row : rows(files, "gifts.csv", rejected)) {
        if (seen.add(row.get("gift_id"))) {
          OffsetDateTime at =
              OffsetDateTime.parse(row.get("sent_at")).withOffsetSameInstant(ZoneOffset.UTC);
          BigDecimal amount = new BigDecimal(row.get("amount"));
          insert.setString(1, row.get("gift_id"));
          insert.setString(2, row.get("kind"));
          insert.setObject(3, at);
          insert.setString(4, row.get("sender_id").isEmpty() ? null : row.get("sender_id"));
          insert.setString(5, row.get("creator_id"));
          insert.setString(6, row.get("spark_id"));
          insert.setBigDecimal(7, amount);
          insert.setBigDecimal(8, amount.multiply(SHARE).setScale(2, RoundingMode.HALF_EVEN));
          insert.setObject(9, at.toLocalDate());
          insert.setString(10, at.truncatedTo(ChronoUnit.HOURS).toInstant().toString());
          insert.addBatch();
          if (++waiting % BATCH == 0) {
            insert.executeBatch();
          }
        }
      }
      insert.executeBatch();
    }
  }

  private void counters(Path files, Set<String> rejected) throws SQLException, IOException {
    try (PreparedStatement insert =
        database.prepareStatement(
            """
            merge into counter c using (values (cast(? as date), ?, ?, ?, ?, ?))
              n (as_of, video, creator, views, likes, comments)
            on c.as_of = n.as_of and c.video = n.video
            when matched then update set views = greatest(c.views, n.views),
              likes = greatest(c.likes, n.likes), comments = greatest(c.comments, n.comments)
            when not matched then insert values (n.as_of, n.video, n.creator, n.views, n.likes, n.comments)
            """)) {
      for (CSVRecord row : rows(files, "video_stats.csv", rejected)) {
        insert.setObject(1, LocalDate.parse(row.get("as_of_date")));
        insert.setString(2, row.get("video_id"));
        insert.setString(3, row.get("creator_id"));
        insert.setLong(4, Long.parseLong(row.get("views_total")));
        insert.setLong(5, Long.parseLong(row.get("likes_total")));
        insert.setLong(6, Long.parseLong(row.get("comments_total")));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static List<CSVRecord> rows(Path files, String name, Set<String> rejected)
      throws IOException {
    Path zipped = files.resolve(name + ".gz");
    Path file = Files.exists(zipped) ? zipped : files.resolve(name);
    List<CSVRecord> found = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file);
        Reader reader =
            new InputStreamReader(
                file.equals(zipped) ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8)) {
      var parser =
          CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader);
      for (CSVRecord row : parser) {
        // Every row of these files is one line, below the header.
        if (!rejected.contains(file.getFileName() + ":" + (row.getRecordNumber() + 1))) {
          found.add(row);
        }
      }
    }
    return found;
  }

  /** Returns what a result file must hold, its header included. */
  public String file(String name) throws SQLException, IOException {
    StringBuilder text = new StringBuilder();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(resource(name.replace(".csv", ".sql")))) {
      int columns = rows.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        text.append(i == 1 ? "" : ",")
            .append(rows.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT));
      }
      text.append('\n');
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          String value = rows.getString(i);
          text.append(i == 1 ? "" : ",").append(value == null ? "" : value);
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream sql = FiguresBySql.class.getResourceAsStream("figures/" + name)) {
      if (sql == null) {
        throw new IOException("no figures/" + name);
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
