package dev.fanfare.cli.series;

import dev.fanfare.cli.csv.BadRowException;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.forecast.Prediction;
import dev.fanfare.forecast.TimeSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in cells. */
final class Cells {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,40}(\\.[0-9]{0,40})?([eE][-+]?[0-9]{1,3})?");

  /** As many digits as a double surely has. */
  private static final MathContext DIGITS = new MathContext(15);

  /** The first day of a series: some have been counted for centuries. */
  static final LocalDate MIN_DATE = LocalDate.of(1000, 1, 1);

  private Cells() {}

  /** Returns a value, null for a gap, which is empty or {@code NA}. */
  static @Nullable Double value(String name, String text) {
    if (text.isEmpty() || text.equals("NA")) {
      return null;
    }
    if (NUMBER.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= TimeSeries.MAX_VALUE) {
        return value;
      }
    }
    throw new BadRowException(
        "%s must be a number within +-%s, or NA, was %s"
            .formatted(name, TimeSeries.MAX_VALUE, Rejections.shown(text)));
  }

  /** Returns the names of the columns of some levels. */
  static List<String> levelColumns(int[] levels) {
    List<String> columns = new ArrayList<>();
    for (int level : levels) {
      columns.add("lo" + level);
      columns.add("hi" + level);
    }
    return columns;
  }

  /** Appends the point and the ends of its intervals. */
  static void add(List<@Nullable Object> cells, Prediction value, int[] levels) {
    cells.add(number(value.point()));
    for (int level : levels) {
      cells.add(number(value.interval(level).lower()));
      cells.add(number(value.interval(level).upper()));
    }
  }

  /** Returns a number with as many digits as count. */
  static BigDecimal number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }
}
