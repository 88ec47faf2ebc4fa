package dev.fanfare.persistence.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many rows by their columns, so that one statement writes them all.
 *
 * @param <T> what a row is made of
 */
public final class Columns<T> {
  private final List<T> source;
  private final List<Column> columns = new ArrayList<>();

  private record Column(String name, ColumnType type, @Nullable Object[] values) {}

  private Columns(List<T> source) {
    this.source = source;
  }

  /** Starts with one row for each of these. */
  public static <T> Columns<T> of(List<T> source) {
    return new Columns<>(source);
  }

  /** Adds a column of text; of constants by their name. */
  public Columns<T> text(String name, Function<T, @Nullable Object> value) {
    return add(
        name,
        ColumnType.TEXT,
        row -> {
          Object given = value.apply(row);
          return given instanceof Enum<?> constant ? constant.name() : given;
        });
  }

  /** Adds a column of whole numbers. */
  public Columns<T> number(String name, ToLongFunction<T> value) {
    return add(name, ColumnType.NUMBER, value::applyAsLong);
  }

  /** Adds a column of whole numbers that may be missing. */
  public Columns<T> optionalNumber(String name, Function<T, @Nullable Long> value) {
    return add(name, ColumnType.NUMBER, value::apply);
  }

  /** Adds a column of small whole numbers. */
  public Columns<T> small(String name, ToLongFunction<T> value) {
    return add(name, ColumnType.SMALL, row -> (short) value.applyAsLong(row));
  }

  /** Adds a column of floating-point numbers. */
  public Columns<T> real(String name, Function<T, @Nullable Double> value) {
    return add(name, ColumnType.REAL, value::apply);
  }

  /** Adds a column of truth values. */
  public Columns<T> flag(String name, Function<T, @Nullable Boolean> value) {
    return add(name, ColumnType.FLAG, value::apply);
  }

  /** Adds a column of ids. */
  public Columns<T> id(String name, Function<T, @Nullable UUID> value) {
    return add(name, ColumnType.ID, value::apply);
  }

  /** Adds a column of instants. */
  public Columns<T> instant(String name, Function<T, @Nullable Instant> value) {
    return add(name, ColumnType.INSTANT, value::apply);
  }

  /** Adds a column of days. */
  public Columns<T> day(String name, Function<T, @Nullable LocalDate> value) {
    return add(name, ColumnType.DAY, value::apply);
  }

  /** Adds a column of bytes. */
  public Columns<T> bytes(String name, Function<T, byte @Nullable []> value) {
    return add(name, ColumnType.BYTES, value::apply);
  }

  private Columns<T> add(String name, ColumnType type, Function<T, @Nullable Object> value) {
    @Nullable Object[] values = new Object[source.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(source.get(i));
    }
    columns.add(new Column(name, type, values));
    return this;
  }

  int rows() {
    return source.size();
  }

  /** Returns the columns' names with commas between them. */
  public String names() {
    return String.join(", ", nameList());
  }

  List<String> nameList() {
    return columns.stream().map(Column::name).toList();
  }

  /** Returns the rows as a table of a name, with a parameter for each column. */
  public String unnest(String alias) {
    String arrays =
        columns.stream()
            .map(
                c ->
                    "cast(? as "
                        + (c.type == ColumnType.BYTES ? "bytea" : c.type.sql())
                        + " array)")
            .collect(Collectors.joining(", "));
    return "unnest(%s) as %s(%s)".formatted(arrays, alias, names());
  }

  /** Returns the parameters of {@link #unnest}. */
  public @Nullable Object[] arrays() {
    return columns.stream().map(c -> Param.array(c.type, c.values)).toArray();
  }

  @Nullable Object[] row(int index) {
    @Nullable Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = columns.get(i).values[index];
    }
    return row;
  }

  Object value(String column, int index) {
    for (Column candidate : columns) {
      if (candidate.name.equals(column)) {
        Object value = candidate.values[index];
        if (value != null) {
          return value;
        }
      }
    }
    throw new IllegalArgumentException("no value of column '%s'".formatted(column));
  }

  /** Returns the same rows with the first columns behind the others. */
  Columns<T> rotated(int first) {
    Columns<T> rotated = new Columns<>(source);
    rotated.columns.addAll(columns.subList(first, columns.size()));
    rotated.columns.addAll(columns.subList(0, first));
    return rotated;
  }
}
