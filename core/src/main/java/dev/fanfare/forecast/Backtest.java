package dev.fanfare.forecast;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each member forecasts, from the end of the series and from earlier origins.
 *
 * <p>Origins lie a third of the horizon apart, closer where the history is short, and each
 * forecasts as far as the horizon or the history goes. The shortest training holds two cycles of a
 * season of which there are four, and six values at least.
 */
final class Backtest {
  private static final int MAX_ORIGINS = 12;
  private static final int MIN_ORIGINS = 4;

  /** How many values all origins together may train on: fewer origins on a long history. */
  private static final int MAX_TRAINING = 15_000;

  private static final int LEAST_TRAINING = 6;
  private static final int TRAINING_OF_SHORT_SERIES = 5;

  private final Prepared series;
  private final List<Member> members;
  private final int horizon;
  private final int gap;
  private final double[][] forecasts;
  private final double[][][] trials;
  private final boolean[] held;

  /** Runs all members from all origins, the oldest first. */
  Backtest(Prepared series, List<Member> members, int horizon) {
    this.series = series;
    this.members = members;
    this.horizon = horizon;
    int n = series.y().length;
    int training = Math.max(LEAST_TRAINING, 2 * series.longestSeason(n, 4) + 2);
    if (n < training + 3) {
      training = Math.max(TRAINING_OF_SHORT_SERIES, n - 3);
    }
    int most = Math.max(MIN_ORIGINS, Math.min(MAX_ORIGINS, MAX_TRAINING / n));
    this.gap = Math.max(1, Math.min(third(horizon), (n - training) / most));
    int origins = Math.max(0, Math.min(most, (n - training) / gap));
    this.trials = new double[origins][][];
    this.held = new boolean[members.size()];
    for (int k = origins - 1; k >= 0; k--) {
      trials[k] = forecasts(n - (k + 1) * gap, steps(k));
    }
    // Only what is held in the forecast itself is worth telling.
    Arrays.fill(held, false);
    this.forecasts = forecasts(n, horizon);
  }

  private static int third(int horizon) {
    return (horizon + 2) / 3;
  }

  private double[][] forecasts(int size, int steps) {
    Sample sample = Sample.of(series.head(size), series.seasons());
    Envelope envelope = Envelope.of(sample.y(), series.longestSeason(size, 2));
    double[][] all = new double[members.size()][];
    for (int i = 0; i < all.length; i++) {
      double @Nullable [] points = members.get(i).model().forecast(sample, steps);
      if (points == null || !Envelope.isNumbers(points)) {
        all[i] = NOTHING;
      } else {
        held[i] = envelope.hold(points);
        all[i] = points;
      }
    }
    return all;
  }

  private static final double[] NOTHING = {};

  int origins() {
    return trials.length;
  }

  /** Returns how many steps an origin forecasts; 0 is the newest origin. */
  int steps(int origin) {
    return Math.min(horizon, (origin + 1) * gap);
  }

  int horizon() {
    return horizon;
  }

  /** Returns how far origins lie apart, as a share of where they do not overlap much, up to 1. */
  double spacing() {
    return (double) gap / third(horizon);
  }

  /** Returns how many values an origin trains on. */
  int training(int origin) {
    return series.y().length - (origin + 1) * gap;
  }

  /** Returns what a member forecasts after the series; empty if it does not suit. */
  double[] forecast(int member) {
    return forecasts[member];
  }

  /** Returns whether a member's forecast had to be held in the envelope. */
  boolean isHeld(int member) {
    return held[member];
  }

  /** Returns what an origin forecast with some weights. */
  double[] trial(int origin, double[] weights) {
    return mean(trials[origin], weights, steps(origin));
  }

  /** Returns the forecast with some weights. */
  double[] forecast(double[] weights) {
    return mean(forecasts, weights, horizon);
  }

  private double[] mean(double[][] of, double[] weights, int steps) {
    double[] mean = new double[steps];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && of[i].length > 0) {
        sum += weights[i];
        for (int j = 0; j < steps; j++) {
          mean[j] += weights[i] * of[i][j];
        }
      }
    }
    for (int j = 0; j < steps; j++) {
      mean[j] /= sum;
      if (series.nonNegative()) {
        mean[j] = Math.max(0, mean[j]);
      }
    }
    return mean;
  }

  /**
   * Returns the actual value at a step of an origin.
   *
   * @return NaN if it was not observed
   */
  double actual(int origin, int step) {
    int t = training(origin) + step;
    return series.observed()[t] ? series.raw()[t] : Double.NaN;
  }

  /**
   * Returns a member's mean absolute error at an origin.
   *
   * @return infinite if it did not suit, NaN if nothing was observed
   */
  double error(int origin, int member) {
    double[] points = trials[origin][member];
    double sum = 0;
    int count = 0;
    for (int j = 0; j < steps(origin); j++) {
      double actual = actual(origin, j);
      if (!Double.isNaN(actual)) {
        count++;
        sum += points.length == 0 ? Double.POSITIVE_INFINITY : Math.abs(actual - points[j]);
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
