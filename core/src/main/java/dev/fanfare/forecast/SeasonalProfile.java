package dev.fanfare.forecast;

import java.util.Arrays;

/**
 * What repeats in a series: one index for each phase of each season, taken out before fitting and
 * put back into the forecast. Multiplicative for a positive series that this fits better, additive
 * otherwise.
 *
 * <p>Indices are classical: means, over the cycles, of what is left beside a centred moving mean of
 * the longest season. A longer season is measured on what the shorter ones leave over. Each
 * season's indices are shrunk by {@code 1 - 3/F}, where F is the variance ratio of an analysis of
 * variance by phase: about 1 where there is no season, so that chance is not taken for one, and
 * large where there is. (The factor that an estimate of James and Stein's kind would have is 1; 3
 * also allows for errors that are not independent of each other.)
 */
final class SeasonalProfile {
  private static final double LEAST_F = 3;

  /** No season divides by less: values near 0 would explode. */
  private static final double LEAST_FACTOR = 0.05;

  private static final SeasonalProfile NONE =
      new SeasonalProfile(false, new int[0], new double[0][]);

  private final boolean multiplicative;
  private final int[] lengths;
  private final double[][] indices;

  private SeasonalProfile(boolean multiplicative, int[] lengths, double[][] indices) {
    this.multiplicative = multiplicative;
    this.lengths = lengths;
    this.indices = indices;
  }

  static SeasonalProfile none() {
    return NONE;
  }

  /**
   * Measures the profile of a series.
   *
   * @param seasons season lengths that fit at least twice, ascending
   */
  static SeasonalProfile of(double[] y, int[] seasons) {
    return of(y, seasons, true);
  }

  /** Measures an additive profile, whatever the signs of the values. */
  static SeasonalProfile additive(double[] y, int[] seasons) {
    return of(y, seasons, false);
  }

  private static SeasonalProfile of(double[] y, int[] seasons, boolean multiplicativeToo) {
    if (seasons.length == 0) {
      return NONE;
    }
    int longest = seasons[seasons.length - 1];
    double[] trend = Sums.centredMean(y, longest);
    int from = longest / 2;
    int to = y.length - longest / 2;
    SeasonalProfile additive = measure(y, trend, from, to, seasons, false);
    for (double v : y) {
      if (v <= 0) {
        return additive;
      }
    }
    if (!multiplicativeToo) {
      return additive;
    }
    SeasonalProfile multiplicative = measure(y, trend, from, to, seasons, true);
    return multiplicative.misfit(y, trend, from, to) <= additive.misfit(y, trend, from, to)
        ? multiplicative
        : additive;
  }

  private static SeasonalProfile measure(
      double[] y, double[] trend, int from, int to, int[] seasons, boolean multiplicative) {
    double[] rest = new double[to - from];
    for (int t = from; t < to; t++) {
      rest[t - from] = multiplicative ? y[t] / trend[t] - 1 : y[t] - trend[t];
    }
    int kept = 0;
    int[] lengths = new int[seasons.length];
    double[][] indices = new double[seasons.length][];
    for (int m : seasons) {
      double[] index = shrunkMeans(rest, from, m);
      if (index.length > 0) {
        for (int i = 0; i < rest.length; i++) {
          rest[i] -= index[(from + i) % m];
        }
        lengths[kept] = m;
        indices[kept++] = index;
      }
    }
    return kept == 0
        ? NONE
        : new SeasonalProfile(
            multiplicative, Arrays.copyOf(lengths, kept), Arrays.copyOf(indices, kept));
  }

  /** Returns the shrunken mean of each phase, or nothing if the phases differ by chance. */
  private static double[] shrunkMeans(double[] rest, int from, int m) {
    double[] index = new double[m];
    int[] count = new int[m];
    for (int i = 0; i < rest.length; i++) {
      int phase = (from + i) % m;
      index[phase] += rest[i];
      count[phase]++;
    }
    double mean = 0;
    for (int p = 0; p < m; p++) {
      index[p] = count[p] == 0 ? 0 : index[p] / count[p];
      mean += index[p];
    }
    mean /= m;
    double between = 0;
    for (int p = 0; p < m; p++) {
      index[p] -= mean;
      between += index[p] * index[p];
    }
    double within = 0;
    for (int i = 0; i < rest.length; i++) {
      double e = rest[i] - mean - index[(from + i) % m];
      within += e * e;
    }
    double perPhase = (double) rest.length / m;
    double f = (between * perPhase / (m - 1)) / (within / Math.max(1, rest.length - m));
    // NaN where nothing varies at all; infinite where only the phases do.
    if (!(f > LEAST_F)) {
      return new double[0];
    }
    double kept = 1 - LEAST_F / f;
    for (int p = 0; p < m; p++) {
      index[p] *= kept;
    }
    return index;
  }

  private double misfit(double[] y, double[] trend, int from, int to) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      double fitted = multiplicative ? trend[t] * factor(t) : trend[t] + addend(t);
      sum += (y[t] - fitted) * (y[t] - fitted);
    }
    return sum;
  }

  /** Returns whether anything repeats. */
  boolean isPresent() {
    return lengths.length > 0;
  }

  private double factor(int t) {
    return Math.max(LEAST_FACTOR, 1 + addend(t));
  }

  private double addend(int t) {
    double sum = 0;
    for (int k = 0; k < lengths.length; k++) {
      sum += indices[k][t % lengths[k]];
    }
    return sum;
  }

  /** Returns the adjusted series. */
  double[] remove(double[] y) {
    double[] z = y.clone();
    if (isPresent()) {
      for (int t = 0; t < z.length; t++) {
        z[t] = multiplicative ? y[t] / factor(t) : y[t] - addend(t);
      }
    }
    return z;
  }

  /**
   * Puts the profile into adjusted points.
   *
   * @param points changed and returned
   * @param from the time of the first point
   */
  double[] restore(double[] points, int from) {
    if (isPresent()) {
      for (int k = 0; k < points.length; k++) {
        int t = from + k;
        points[k] = multiplicative ? points[k] * factor(t) : points[k] + addend(t);
      }
    }
    return points;
  }

  /** Returns the profile's value at a time for a given adjusted value. */
  double restore(double adjusted, int t) {
    if (!isPresent()) {
      return adjusted;
    }
    return multiplicative ? adjusted * factor(t) : adjusted + addend(t);
  }

  /** Returns the plain indices of one season, factors with mean 1 or addends with mean 0. */
  static double[] indices(double[] y, int m, boolean multiplicative) {
    double[] trend = Sums.centredMean(y, m);
    double[] index = new double[m];
    int[] count = new int[m];
    for (int t = m / 2; t < y.length - m / 2; t++) {
      index[t % m] += multiplicative ? y[t] / trend[t] : y[t] - trend[t];
      count[t % m]++;
    }
    double mean = 0;
    for (int p = 0; p < m; p++) {
      index[p] = count[p] == 0 ? (multiplicative ? 1 : 0) : index[p] / count[p];
      mean += index[p];
    }
    mean /= m;
    for (int p = 0; p < m; p++) {
      index[p] = multiplicative ? Math.max(LEAST_FACTOR, index[p] / mean) : index[p] - mean;
    }
    return index;
  }
}
