package dev.fanfare.benchmarks.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A quick way to add many rows to a table. */
interface RowWriter {
  /** Adds rows, whose values are in the order of the columns. */
  void write(Connection connection, String table, String columns, List<Object[]> rows)
      throws SQLException, IOException;

  /** One JDBC batch, which the driver sends as a few inserts of many rows each. */
  final class Batches implements RowWriter {
    @Override
    public void write(Connection connection, String table, String columns, List<Object[]> rows)
        throws SQLException {
      String places = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into %s (%s) values (%s)".formatted(table, columns, places))) {
        for (Object[] row : rows) {
          for (int i = 0; i < row.length; i++) {
            insert.setObject(i + 1, row[i]);
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  /** PostgreSQL's own bulk load, as text. None of the values needs escapes, and none is null. */
  final class Copy implements RowWriter {
    @Override
    public void write(Connection connection, String table, String columns, List<Object[]> rows)
        throws SQLException, IOException {
      StringBuilder text = new StringBuilder(rows.size() * 100);
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          text.append(i == 0 ? "" : "\t").append(row[i]);
        }
        text.append('\n');
      }
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      copies.copyIn(
          "copy %s (%s) from stdin".formatted(table, columns), new StringReader(text.toString()));
    }
  }
}
