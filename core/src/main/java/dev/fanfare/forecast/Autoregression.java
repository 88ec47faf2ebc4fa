package dev.fanfare.forecast;

import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Autoregression by least squares: on the last 1 to 4 values, on those alone, with the values of a
 * season ago, or with these and their neighbours; of these the one with the smallest AICc. A season
 * counts from three cycles on. The forecast feeds on itself.
 */
final class Autoregression implements Model {
  private static final int MAX_ORDER = 4;
  private static final int SPARE_ROWS = 4;

  /**
   * How much each sum of squares is raised, so that columns which repeat each other are solvable.
   */
  private static final double RIDGE = 1e-8;

  private record Fit(int[] lags, double[] coefficients, double score) {}

  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    double[] y = sample.y();
    int n = y.length;
    int[] seasons = Arrays.stream(sample.seasons()).filter(m -> n >= 3L * m).toArray();
    int longest = seasons.length == 0 ? 1 : seasons[seasons.length - 1];
    // All candidates are judged on the same values, as far as these suffice.
    int common = Math.min(longest > 1 ? longest + 1 : MAX_ORDER, n / 3);
    Fit best = null;
    for (int order = 1; order <= MAX_ORDER; order++) {
      for (int kind = 0; kind < (longest > 1 ? 3 : 1); kind++) {
        int[] lags = lags(order, kind, seasons);
        Fit fit = fit(y, lags, Math.max(common, lags[lags.length - 1]));
        if (fit != null && (best == null || fit.score < best.score)) {
          best = fit;
        }
      }
    }
    return best == null ? null : continued(y, best, horizon);
  }

  private static int[] lags(int order, int kind, int[] seasons) {
    var lags = new TreeSet<Integer>();
    for (int i = 1; i <= order; i++) {
      lags.add(i);
    }
    if (kind > 0) {
      for (int m : seasons) {
        lags.add(m);
        if (kind > 1) {
          lags.add(m - 1);
          lags.add(m + 1);
        }
      }
    }
    return lags.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] continued(double[] y, Fit fit, int horizon) {
    int n = y.length;
    double[] path = Arrays.copyOf(y, n + horizon);
    for (int t = n; t < path.length; t++) {
      double v = fit.coefficients[0];
      for (int i = 0; i < fit.lags.length; i++) {
        v += fit.coefficients[i + 1] * path[t - fit.lags[i]];
      }
      path[t] = v;
    }
    return Arrays.copyOfRange(path, n, path.length);
  }

  /** Returns intercept and coefficients, fitted on the values from {@code start} on. */
  private static @Nullable Fit fit(double[] y, int[] lags, int start) {
    int k = lags.length;
    int rows = y.length - start;
    if (rows < k + 1 + SPARE_ROWS) {
      return null;
    }
    double[] mean = new double[k + 1];
    for (int t = start; t < y.length; t++) {
      mean[k] += y[t];
      for (int i = 0; i < k; i++) {
        mean[i] += y[t - lags[i]];
      }
    }
    for (int i = 0; i <= k; i++) {
      mean[i] /= rows;
    }
    double[][] a = new double[k][k];
    double[] b = new double[k];
    double squares = 0;
    double[] row = new double[k];
    for (int t = start; t < y.length; t++) {
      double v = y[t] - mean[k];
      squares += v * v;
      for (int i = 0; i < k; i++) {
        row[i] = y[t - lags[i]] - mean[i];
        b[i] += row[i] * v;
        double[] ai = a[i];
        for (int j = 0; j <= i; j++) {
          ai[j] += row[i] * row[j];
        }
      }
    }
    for (int i = 0; i < k; i++) {
      a[i][i] *= 1 + RIDGE;
    }
    double[] x = LeastSquares.solve(a, b);
    if (x == null) {
      return null;
    }
    double[] coefficients = new double[k + 1];
    coefficients[0] = mean[k];
    double rest = squares;
    for (int i = 0; i < k; i++) {
      coefficients[i + 1] = x[i];
      coefficients[0] -= x[i] * mean[i];
      rest -= x[i] * b[i];
    }
    // Rounding may make a perfect fit a little better than perfect.
    double variance = Math.max(rest, 1e-14 * squares) / rows;
    int parameters = k + 2;
    double aicc =
        rows * StrictMath.log(variance)
            + 2.0 * parameters
            + 2.0 * parameters * (parameters + 1) / Math.max(1, rows - parameters - 1);
    return new Fit(lags, coefficients, aicc / rows);
  }
}
