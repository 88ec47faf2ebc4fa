package dev.fanfare.persistence.testing;

import dev.fanfare.persistence.internal.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** How Fanfare's tables are made, as the database tells it: columns, constraints, indexes. */
public final class SchemaDump {
  private static final List<String> POSTGRESQL =
      List.of(
          """
          select table_name, ordinal_position, column_name, data_type, character_maximum_length,
            datetime_precision, is_nullable, column_default, is_identity, collation_name,
            generation_expression
          from information_schema.columns
          where table_schema = current_schema and table_name like 'fanfare%'
          """,
          """
          select conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated
          from pg_constraint where conrelid::regclass::text like 'fanfare%'
          """,
          "select indexdef from pg_indexes where tablename like 'fanfare%'",
          """
          select tgenabled, pg_get_triggerdef(oid) from pg_trigger
          where not tgisinternal and tgrelid::regclass::text like 'fanfare%'
          """,
          "select pg_get_functiondef(oid) from pg_proc where proname like 'fanfare%'",
          "select relname, reloptions from pg_class where relname like 'fanfare%'");
  private static final List<String> H2 = List.of("script nodata nopasswords nosettings");

  private SchemaDump() {}

  /** Returns it line by line, sorted, without the history of migrations. */
  public static List<String> of(DataSource database) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean postgres = Dialect.of(connection) == Dialect.POSTGRESQL;
      for (String query : postgres ? POSTGRESQL : H2) {
        try (ResultSet rows = statement.executeQuery(query)) {
          while (rows.next()) {
            lines.add(line(rows));
          }
        }
      }
    }
    lines.removeIf(
        line ->
            !line.toLowerCase(Locale.ROOT).contains("fanfare")
                || line.contains("fanfare_schema_history")
                || line.startsWith("--"));
    lines.sort(null);
    return lines;
  }

  /**
   * Returns it without what a backup adds or leaves out when it writes an expression: casts and
   * brackets.
   */
  public static List<String> ofMeaning(DataSource database) throws SQLException {
    return of(database).stream()
        .map(
            line ->
                line.replaceAll("::(text|character varying)", "").replaceAll("[()\\[\\]\\s]", ""))
        .sorted()
        .toList();
  }

  private static String line(ResultSet rows) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      cells.add(String.valueOf(rows.getString(i)));
    }
    // How far the numbers of rows have come is no part of the schema.
    return String.join(" | ", cells).replaceAll(" RESTART WITH \\d+", "");
  }
}
