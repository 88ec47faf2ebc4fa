package dev.fanfare.persistence.internal;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of a query's row, by the columns' places from 1. */
public final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  /** Returns text. */
  public String text(int column) throws SQLException {
    return present(rows.getString(column), column);
  }

  /** Returns text, or null. */
  public @Nullable String textOrNull(int column) throws SQLException {
    return rows.getString(column);
  }

  /** Returns a whole number; null is 0. */
  public long number(int column) throws SQLException {
    return rows.getLong(column);
  }

  /** Returns a whole number, or null. */
  public @Nullable Long numberOrNull(int column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? null : value;
  }

  /**
   * Returns a sum, for which databases have a wider type.
   *
   * @throws ArithmeticException if it does not fit
   */
  public long exactNumber(int column) throws SQLException {
    return present(rows.getBigDecimal(column), column).longValueExact();
  }

  /** Returns a small whole number; null is 0. */
  public int integer(int column) throws SQLException {
    return rows.getInt(column);
  }

  /** Returns a floating-point number; null is 0. */
  public double real(int column) throws SQLException {
    return rows.getDouble(column);
  }

  /** Returns a floating-point number, or null. */
  public @Nullable Double realOrNull(int column) throws SQLException {
    double value = rows.getDouble(column);
    return rows.wasNull() ? null : value;
  }

  /** Returns a truth value; null is false. */
  public boolean flag(int column) throws SQLException {
    return rows.getBoolean(column);
  }

  /** Returns an id. */
  public UUID id(int column) throws SQLException {
    return present(rows.getObject(column, UUID.class), column);
  }

  /** Returns an id, or null. */
  public @Nullable UUID idOrNull(int column) throws SQLException {
    return rows.getObject(column, UUID.class);
  }

  /** Returns an instant. */
  public Instant instant(int column) throws SQLException {
    return present(instantOrNull(column), column);
  }

  /** Returns an instant, or null. */
  public @Nullable Instant instantOrNull(int column) throws SQLException {
    OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** Returns a day. */
  public LocalDate day(int column) throws SQLException {
    return present(rows.getObject(column, LocalDate.class), column);
  }

  /** Returns a day, or null. */
  public @Nullable LocalDate dayOrNull(int column) throws SQLException {
    return rows.getObject(column, LocalDate.class);
  }

  /** Returns a constant by its name. */
  public <E extends Enum<E>> E constant(int column, Class<E> type) throws SQLException {
    return Enum.valueOf(type, text(column));
  }

  /** Returns an asset: its code and, in the next column, its scale. */
  public Asset asset(int column) throws SQLException {
    return Assets.of(text(column), integer(column + 1));
  }

  /** Returns an amount of an asset in minor units. */
  public Money money(int column, Asset asset) throws SQLException {
    return new Money(number(column), asset);
  }

  /** Returns bytes. */
  public byte[] bytes(int column) throws SQLException {
    return present(rows.getBytes(column), column);
  }

  /** Returns bytes, or null. */
  public byte @Nullable [] bytesOrNull(int column) throws SQLException {
    return rows.getBytes(column);
  }

  Object object(int column) throws SQLException {
    return present(rows.getObject(column), column);
  }

  private static <T> T present(@Nullable T value, int column) {
    if (value == null) {
      throw new IllegalStateException("column %d holds no value".formatted(column));
    }
    return value;
  }
}
