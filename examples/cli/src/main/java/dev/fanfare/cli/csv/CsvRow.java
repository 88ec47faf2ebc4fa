package dev.fanfare.cli.csv;

import static dev.fanfare.cli.csv.PlainText.shown;

import dev.fanfare.money.Asset;
import dev.fanfare.money.AssetRegistry;
import dev.fanfare.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A row of a CSV file, with its cells read as what they must be. Every reader method throws {@link
 * BadRowException}.
 */
public final class CsvRow {
  /** The first day that a date may name. */
  public static final LocalDate MIN_DATE = LocalDate.of(1970, 1, 1);

  /**
   * The last day that a date may name; a typing error in the year is not to make the run simulate
   * centuries.
   */
  public static final LocalDate MAX_DATE = LocalDate.of(2100, 12, 31);

  private static final int MAX_ID = 64;
  private static final char REPLACEMENT = '\uFFFD';
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,40}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

  private final long line;
  private final Map<String, Integer> header;
  private final String[] cells;

  CsvRow(long line, Map<String, Integer> header, String[] cells) {
    this.line = line;
    this.header = header;
    this.cells = cells;
  }

  /** Returns the physical line on which the row begins, from 1. */
  public long line() {
    return line;
  }

  /** Returns the names of the file's columns, in no order. */
  public Set<String> columns() {
    return header.keySet();
  }

  /** Returns a cell as it stands, empty if the file has no such column. */
  public String raw(String column) {
    Integer index = header.get(column);
    return index == null ? "" : cells[index];
  }

  public boolean isEmpty(String column) {
    return raw(column).isEmpty();
  }

  /** Returns an id: 1 to 64 characters, not blank, without control characters. */
  public String id(String column) {
    String cell = present(column);
    if (cell.length() > MAX_ID) {
      throw new BadRowException(
          "%s is longer than %d characters: %s".formatted(column, MAX_ID, shown(cell)));
    }
    if (cell.isBlank() || !PlainText.isPlain(cell)) {
      throw new BadRowException(
          "%s is blank or has control characters: %s".formatted(column, shown(cell)));
    }
    return cell;
  }

  /**
   * Returns text for people, at most {@code max} characters; control characters are shown as
   * U+FFFD, for no name needs them and a terminal would obey them.
   */
  public String label(String column, int max) {
    String cell = raw(column);
    if (cell.length() > max) {
      throw new BadRowException(
          "%s is longer than %d characters: %s".formatted(column, max, shown(cell)));
    }
    return PlainText.cleaned(cell, REPLACEMENT);
  }

  /** Returns a whole number, {@code min} to {@code max}. */
  public long count(String column, long min, long max) {
    String cell = present(column);
    if (!COUNT.matcher(cell).matches()) {
      throw new BadRowException(
          "%s must be a whole number, %d or more, was %s".formatted(column, min, shown(cell)));
    }
    try {
      long value = Long.parseLong(cell);
      if (min <= value && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Too long for a long, so beyond every maximum.
    }
    throw new BadRowException("%s must be %d to %d, was %s".formatted(column, min, max, cell));
  }

  /** Returns a plain decimal number, 0 or more. */
  public BigDecimal decimal(String column) {
    String cell = present(column);
    if (!DECIMAL.matcher(cell).matches()) {
      throw new BadRowException(
          "%s must be a plain decimal number, 0 or more, was %s".formatted(column, shown(cell)));
    }
    return new BigDecimal(cell);
  }

  /** Returns the ISO 4217 currency that a cell names. */
  public Asset currency(String column) {
    String cell = present(column);
    return AssetRegistry.iso()
        .find(cell)
        .orElseThrow(() -> new BadRowException("unknown currency " + shown(cell)));
  }

  /** Returns an amount, which may be negative. */
  public Money money(String column, Asset asset) {
    String cell = present(column);
    if (!AMOUNT.matcher(cell).matches()) {
      throw new BadRowException(
          "%s must be a plain decimal number such as 12.50, was %s".formatted(column, shown(cell)));
    }
    try {
      return Money.parse(cell, asset);
    } catch (IllegalArgumentException e) {
      throw new BadRowException(
          "%s has more than the %d decimals of %s: %s"
              .formatted(column, asset.scale(), asset, shown(cell)));
    } catch (ArithmeticException e) {
      throw new BadRowException("%s is too large: %s".formatted(column, shown(cell)));
    }
  }

  /** Returns an amount, 0 or more. */
  public Money amount(String column, Asset asset) {
    Money amount = money(column, asset);
    if (amount.isNegative()) {
      throw new BadRowException(
          "%s must be 0 or more, was %s".formatted(column, shown(raw(column))));
    }
    return amount;
  }

  /**
   * Returns a time such as {@code 2026-01-31T10:00:00Z}, from {@link #MIN_DATE} to {@link
   * #MAX_DATE}.
   */
  public Instant instant(String column) {
    String cell = present(column);
    try {
      Instant instant = Instant.parse(cell);
      long day = Math.floorDiv(instant.getEpochSecond(), 86_400L);
      if (day >= MIN_DATE.toEpochDay() && day <= MAX_DATE.toEpochDay()) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw new BadRowException(
          "%s must be a time such as 2026-01-31T10:00:00Z, was %s".formatted(column, shown(cell)));
    }
    throw outOfRange(column, MIN_DATE, cell);
  }

  /** Returns a date such as {@code 2026-01-31}, from {@link #MIN_DATE} to {@link #MAX_DATE}. */
  public LocalDate date(String column) {
    return date(column, MIN_DATE);
  }

  /** Returns a date such as {@code 1949-01-31}, from {@code min} to {@link #MAX_DATE}. */
  public LocalDate date(String column, LocalDate min) {
    String cell = present(column);
    try {
      LocalDate date = LocalDate.parse(cell);
      if (!date.isBefore(min) && !date.isAfter(MAX_DATE)) {
        return date;
      }
    } catch (DateTimeException e) {
      throw new BadRowException(
          "%s must be a date such as 2026-01-31, was %s".formatted(column, shown(cell)));
    }
    throw outOfRange(column, min, cell);
  }

  private static BadRowException outOfRange(String column, LocalDate min, String cell) {
    return new BadRowException(
        "%s must be %s to %s, was %s".formatted(column, min, MAX_DATE, shown(cell)));
  }

  private String present(String column) {
    String cell = raw(column);
    if (cell.isEmpty()) {
      throw new BadRowException(column + " is missing");
    }
    return cell;
  }
}
