package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Holt and Winters' smoothing of level, damped slope and season, in the error-correction form of
 * Hyndman, Koehler, Ord and Snyder (2008), for the longest season. Alpha, beta, gamma and phi by
 * search; the first states are classical: indices beside a moving mean, level and slope from the
 * means of the first two seasons.
 */
final class HoltWinters implements Model {
  private static final double[] LOW = {0.01, 0, 0, 0.8};
  private static final double[] HIGH = {1, 0.4, 0.9, 0.98};

  /** Series are scaled to the size of 1 before they come here. */
  private static final double LEAST_BASE = 1e-9;

  private final boolean multiplicative;
  private double @Nullable [] last;

  HoltWinters(boolean multiplicative) {
    this.multiplicative = multiplicative;
  }

  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    double[] y = sample.y();
    int n = y.length;
    int m = sample.longestSeason();
    if (m < 2 || (multiplicative && !sample.isPositive())) {
      return null;
    }
    double[] first = SeasonalProfile.indices(y, m, multiplicative);
    double before = mean(y, 0, m);
    double slope = (mean(y, m, 2 * m) - before) / m;
    var start = new Start(m, before - slope * (m + 1) / 2.0, slope, first);
    var state = new State(new double[m]);
    double[] x = last == null ? new double[] {0.3, 0.03, 0.15, 0.93} : last;
    if (last == null) {
      Search.compass(p -> fit(y, p, start, state), x, LOW, HIGH, 0.2, 0.01, 90);
    } else {
      Search.compass(p -> fit(y, p, start, state), x, LOW, HIGH, 0.05, 0.01, 25);
    }
    last = x;
    fit(y, x, start, state);
    double[] points = new double[horizon];
    double sum = 0;
    double power = 1;
    for (int h = 0; h < horizon; h++) {
      power *= x[3];
      sum += power;
      double base = state.level + sum * state.slope;
      double s = state.season[(n + h) % m];
      points[h] = multiplicative ? base * s : base + s;
    }
    return points;
  }

  private static double mean(double[] y, int from, int to) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      sum += y[t];
    }
    return sum / (to - from);
  }

  /** Where smoothing begins: the level and slope before the first value, and the indices. */
  record Start(int m, double level, double slope, double[] indices) {}

  /** Where smoothing has come to. */
  static final class State {
    private final double[] season;
    private double level;
    private double slope;

    State(double[] season) {
      this.season = season;
    }

    double level() {
      return level;
    }

    double slope() {
      return slope;
    }

    double season(int phase) {
      return season[phase];
    }
  }

  /**
   * Returns the sum of squared one-step errors.
   *
   * @param p alpha, beta (of alpha), gamma (of 1 - alpha) and phi
   * @param state gets the last states
   */
  double fit(double[] y, double[] p, Start start, State state) {
    double alpha = p[0];
    double beta = p[1] * alpha;
    double gamma = p[2] * (1 - alpha);
    double phi = p[3];
    int m = start.m();
    double[] season = state.season;
    System.arraycopy(start.indices(), 0, season, 0, m);
    double l = start.level();
    double b = start.slope();
    double sum = 0;
    int phase = 0;
    for (double v : y) {
      double base = l + phi * b;
      double s = season[phase];
      double e;
      if (multiplicative) {
        e = v - base * s;
        l = base + alpha * e / s;
        b = phi * b + beta * e / s;
        // A base that crosses 0 would make the season explode.
        double divisor = Math.abs(base) < LEAST_BASE ? LEAST_BASE : base;
        season[phase] = Math.max(0.01, Math.min(100, s + gamma * e / divisor));
      } else {
        e = v - base - s;
        l = base + alpha * e;
        b = phi * b + beta * e;
        season[phase] = s + gamma * e;
      }
      sum += e * e;
      phase = phase + 1 == m ? 0 : phase + 1;
    }
    state.level = l;
    state.slope = b;
    return sum < Double.MAX_VALUE ? sum : Double.MAX_VALUE;
  }
}
