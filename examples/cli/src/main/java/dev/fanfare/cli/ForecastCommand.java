package dev.fanfare.cli;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.Numbers;
import dev.fanfare.cli.console.TextTable;
import dev.fanfare.cli.csv.CsvInput;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.cli.platform.RunFiles;
import dev.fanfare.cli.series.DatedFile;
import dev.fanfare.cli.series.SeriesTable;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastMethod;
import dev.fanfare.forecast.ForecastResult;
import dev.fanfare.forecast.InsufficientData;
import dev.fanfare.forecast.ModelWeight;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.forecast.TimeStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Forecasts series from a file. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Continue series of numbers, with intervals.",
      "The file is either one series (columns date and value; --horizon says how far) or many, one in"
          + " each row: id, frequency (hourly, daily, weekly, monthly, quarterly, yearly), h (how"
          + " far), train (values divided by spaces, NA for a gap), and perhaps start and m (a season"
          + " length).",
      "Of many, step 0 is the total over the horizon. Bad rows, and series with fewer than 3 values,"
          + " are listed in rejected.csv beside the result."
    })
final class ForecastCommand implements Callable<Integer> {
  private static final int SHOWN_WEIGHTS = 6;
  private static final int SHOWN_REJECTIONS = 5;

  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = "The series, CSV or CSV.GZ.")
  private Path in;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "forecast.csv",
      description = "Where to write the result, CSV or CSV.GZ (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--level",
      paramLabel = "PERCENT",
      split = ",",
      defaultValue = "80,95",
      description = "Levels of the intervals, 1 to 99 (default: ${DEFAULT-VALUE}).")
  private int[] levels;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description = "How many periods, for a file of one series.")
  private @Nullable Integer horizon;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description =
          "day, week, month, quarter or year, for a file of one series (default: as its closest dates"
              + " show).")
  private @Nullable TimeStep step;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "combined",
      description = "combined, linear_regression or another model (default: ${DEFAULT-VALUE}).")
  private ForecastMethod method;

  @Override
  public Integer call() {
    int[] asked = checkedLevels();
    Path directory = directory();
    Console console = program.console(spec.commandLine());
    long started = System.nanoTime();
    var rejections = new Rejections();
    RevenueForecaster forecaster = RevenueForecaster.of(method);
    Set<String> columns = CsvInput.columns(in);
    CsvOutput.prepare(directory);
    try {
      forecast(columns, forecaster, asked, rejections, console, started);
    } catch (UnusableFileException e) {
      // Nothing is left to forecast perhaps because rows were bad: let people see why.
      rejections.write(directory.resolve(RunFiles.REJECTED));
      showFirst(rejections, console);
      throw e;
    }
    rejections.write(directory.resolve(RunFiles.REJECTED));
    return rejections.lostTheRestOfAFile() ? FanfareCli.FAILED : CommandLine.ExitCode.OK;
  }

  private static void showFirst(Rejections rejections, Console console) {
    rejections.sorted().stream()
        .limit(SHOWN_REJECTIONS)
        .forEach(rejection -> console.line("  " + rejection));
  }

  private void forecast(
      Set<String> columns,
      RevenueForecaster forecaster,
      int[] asked,
      Rejections rejections,
      Console console,
      long started) {
    if (columns.contains("train")) {
      if (horizon != null || step != null) {
        throw new ParameterException(
            spec.commandLine(),
            "--horizon and --step are for a file of one series; this one has them in its rows");
      }
      int series = SeriesTable.forecast(in, out, forecaster, asked, rejections, console);
      console.line(
          "%s series forecast to %s, %s rows rejected (%s)"
              .formatted(
                  Numbers.grouped(series),
                  out,
                  Numbers.grouped(rejections.count()),
                  Numbers.seconds(Duration.ofNanos(System.nanoTime() - started))));
      if (series == 0) {
        throw new UnusableFileException(
            "No series of %s could be forecast; %s says why"
                .formatted(in, out.resolveSibling(RunFiles.REJECTED)));
      }
    } else {
      one(forecaster, asked, rejections, console);
    }
  }

  private void one(
      RevenueForecaster forecaster, int[] asked, Rejections rejections, Console console) {
    if (horizon == null) {
      throw new ParameterException(
          spec.commandLine(), "a file of one series needs --horizon, such as --horizon 30");
    }
    if (horizon < 1 || horizon > RevenueForecaster.MAX_HORIZON) {
      throw new ParameterException(
          spec.commandLine(),
          "--horizon must be 1 to %d, was %d".formatted(RevenueForecaster.MAX_HORIZON, horizon));
    }
    if (step == TimeStep.HOUR) {
      throw new ParameterException(
          spec.commandLine(),
          "--step must be day, week, month, quarter or year: dates have no hour");
    }
    DatedFile file = DatedFile.read(in, step, rejections);
    TimeSeries series = file.series();
    ForecastResult result = forecaster.forecast(series, horizon, asked);
    if (result instanceof InsufficientData little) {
      throw new UnusableFileException(
          "%s has too few values: %d, a forecast needs %d; %s rows were rejected"
              .formatted(in, little.have(), little.needed(), Numbers.grouped(rejections.count())));
    }
    if (result instanceof Forecast forecast) {
      file.write(forecast, asked, out);
      summarise(series, forecast, rejections, console);
    }
  }

  private void summarise(
      TimeSeries series, Forecast forecast, Rejections rejections, Console console) {
    var table = new TextTable().text("Total of").number("Point").number("From").number("To");
    forecast
        .total()
        .intervals()
        .forEach(
            (level, interval) ->
                table.row(
                    "%d %ss, %d %%".formatted(forecast.steps().size(), name(series.step()), level),
                    amount(forecast.total().point()),
                    amount(interval.lower()),
                    amount(interval.upper())));
    console.table(table);
    console.line("");
    List<ModelWeight> counting = forecast.weights().stream().filter(w -> w.weight() > 0).toList();
    console.line(
        "Models: "
            + counting.stream()
                .limit(SHOWN_WEIGHTS)
                .map(w -> "%s %.0f %%".formatted(name(w.method()), 100 * w.weight()))
                .collect(Collectors.joining(", "))
            + (counting.size() > SHOWN_WEIGHTS ? ", …" : ""));
    forecast.warnings().forEach(warning -> console.line("Note: " + name(warning)));
    console.line(
        "%s values read, %d periods forecast to %s, %s rows rejected"
            .formatted(
                Numbers.grouped(series.observed()),
                forecast.steps().size(),
                out,
                Numbers.grouped(rejections.count())));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String amount(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }

  private int[] checkedLevels() {
    int[] sorted = Arrays.stream(levels).sorted().distinct().toArray();
    for (int level : sorted) {
      if (level < 1 || level > 99) {
        throw new ParameterException(
            spec.commandLine(), "--level must be 1 to 99, was %d".formatted(level));
      }
    }
    return sorted;
  }

  /** Returns where to write, after checking that nothing gets lost by it. */
  private Path directory() {
    if (String.valueOf(out.getFileName()).equals(RunFiles.REJECTED)) {
      throw new ParameterException(
          spec.commandLine(), "--out must not be rejected.csv, where bad rows are listed");
    }
    try {
      Path rejected = out.toAbsolutePath().resolveSibling(RunFiles.REJECTED);
      for (Path written : List.of(out, rejected)) {
        if (Files.exists(written) && Files.exists(in) && Files.isSameFile(written, in)) {
          throw new ParameterException(
              spec.commandLine(), "--in would be replaced by what is written; change --out");
        }
      }
    } catch (IOException e) {
      throw new UnusableFileException("Could not read", in, e);
    }
    return out.toAbsolutePath().resolveSibling("").normalize();
  }
}
