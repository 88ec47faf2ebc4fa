package dev.fanfare.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A parameter that needs the connection to be made, or a type to be named. */
public final class Param {
  private final ColumnType type;
  private final @Nullable Object[] elements;

  private Param(ColumnType type, @Nullable Object[] elements) {
    this.type = type;
    this.elements = elements;
  }

  /** Returns values as one array, for {@code = any(?)} and {@code unnest(?)}. */
  public static Param array(ColumnType type, Collection<?> values) {
    return array(type, values.toArray());
  }

  /** Returns values as one array. */
  static Param array(ColumnType type, @Nullable Object[] values) {
    return new Param(type, values);
  }

  void bind(PreparedStatement statement, int place, Connection connection, Dialect dialect)
      throws SQLException {
    statement.setArray(place, connection.createArrayOf(arrayType(dialect), converted(dialect)));
  }

  private String arrayType(Dialect dialect) {
    if (dialect == Dialect.H2) {
      return type.sql();
    }
    return switch (type) {
      case NUMBER -> "int8";
      case SMALL -> "int2";
      case REAL -> "float8";
      case FLAG -> "bool";
      case INSTANT -> "timestamptz";
      case BYTES -> "bytea";
      case TEXT, ID, DAY -> type.sql();
    };
  }

  private @Nullable Object[] converted(Dialect dialect) {
    if (type == ColumnType.NUMBER) {
      // An array of its own type goes to PostgreSQL in binary.
      Long[] numbers = new Long[elements.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (Long) elements[i];
      }
      return numbers;
    }
    // PostgreSQL's driver takes bytes in an array of their own type only.
    @Nullable Object[] values =
        type == ColumnType.BYTES ? new byte[elements.length][] : new Object[elements.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = converted(elements[i]);
    }
    return values;
  }

  private static @Nullable Object converted(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }
}
