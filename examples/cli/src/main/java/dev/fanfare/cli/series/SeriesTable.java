package dev.fanfare.cli.series;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.ProgressLine;
import dev.fanfare.cli.csv.BadRowException;
import dev.fanfare.cli.csv.CsvInput;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.CsvRow;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastResult;
import dev.fanfare.forecast.ForecastStep;
import dev.fanfare.forecast.InsufficientData;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.forecast.TimeStep;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of many series, one in each row: {@code id, frequency, h, train} and, if they are there,
 * {@code start} and {@code m}. Rows are forecast in parallel, some hundred at a time, so that a
 * file may be larger than memory.
 */
public final class SeriesTable {
  /** What the header must name. */
  public static final List<String> COLUMNS = List.of("id", "frequency", "h", "train");

  private static final int BATCH = 256;

  private final String file;
  private final RevenueForecaster forecaster;
  private final int[] levels;
  private final Rejections rejections;
  private final Set<String> ids = new HashSet<>();
  private final List<Row> batch = new ArrayList<>();
  private int written;

  private record Row(long line, String id, TimeSeries series, int horizon) {}

  private SeriesTable(
      Path file, RevenueForecaster forecaster, int[] levels, Rejections rejections) {
    this.file = String.valueOf(file.getFileName());
    this.forecaster = forecaster;
    this.levels = levels;
    this.rejections = rejections;
  }

  /**
   * Forecasts every series of a file.
   *
   * @param out gets {@code id, step, point} and the ends of the intervals; step 0 is the total
   * @param rejections gets rows that cannot be read and series too short to forecast
   * @return how many series were forecast
   */
  public static int forecast(
      Path in,
      Path out,
      RevenueForecaster forecaster,
      int[] levels,
      Rejections rejections,
      Console console) {
    var table = new SeriesTable(in, forecaster, levels, rejections);
    List<String> header = new ArrayList<>(List.of("id", "step", "point"));
    header.addAll(Cells.levelColumns(levels));
    try (ProgressLine progress = console.progress("Forecasting", "series")) {
      CsvOutput.write(
          out,
          header.toArray(String[]::new),
          csv -> {
            CsvInput.read(
                in,
                COLUMNS,
                rejections,
                (rows, bytes, of) -> {},
                row -> {
                  table.batch.add(table.read(row));
                  if (table.batch.size() == BATCH) {
                    table.flush(csv);
                    progress.at(table.written, 0, 0);
                  }
                });
            table.flush(csv);
          });
    }
    return table.written;
  }

  private Row read(CsvRow row) {
    String id = row.id("id");
    TimeStep step = step(row.raw("frequency"));
    int horizon = (int) row.count("h", 1, RevenueForecaster.MAX_HORIZON);
    LocalDate start = row.isEmpty("start") ? LocalDate.EPOCH : row.date("start", Cells.MIN_DATE);
    List<@Nullable Double> values = new ArrayList<>();
    for (String text : row.raw("train").strip().split(" +")) {
      values.add(Cells.value("train value " + (values.size() + 1), text));
    }
    TimeSeries series = TimeSeries.of(start, step, values);
    int season = row.isEmpty("m") ? 1 : (int) row.count("m", 1, TimeSeries.MAX_SEASON);
    if (season > 1 && !step.seasonLengths().contains(season)) {
      series = series.withSeasonLengths(season);
    }
    if (!ids.add(id)) {
      throw new BadRowException("id stands on an earlier line");
    }
    return new Row(row.line(), id, series, horizon);
  }

  private static TimeStep step(String frequency) {
    return switch (frequency) {
      case "hourly" -> TimeStep.HOUR;
      case "daily" -> TimeStep.DAY;
      case "weekly" -> TimeStep.WEEK;
      case "monthly" -> TimeStep.MONTH;
      case "quarterly" -> TimeStep.QUARTER;
      case "yearly" -> TimeStep.YEAR;
      default ->
          throw new BadRowException(
              "frequency must be hourly, daily, weekly, monthly, quarterly or yearly, was %s"
                  .formatted(Rejections.shown(frequency)));
    };
  }

  private void flush(CsvOutput csv) {
    List<ForecastResult> results =
        batch.parallelStream()
            .map(row -> forecaster.forecast(row.series, row.horizon, levels))
            .toList();
    for (int i = 0; i < results.size(); i++) {
      Row row = batch.get(i);
      if (results.get(i) instanceof Forecast forecast) {
        write(row.id, forecast, csv);
        written++;
      } else if (results.get(i) instanceof InsufficientData little) {
        rejections.add(
            file,
            row.line,
            "train has %d values, a forecast needs %d".formatted(little.have(), little.needed()));
      }
    }
    batch.clear();
  }

  private void write(String id, Forecast forecast, CsvOutput csv) {
    List<@Nullable Object> total = new ArrayList<>(List.of(id, 0));
    Cells.add(total, forecast.total(), levels);
    csv.row(total.toArray(new @Nullable Object[0]));
    for (ForecastStep step : forecast.steps()) {
      List<@Nullable Object> cells = new ArrayList<>(List.of(id, step.step()));
      Cells.add(cells, step.value(), levels);
      csv.row(cells.toArray(new @Nullable Object[0]));
    }
  }
}
