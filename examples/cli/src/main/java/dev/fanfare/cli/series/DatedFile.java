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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file of one series: {@code date, value}, in any order; dates that are missing are gaps. */
public final class DatedFile {
  /** What the header must name. */
  public static final List<String> COLUMNS = List.of("date", "value");

  private record Cell(long line, @Nullable Double value) {}

  private DatedFile() {}

  /**
   * Reads the series.
   *
   * @param step null to take the step that the closest dates show
   * @param rejections gets rows that cannot be read, and dates off the step
   */
  public static TimeSeries read(Path file, @Nullable TimeStep step, Rejections rejections) {
    TreeMap<LocalDate, Cell> values = new TreeMap<>();
    CsvInput.read(file, COLUMNS, rejections, (rows, bytes, of) -> {}, row -> add(row, values));
    if (values.isEmpty()) {
      throw new UnusableFileException(
          "Could not read %s: it has no row of values; %d rows were rejected"
              .formatted(file, rejections.count()));
    }
    TimeStep found = step == null ? step(values) : step;
    LocalDate start = values.firstKey();
    List<@Nullable Double> list = new ArrayList<>();
    String name = String.valueOf(file.getFileName());
    for (Map.Entry<LocalDate, Cell> entry : values.entrySet()) {
      while (date(start, found, list.size()).isBefore(entry.getKey())) {
        list.add(null);
      }
      if (date(start, found, list.size()).equals(entry.getKey())) {
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
    return TimeSeries.of(start, found, list);
  }

  private static void add(CsvRow row, Map<LocalDate, Cell> values) {
    LocalDate date = row.date("date");
    var cell = new Cell(row.line(), Cells.value("value", row.raw("value")));
    if (values.putIfAbsent(date, cell) != null) {
      throw new BadRowException("date stands on an earlier line");
    }
  }

  private static LocalDate date(LocalDate start, TimeStep step, int index) {
    return step.plus(start.atStartOfDay(), index).toLocalDate();
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
  public static void write(Forecast forecast, int[] levels, Path out) {
    List<String> header = new ArrayList<>(List.of("date", "point"));
    header.addAll(Cells.levelColumns(levels));
    header.add("method");
    CsvOutput.write(
        out,
        header.toArray(String[]::new),
        csv -> {
          for (ForecastStep step : forecast.steps()) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(step.start().toLocalDate());
            Cells.add(cells, step.value(), levels);
            cells.add(forecast.method().name().toLowerCase(Locale.ROOT));
            csv.row(cells.toArray(new @Nullable Object[0]));
          }
        });
  }
}
