package dev.fanfare.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
      values[i] = converted(elements[i], dialect);
    }
    return values;
  }

  private static @Nullable Object converted(@Nullable Object value, Dialect dialect) {
    if (value instanceof Instant instant) {
      OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
      return dialect == Dialect.POSTGRESQL && isFar(time.getYear())
          ? postgresText(time.toLocalDate(), " " + time.toLocalTime() + "Z")
          : time;
    }
    if (value instanceof LocalDate date) {
      return dialect == Dialect.POSTGRESQL && isFar(date.getYear()) ? postgresText(date, "") : date;
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }

  /** Elements go to PostgreSQL as text, and it knows no signs before a year. */
  private static boolean isFar(int year) {
    return year < 1 || year > 9999;
  }

  private static String postgresText(LocalDate date, String time) {
    int year = date.getYear();
    // There is no year 0: 1 BC comes before the year 1.
    return "%04d-%02d-%02d%s%s"
        .formatted(
            year > 0 ? year : 1 - year,
            date.getMonthValue(),
            date.getDayOfMonth(),
            time,
            year > 0 ? "" : " BC");
  }
}
