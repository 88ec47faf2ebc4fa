package dev.fanfare.forecast;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far forecasts stray, from the errors of the combination at the origins of the back-test. The
 * page {@code docs/forecasting.md} derives each number.
 */
final class ErrorSpread {
  /** From so many errors at a step on, the variogram no longer supports their mean square. */
  private static final double ENOUGH_ERRORS = 10;

  /** How many independent origins make the empirical quantile count as much as Student's. */
  private static final double HALF_TRUST = 10;

  private static final double LEAST_FREEDOM = 2;

  /**
   * What is assumed about the correlation of a trial's errors, and how many origins it is worth.
   */
  private static final double PRIOR_CORRELATION = 0.8;

  private static final double PRIOR_ORIGINS = 4;
  private static final double LEAST_CORRELATION = 0.02;

  private final double[] spread;
  private final double[] standardised;
  private final double independent;
  private final double total;

  /**
   * Measures the spread.
   *
   * @param errors by origin and step, NaN where nothing was observed
   * @param spacing how far origins lie apart, 1 if they hardly overlap
   * @param z the adjusted series
   * @param horizon steps of the forecast
   * @param counted which steps of it are part of the total
   */
  ErrorSpread(double[][] errors, double spacing, double[] z, int horizon, boolean[] counted) {
    this.independent = errors.length * Math.sqrt(spacing);
    this.spread = spread(errors, z, horizon);
    this.standardised = standardised(errors);
    this.total = total(errors, counted);
  }

  private static double[] spread(double[][] errors, double[] z, int horizon) {
    double count = 0;
    double sumJ = 0;
    double sumJj = 0;
    double sumE = 0;
    double sumJe = 0;
    int[] seen = new int[horizon];
    for (double[] origin : errors) {
      for (int j = 0; j < origin.length; j++) {
        if (!Double.isNaN(origin[j])) {
          double square = origin[j] * origin[j];
          seen[j]++;
          count++;
          sumJ += j + 1;
          sumJj += (j + 1.0) * (j + 1);
          sumE += square;
          sumJe += (j + 1) * square;
        }
      }
    }
    double det = count * sumJj - sumJ * sumJ;
    double slope = det > 0 ? Math.max(0, (count * sumJe - sumJ * sumE) / det) : 0;
    double base = count > 0 ? (sumE - slope * sumJ) / count : 0;
    if (base < 0) {
      base = 0;
      slope = sumJe / sumJj;
    }
    double[] variogram = variogram(z, horizon);
    double firstStep = count > 0 ? base + slope : variogram[0];
    double[] spread = new double[horizon];
    double widest = 0;
    for (int j = 0; j < horizon; j++) {
      double square = base + slope * (j + 1);
      double support = variogram[0] > 0 ? firstStep * variogram[j] / variogram[0] : 0;
      double lacking = Math.max(0, 1 - seen[j] / ENOUGH_ERRORS);
      square += lacking * Math.max(0, support - square);
      widest = Math.max(widest, square);
      spread[j] = Math.sqrt(widest);
    }
    return spread;
  }

  /**
   * Returns the mean square of the change over 1, 2, ... periods; the last known one further on.
   */
  private static double[] variogram(double[] z, int horizon) {
    int from = Math.max(0, z.length - 500);
    double[] mean = new double[horizon];
    for (int j = 0; j < horizon; j++) {
      int lag = j + 1;
      int count = z.length - from - lag;
      if (count < 3) {
        mean[j] = j == 0 ? 0 : mean[j - 1];
        continue;
      }
      double sum = 0;
      for (int t = from + lag; t < z.length; t++) {
        double change = z[t] - z[t - lag];
        sum += change * change;
      }
      mean[j] = sum / count;
    }
    return mean;
  }

  private double[] standardised(double[][] errors) {
    double[] all = new double[errors.length * spread.length];
    int count = 0;
    for (double[] origin : errors) {
      for (int j = 0; j < origin.length; j++) {
        if (!Double.isNaN(origin[j]) && spread[j] > 0) {
          all[count++] = Math.abs(origin[j]) / spread[j];
        }
      }
    }
    double[] sorted = Arrays.copyOf(all, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private double total(double[][] errors, boolean[] counted) {
    double pairs = 0;
    double products = 0;
    for (double[] origin : errors) {
      double sum = 0;
      double squares = 0;
      double count = 0;
      for (int j = 0; j < origin.length; j++) {
        if (!Double.isNaN(origin[j]) && spread[j] > 0) {
          double e = origin[j] / spread[j];
          sum += e;
          squares += e * e;
          count++;
        }
      }
      pairs += count * (count - 1);
      products += sum * sum - squares;
    }
    double observed = pairs > 0 ? products / pairs : PRIOR_CORRELATION;
    double correlation =
        (observed * errors.length + PRIOR_CORRELATION * PRIOR_ORIGINS)
            / (errors.length + PRIOR_ORIGINS);
    correlation = Math.max(LEAST_CORRELATION, Math.min(1, correlation));
    double sum = 0;
    double squares = 0;
    for (int j = 0; j < spread.length; j++) {
      if (counted[j]) {
        sum += spread[j];
        squares += spread[j] * spread[j];
      }
    }
    return Math.sqrt(squares + correlation * Math.max(0, sum * sum - squares));
  }

  /**
   * Returns the root mean square error of a step, which never falls with the step; 0 is the first.
   */
  double at(int step) {
    return spread[step];
  }

  /** Returns the root mean square error of the total. */
  double ofTotal() {
    return total;
  }

  /**
   * Returns how many spreads an interval reaches to either side.
   *
   * @param level in percent
   */
  double multiplier(int level) {
    double freedom = Math.max(LEAST_FREEDOM, independent - 1);
    double student =
        new TDistribution(null, freedom).inverseCumulativeProbability(0.5 + level / 200.0);
    int count = standardised.length;
    if (count == 0) {
      return student;
    }
    int rank = (int) Math.ceil(level / 100.0 * (count + 1));
    double empirical = standardised[Math.min(count, rank) - 1];
    double share = independent / (independent + HALF_TRUST);
    return share * empirical + (1 - share) * student;
  }
}
