package dev.fanfare.cli.series;

import dev.fanfare.cli.csv.BadRowException;
import dev.fanfare.cli.csv.CsvInput;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.CsvRow;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastStep;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.forecast.TimeStep;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of one series: {@code date, value}, in any order; dates that are missing are gaps.
 *
 * @param series what it holds
 * @param monthEnds whether all dates are the last days of their months, so that the 30th of April
 *     is followed by the 31st of May
 */
public record DatedFile(TimeSeries series, boolean monthEnds) {
  /** What the header must name. */
  public static final List<String> COLUMNS = List.of("date", "value");

  private record Cell(long line, @Nullable Double value) {}

  /**
   * Reads the series.
   *
   * @param step null to take the step that the closest dates show
   * @param rejections gets rows that cannot be read, and dates off the step
   */
  public static DatedFile read(Path file, @Nullable TimeStep step, Rejections rejections) {
    TreeMap<LocalDate, Cell> values = new TreeMap<>();
    CsvInput.read(file, COLUMNS, rejections, (rows, bytes, of) -> {}, row -> add(row, values));
    if (values.isEmpty()) {
      throw new UnusableFileException(
          "Could not read %s: it has no row of values; %d rows were rejected"
              .formatted(file, rejections.count()));
    }
    TimeStep found = step == null ? step(values) : step;
    LocalDate start = values.firstKey();
    boolean monthEnds =
        (found == TimeStep.MONTH || found == TimeStep.QUARTER)
            && values.keySet().stream().allMatch(date -> date.equals(monthEnd(date)));
    List<@Nullable Double> list = new ArrayList<>();
    String name = String.valueOf(file.getFileName());
    for (Map.Entry<LocalDate, Cell> entry : values.entrySet()) {
      while (date(start, found, list.size(), monthEnds).isBefore(entry.getKey())) {
        list.add(null);
      }
      if (date(start, found, list.size(), monthEnds).equals(entry.getKey())) {
        list.add(entry.getValue().value());
      } else {
        // The place stands for the next date on the step.
        list.remove(list.size() - 1);
        rejections.add(
            name,
            entry.getValue().line(),
            "date %s is not a whole number of %ss after %s"
                .formatted(entry.getKey(), found.name().toLowerCase(Locale.ROOT), start));
      }
    }
    return new DatedFile(TimeSeries.of(start, found, list), monthEnds);
  }

  private static void add(CsvRow row, Map<LocalDate, Cell> values) {
    LocalDate date = row.date("date", Cells.MIN_DATE);
    var cell = new Cell(row.line(), Cells.value("value", row.raw("value")));
    if (values.putIfAbsent(date, cell) != null) {
      throw new BadRowException("date stands on an earlier line");
    }
  }

  private static LocalDate date(LocalDate start, TimeStep step, int index, boolean monthEnds) {
    LocalDate date = step.plus(start.atStartOfDay(), index).toLocalDate();
    return monthEnds ? monthEnd(date) : date;
  }

  private static LocalDate monthEnd(LocalDate date) {
    return date.with(TemporalAdjusters.lastDayOfMonth());
  }

  private static TimeStep step(TreeMap<LocalDate, Cell> values) {
    long closest = Long.MAX_VALUE;
    LocalDate before = null;
    for (LocalDate date : values.keySet()) {
      if (before != null) {
        closest = Math.min(closest, date.toEpochDay() - before.toEpochDay());
      }
      before = date;
    }
    if (closest >= 365 && closest != Long.MAX_VALUE) {
      return TimeStep.YEAR;
    }
    if (closest >= 90 && closest <= 92) {
      return TimeStep.QUARTER;
    }
    if (closest >= 28 && closest <= 31) {
      return TimeStep.MONTH;
    }
    return closest == 7 ? TimeStep.WEEK : TimeStep.DAY;
  }

  /** Writes {@code date, point}, the ends of the intervals and {@code method}. */
  public void write(Forecast forecast, int[] levels, Path out) {
    List<String> header = new ArrayList<>(List.of("date", "point"));
    header.addAll(Cells.levelColumns(levels));
    header.add("method");
    CsvOutput.write(
        out,
        header.toArray(String[]::new),
        csv -> {
          for (ForecastStep step : forecast.steps()) {
            List<@Nullable Object> cells = new ArrayList<>();
            LocalDate date = step.start().toLocalDate();
            cells.add(monthEnds ? monthEnd(date) : date);
            Cells.add(cells, step.value(), levels);
            cells.add(forecast.method().name().toLowerCase(Locale.ROOT));
            csv.row(cells.toArray(new @Nullable Object[0]));
          }
        });
  }
}
