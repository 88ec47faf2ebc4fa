package dev.fanfare.persistence.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Dump;
import dev.fanfare.persistence.testing.SmallPlatform;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the queries of docs/schema.md, and compares the pages on tables with the tables. */
class SchemaDocsTest {
  private static final Pattern TABLE = Pattern.compile("\\bfanfare_[a-z_]+\\b");
  private static final Instant END = Instant.parse(SmallPlatform.END);

  /**
   * What each query finds on the small platform, whose sums are explained there; amounts in cents
   * and yen.
   */
  private static final Map<String, List<String>> FOUND =
      Map.ofEntries(
          Map.entry(
              "balance",
              List.of(
                  "EARNINGS_AVAILABLE 3500 2",
                  "EARNINGS_PENDING 5225 2",
                  "PAYOUT_CLEARING 2000 2",
                  "RESERVE 500 2")),
          Map.entry(
              "statement",
              List.of(
                  "1 " + END + " MATURITY ada 11000 11000",
                  "2 " + END + " PAYOUT_REQUEST (id) -5000 6000",
                  "3 " + END + " PAYOUT_REQUEST (id) -2000 4000",
                  "4 " + END + " RESERVE a dispute -500 3500")),
          // Fans paid 420.00 USD less 20.00. The platform has 90.00 + 45.00 + 45.00 + 4.50 + 4.50
          // of it, less 4.50 of each of the two refunds.
          Map.entry(
              "platform",
              List.of(
                  "CASH bank 550 2 USD",
                  "CASH sandbox 4900 2 USD",
                  "COMMISSION  9000 2 EUR",
                  "COMMISSION  1350 0 JPY",
                  "COMMISSION  18000 2 USD",
                  "FANS  -20000 2 EUR",
                  "FANS  -3000 0 JPY",
                  "FANS  -40000 2 USD",
                  "PAYOUT_FEES  100 2 USD")),
          Map.entry("owed", List.of("dora 550 2 USD")),
          Map.entry(
              "on-hold",
              List.of(
                  "ada 5225 2 USD 2026-03-16T10:00:00Z",
                  "ben 275 2 USD 2026-03-17T10:00:00Z",
                  "cleo 1650 0 JPY 2026-03-17T10:00:00Z")),
          Map.entry(
              "open-payouts",
              List.of(
                  "ada APPROVED 1960 2 USD " + END,
                  "ben UNKNOWN 5390 2 USD " + END,
                  "eve SUBMITTED 10725 2 EUR " + END)),
          Map.entry("in-doubt", List.of("ben UNKNOWN (no contradiction) 1 0")),
          Map.entry(
              "payout-history",
              List.of(
                  "1 (none) REQUESTED POLICY",
                  "2 REQUESTED APPROVED POLICY",
                  "3 APPROVED SUBMITTING POLICY",
                  "4 SUBMITTING UNKNOWN SILENCE")),
          // A gold tier's 2,000 and three achievements of 100.
          Map.entry("credits", List.of("general 2300 0", "video_edit 50 20")),
          // Ada, Ben and Dora got 310.00 USD on the 2nd, Eve 200.00 EUR; Ada 100.00 on the 9th. Of
          // the guest nothing is known before the 3rd.
          Map.entry(
              "daily",
              List.of(
                  "2026-03-01 0 1 0 (none) (none) (none) (none)",
                  "2026-03-02 1 0 3 rose 20000 2 EUR",
                  "2026-03-02 1 0 3 rose 31000 2 USD",
                  "2026-03-03 1 1 0 (none) (none) (none) (none)",
                  "2026-03-04 0 0 0 (none) (none) (none) (none)",
                  "2026-03-05 0 0 0 (none) (none) (none) (none)",
                  "2026-03-06 0 0 0 (none) (none) (none) (none)",
                  "2026-03-07 0 0 0 (none) (none) (none) (none)",
                  "2026-03-08 0 0 0 (none) (none) (none) (none)",
                  "2026-03-09 1 0 1 rose 10000 2 USD")),
          Map.entry("active", List.of("2")),
          Map.entry("marks", List.of("1 2026-03-12T20:00:00Z")),
          Map.entry("ai-cost", List.of("chat scripted-1 2 0 9000000 USD")),
          // Ben's script waits; uses of bread double each day, so growth has 1 - 1/128 of a week.
          Map.entry("content", List.of("QUEUED 1 10 general")),
          Map.entry("trends", List.of("#Bread HASHTAG food COMPUTED 99.22 100")),
          // Ben's comment and Ada's video, as the small platform says.
          Map.entry("moderation", List.of("DEMOTE 1", "HOLD 1")),
          Map.entry("flags", List.of("SPAM MEDIUM 1 " + END)),
          Map.entry("outages", List.of("deepfake " + END)),
          Map.entry(
              "safety-report",
              List.of(
                  "2026-03-12 FLAGGED  1",
                  "2026-03-12 FLAGS SPAM LOW 1",
                  "2026-03-12 OUTAGES model-text 1",
                  "2026-03-12 OUTAGE_SECONDS model-text 60",
                  "2026-03-12 SCANNED  12")),
          // Two wait, and somebody looks at Ben's appeal.
          Map.entry("reviews", List.of("STANDARD 2 1 2026-03-12T08:00:00Z")),
          Map.entry("effects", List.of("song-1 1 BLOCK NONE SUSPEND NONE 2 2026-06-09T08:01:40Z")),
          Map.entry(
              "consents",
              List.of(
                  "1 GRANTED publish ITEM clip-1 2027-03-11T08:00:00Z",
                  "2 WITHDRAWN train ALL  (never)")),
          Map.entry("tier", List.of("gold 4 OVERRIDE " + END + " 2026-04-01T00:00:00Z bronze")));

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void findsWhatThePageSays(Dialect dialect) throws SQLException {
    SqlPage page = SqlPage.open("schema.md");
    TestDatabase database = TestDatabase.of(dialect);
    SmallPlatform platform =
        SmallPlatform.over(JpaStorage.own(database.factory(), Storages.encryption()));
    Map<String, List<String>> found = new TreeMap<>();
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(true);
      for (Map.Entry<String, String> query : page.sql().entrySet()) {
        found.put(query.getKey(), rows(statement, query.getValue()));
      }
      connection.setReadOnly(false);
    }
    platform.fanfare().events().subscribe(event -> {});
    int waiting = platform.fanfare().events().deliver().delivered();
    assertThat(found.remove("outbox")).containsExactly(waiting + " " + SmallPlatform.BEGIN);
    assertThat(found).containsExactlyInAnyOrderEntriesOf(FOUND);
    assertThat(page.blocks()).isEqualTo(page.sql().size());
  }

  @Test
  void namesEveryTableAndNoOther() throws SQLException {
    TestDatabase database = TestDatabase.h2();
    Set<String> tables = new TreeSet<>(Dump.of(database).keySet());
    tables.add(FanfareSchema.HISTORY_TABLE);
    assertThat(named("schema.md")).isEqualTo(tables);
    assertThat(tables).containsAll(named("tables.md")).containsAll(named("operations.md"));
  }

  private static Set<String> named(String page) {
    return TABLE
        .matcher(SqlPage.open(page).text().replaceAll("\\bfanfare_(app|audit)\\b", ""))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> rows(Statement statement, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      ResultSetMetaData about = rows.getMetaData();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
          cells.add(cell(rows, i, about.getColumnType(i)));
        }
        lines.add(String.join(" ", cells));
      }
    }
    return lines;
  }

  private static String cell(ResultSet rows, int column, int type) throws SQLException {
    if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
      OffsetDateTime at = rows.getObject(column, OffsetDateTime.class);
      return at == null ? "(never)" : at.toInstant().toString();
    }
    if (type == Types.NUMERIC) {
      BigDecimal number = rows.getBigDecimal(column);
      return number == null ? "(none)" : number.toPlainString();
    }
    String text = rows.getString(column);
    if (text == null) {
      return rows.getMetaData().getColumnLabel(column).equalsIgnoreCase("contradiction")
          ? "(no contradiction)"
          : "(none)";
    }
    return text.matches("[0-9a-f]{8}-[0-9a-f-]{27}") ? "(id)" : text;
  }
}
