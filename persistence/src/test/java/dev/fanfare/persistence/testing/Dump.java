package dev.fanfare.persistence.testing;

import dev.fanfare.persistence.FanfareSchema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Everything that stands in Fanfare's tables, as text. */
public final class Dump {
  private Dump() {}

  /** Returns the rows of every table, sorted, by the table's name. */
  public static Map<String, List<String>> of(TestDatabase database) throws SQLException {
    return of(database.connections());
  }

  /** Returns the rows of every table, sorted, by the table's name. */
  public static Map<String, List<String>> of(DataSource database) throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : names(connection.getMetaData())) {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
          tables.put(table.toLowerCase(Locale.ROOT), lines(rows));
        }
      }
    }
    return tables;
  }

  private static List<String> names(DatabaseMetaData about) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        about.getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        String name = found.getString("TABLE_NAME");
        if (name.toLowerCase(Locale.ROOT).startsWith("fanfare_")
            && !name.equals(FanfareSchema.HISTORY_TABLE)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static List<String> lines(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      StringBuilder line = new StringBuilder();
      for (int i = 1; i <= columns; i++) {
        line.append(rows.getMetaData().getColumnName(i)).append('=').append(rows.getString(i));
        line.append(' ');
      }
      lines.add(line.toString());
    }
    lines.sort(null);
    return lines;
  }
}
