package dev.fanfare.persistence.internal;

import dev.fanfare.persistence.StorageException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the running transaction's connection. Values are always parameters: text, {@code
 * Long}, {@code Integer}, {@code Boolean}, {@link UUID}, {@link Instant}, {@link LocalDate}, enums
 * (by name), {@code byte[]}, {@link Param}s, and null.
 */
public final class Sql {
  private static final int FETCH = 1000;

  private final Connection connection;
  private final Dialect dialect;

  Sql(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  public interface RowMapper<T> {
    /** Returns what a row holds. */
    T map(Row row) throws SQLException;
  }

  /** Receives a row. */
  @FunctionalInterface
  public interface RowVisitor {
    /** Receives a row, which is valid during the call only. */
    void visit(Row row) throws SQLException;
  }

  /** Returns which database it is. */
  public Dialect dialect() {
    return dialect;
  }

  /** Runs a change. Returns how many rows it concerned. */
  public int update(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** Returns the rows of a query. */
  public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      Row row = new Row(rows);
      while (rows.next()) {
        all.add(mapper.map(row));
      }
      return all;
    }
  }

  /** Returns the first row of a query, empty if there is none. */
  public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(mapper.map(new Row(rows))) : Optional.empty();
    }
  }

  /** Hands over the rows of a query, however many, a thousand in memory at a time. */
  public void each(String sql, RowVisitor visitor, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery()) {
        Row row = new Row(rows);
        while (rows.next()) {
          visitor.visit(row);
        }
      }
    }
  }

  /** Adds rows to a table, in their order; a taken key is a fault. */
  public void insert(String table, Columns<?> columns) throws SQLException {
    if (columns.rows() == 0) {
      return;
    }
    if (dialect.isSetBased()) {
      update(
          "insert into %s (%s) select %s from %s"
              .formatted(table, columns.names(), columns.names(), columns.unnest("u")),
          columns.arrays());
    } else {
      batch(insertOf(table, columns), columns);
    }
  }

  /**
   * Adds the rows of a table whose keys are not taken, in their order. It waits for another
   * transaction that is just adding one of the keys.
   *
   * @param key the column whose values tell which rows were added, unique among the given ones
   * @return the key's values of the rows that were added
   */
  public List<Object> insertMissing(String table, Columns<?> columns, String key)
      throws SQLException {
    if (columns.rows() == 0) {
      return List.of();
    }
    if (dialect.isSetBased()) {
      return list(
          "insert into %s (%s) select %s from %s on conflict do nothing returning %s"
              .formatted(table, columns.names(), columns.names(), columns.unnest("u"), key),
          row -> row.object(1),
          columns.arrays());
    }
    List<Object> added = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(insertOf(table, columns))) {
      for (int i = 0; i < columns.rows(); i++) {
        bind(statement, columns.row(i));
        if (isAdded(statement)) {
          added.add(columns.value(key, i));
        }
      }
    }
    return added;
  }

  /**
   * Runs the insert of one row unless one of its keys is taken. It waits for another transaction
   * that is just adding the key.
   *
   * @param insert {@code insert into … values …}
   * @return whether the row was added
   */
  public boolean insertMissing(String insert, @Nullable Object... values) throws SQLException {
    if (dialect == Dialect.POSTGRESQL) {
      return update(insert + " on conflict do nothing", values) == 1;
    }
    try (PreparedStatement statement = prepare(insert, values)) {
      return isAdded(statement);
    }
  }

  private boolean isAdded(PreparedStatement insert) throws SQLException {
    try {
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      if (dialect.isHarmlessDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Changes many rows of a table.
   *
   * @param keys how many of the columns, the first ones, say which row; the others are set
   * @return how many rows were changed
   */
  public int updateAll(String table, Columns<?> columns, int keys) throws SQLException {
    if (columns.rows() == 0) {
      return 0;
    }
    List<String> names = columns.nameList();
    List<String> set = names.subList(keys, names.size());
    List<String> where = names.subList(0, keys);
    if (dialect.isSetBased()) {
      return update(
          "update %s t set %s from %s where %s"
              .formatted(
                  table,
                  joined(set, ", ", n -> n + " = u." + n),
                  columns.unnest("u"),
                  joined(where, " and ", n -> "t." + n + " = u." + n)),
          columns.arrays());
    }
    return batch(
        "update %s set %s where %s"
            .formatted(
                table, joined(set, ", ", n -> n + " = ?"), joined(where, " and ", n -> n + " = ?")),
        columns.rotated(keys));
  }

  /**
   * Deletes many rows of a table.
   *
   * @param columns say which rows
   * @return how many rows were deleted
   */
  public int deleteAll(String table, Columns<?> columns) throws SQLException {
    if (columns.rows() == 0) {
      return 0;
    }
    List<String> names = columns.nameList();
    if (dialect.isSetBased()) {
      return update(
          "delete from %s t using %s where %s"
              .formatted(
                  table, columns.unnest("u"), joined(names, " and ", n -> "t." + n + " = u." + n)),
          columns.arrays());
    }
    return batch(
        "delete from %s where %s".formatted(table, joined(names, " and ", n -> n + " = ?")),
        columns);
  }

  /**
   * Locks rows in the order of the given keys and returns them as they are once locked; a key
   * without a row is left out.
   *
   * @param select {@code select … from table t}, the table under the name {@code t}
   * @param column the key's column
   * @param type the key's type
   */
  public <T> List<T> lockInOrder(
      String select, String column, ColumnType type, Collection<?> keys, RowMapper<T> mapper)
      throws SQLException {
    if (keys.isEmpty()) {
      return List.of();
    }
    if (dialect.isSetBased() && keys.size() > 1) {
      return list(
          "%s join unnest(cast(? as %s array)) with ordinality k(key, place) on t.%s = k.key order by k.place for update of t"
              .formatted(select, type.sql(), column),
          mapper,
          Param.array(type, keys));
    }
    List<T> locked = new ArrayList<>();
    for (Object key : keys) {
      locked.addAll(list(select + " where t." + column + " = ? for update", mapper, key));
    }
    return locked;
  }

  private int batch(String sql, Columns<?> columns) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.rows(); i++) {
        bind(statement, columns.row(i));
        statement.addBatch();
      }
      return Arrays.stream(statement.executeBatch()).sum();
    }
  }

  private static String insertOf(String table, Columns<?> columns) {
    return "insert into %s (%s) values (%s)"
        .formatted(table, columns.names(), joined(columns.nameList(), ", ", n -> "?"));
  }

  private static String joined(
      List<String> names, String separator, java.util.function.UnaryOperator<String> part) {
    return names.stream().map(part).collect(Collectors.joining(separator));
  }

  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      bind(statement, values);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
  }

  private void bind(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(place, Types.NULL);
    } else if (value instanceof Param param) {
      param.bind(statement, place, connection, dialect);
    } else if (value instanceof Instant instant) {
      statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof Enum<?> constant) {
      statement.setString(place, constant.name());
    } else if (value instanceof Long number) {
      statement.setLong(place, number);
    } else if (value instanceof Integer number) {
      statement.setInt(place, number);
    } else if (value instanceof String text) {
      statement.setString(place, text);
    } else if (value instanceof Array array) {
      statement.setArray(place, array);
    } else if (value instanceof UUID
        || value instanceof LocalDate
        || value instanceof Boolean
        || value instanceof Double
        || value instanceof Short) {
      statement.setObject(place, value);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(place, bytes);
    } else {
      throw new StorageException(
          "A " + value.getClass().getName() + " is no column's value", (Throwable) null);
    }
  }
}
