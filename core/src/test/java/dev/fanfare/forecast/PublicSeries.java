package dev.fanfare.forecast;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Series of public competitions with what came after them. They are no part of the repository:
 * {@code FANFARE_M4_DATA} says where they are, else they are looked for beside it, and without them
 * a test is skipped.
 *
 * @param season what the scores take for the season, 1 for none
 * @param future NaN where nothing is known
 */
record PublicSeries(
    String id, String group, String frequency, int season, TimeSeries series, double[] future) {
  static List<PublicSeries> all() {
    Path files = files();
    Map<String, double[]> futures = new HashMap<>();
    for (String line : lines(files.resolve("dev_test.csv.gz"))) {
      String[] cells = line.split(",");
      futures.put(
          cells[0],
          Arrays.stream(cells[1].split(" "))
              .mapToDouble(v -> v.equals("NA") ? Double.NaN : Double.parseDouble(v))
              .toArray());
    }
    List<PublicSeries> all = new ArrayList<>();
    for (String line : lines(files.resolve("dev_train.csv.gz"))) {
      String[] cells = line.split(",");
      List<@Nullable Double> values = new ArrayList<>();
      for (String v : cells[6].split(" ")) {
        values.add(v.equals("NA") ? null : Double.valueOf(v));
      }
      TimeStep step =
          switch (cells[2]) {
            case "hourly" -> TimeStep.HOUR;
            case "daily" -> TimeStep.DAY;
            case "weekly" -> TimeStep.WEEK;
            case "monthly" -> TimeStep.MONTH;
            case "quarterly" -> TimeStep.QUARTER;
            default -> TimeStep.YEAR;
          };
      all.add(
          new PublicSeries(
              cells[0],
              cells[1],
              cells[2],
              Integer.parseInt(cells[3]),
              TimeSeries.of(LocalDate.EPOCH, step, values),
              futures.get(cells[0])));
    }
    return all;
  }

  private static List<String> lines(Path file) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path files() {
    String given = System.getenv("FANFARE_M4_DATA");
    Path files =
        given != null
            ? Path.of(given)
            : Path.of(System.getProperty("fanfare.root", "."), "..", "shared", "data", "m4");
    assumeTrue(
        Files.isRegularFile(files.resolve("dev_train.csv.gz")),
        "No public series at %s; set FANFARE_M4_DATA to the directory that has dev_train.csv.gz"
            .formatted(files.toAbsolutePath().normalize()));
    return files;
  }

  /** Returns the history with gaps bridged by straight lines. */
  double[] bridged() {
    List<@Nullable Double> values = series.values();
    int n = values.size();
    double[] y = new double[n];
    int before = -1;
    for (int t = 0; t < n; t++) {
      Double value = values.get(t);
      if (value != null) {
        y[t] = value;
        for (int i = before + 1; i < t; i++) {
          y[i] = before < 0 ? value : y[before] + (value - y[before]) * (i - before) / (t - before);
        }
        before = t;
      }
    }
    Arrays.fill(y, before + 1, n, y[before]);
    return y;
  }

  /** Returns Naive2, the benchmark of the M4 competition. */
  double[] naive2() {
    double[] y = bridged();
    int n = y.length;
    int m = season;
    double[] points = new double[future.length];
    boolean seasonal = isSeasonal(y, m);
    boolean multiplicative = Arrays.stream(y).min().orElseThrow() > 0;
    double[] index = seasonal ? indices(y, m, multiplicative) : new double[m];
    double last = y[n - 1];
    if (seasonal) {
      double i = index[(n - 1) % m];
      last = multiplicative ? last / i : last - i;
    }
    for (int h = 0; h < points.length; h++) {
      double i = index[(n + h) % m];
      points[h] = !seasonal ? last : multiplicative ? last * i : last + i;
    }
    return points;
  }

  private static boolean isSeasonal(double[] y, int m) {
    int n = y.length;
    if (m < 2 || n < 3 * m || m > (int) (10 * Math.log10(n))) {
      return false;
    }
    double mean = Arrays.stream(y).sum() / n;
    double c0 = 0;
    for (double v : y) {
      c0 += (v - mean) * (v - mean);
    }
    double squares = 0;
    double r = 0;
    for (int k = 1; k <= m; k++) {
      squares += k > 1 ? r * r : 0;
      r = 0;
      for (int t = 0; t < n - k; t++) {
        r += (y[t] - mean) * (y[t + k] - mean) / c0;
      }
    }
    return c0 > 0 && Math.abs(r) > 1.645 / Math.sqrt(n) * Math.sqrt(1 + 2 * squares);
  }

  private static double[] indices(double[] y, int m, boolean multiplicative) {
    double[] sum = new double[m];
    int[] count = new int[m];
    int half = m / 2;
    for (int t = half; t < y.length - half; t++) {
      double trend = m % 2 == 0 ? 0.5 * (y[t - half] + y[t + half]) : y[t - half] + y[t + half];
      for (int i = t - half + 1; i < t + half; i++) {
        trend += y[i];
      }
      trend /= m;
      if (multiplicative && trend == 0) {
        continue;
      }
      sum[t % m] += multiplicative ? y[t] / trend : y[t] - trend;
      count[t % m]++;
    }
    double mean = 0;
    for (int p = 0; p < m; p++) {
      sum[p] = count[p] == 0 ? (multiplicative ? 1 : 0) : sum[p] / count[p];
      mean += sum[p] / m;
    }
    for (int p = 0; p < m; p++) {
      sum[p] = multiplicative ? sum[p] / mean : sum[p] - mean;
    }
    return sum;
  }

  /** Returns what MASE divides by, NaN if that is 0 or unknown. */
  double scale() {
    TimeSeries scored = season < 2 ? series.withSeasonLengths() : series.withSeasonLengths(season);
    double scale = ForecastAccuracy.naiveError(scored).orElse(Double.NaN);
    return scale > 0 ? scale : Double.NaN;
  }

  /** Returns sMAPE and the mean absolute error of points. */
  double[] errors(double[] points) {
    double smape = 0;
    double error = 0;
    int count = 0;
    for (int h = 0; h < points.length; h++) {
      if (!Double.isNaN(future[h])) {
        double e = Math.abs(future[h] - points[h]);
        double size = Math.abs(future[h]) + Math.abs(points[h]);
        smape += size > 0 ? 200 * e / size : 0;
        error += e;
        count++;
      }
    }
    return new double[] {smape / count, error / count};
  }
}
