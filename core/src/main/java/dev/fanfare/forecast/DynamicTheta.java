package dev.fanfare.forecast;

/**
 * The dynamic optimised Theta model of Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler,
 * "Models for optimising the theta method and their relationship to state space models" (2016), on
 * the adjusted values:
 *
 * <pre>
 * mu_t = l_{t-1} + (1 - 1/theta) ((1-alpha)^{t-1} A_{t-1} + (1 - (1-alpha)^t) / alpha B_{t-1})
 * l_t  = l_{t-1} + alpha (y_t - l_{t-1})
 * </pre>
 *
 * where A and B are intercept and slope of the line through the values so far. In the forecast each
 * mu takes the place of the value. Alpha by search; the first level and the weight {@code 1 -
 * 1/theta}, in which mu is linear, by least squares for each alpha, the weight within 0 to 0.98.
 */
final class DynamicTheta implements Model {
  private static final double MAX_WEIGHT = 0.98;
  private static final double TINY = 1e-12;

  @Override
  public double[] forecast(Sample sample, int horizon) {
    double[] z = sample.z();
    int n = z.length;
    double[] intercepts = new double[n + 1];
    double[] slopes = new double[n + 1];
    intercepts[0] = z[0];
    double mean = 0;
    for (int t = 1; t <= n; t++) {
      slopes[t] = slope(slopes[t - 1], z[t - 1], mean, t);
      mean += (z[t - 1] - mean) / t;
      intercepts[t] = mean - (t + 1) / 2.0 * slopes[t];
    }
    double alpha = SimpleSmoothing.search(a -> fit(z, intercepts, slopes, a).error());
    Fit fit = fit(z, intercepts, slopes, alpha);

    double level = fit.level();
    double decay = StrictMath.pow(1 - alpha, n);
    double slope = slopes[n];
    double intercept = intercepts[n];
    double[] points = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      int t = n + 1 + h;
      points[h] = level + fit.weight() * line(decay, alpha, intercept, slope);
      level += alpha * (points[h] - level);
      decay *= 1 - alpha;
      slope = slope(slope, points[h], mean, t);
      mean += (points[h] - mean) / t;
      intercept = mean - (t + 1) / 2.0 * slope;
    }
    return sample.profile().restore(points, n);
  }

  /** Returns the slope of the line through t values from that through the t - 1 before. */
  private static double slope(double before, double value, double meanBefore, int t) {
    return t == 1 ? 0 : ((t - 2) * before + 6 * (value - meanBefore) / t) / (t + 1);
  }

  private static double line(double decay, double alpha, double intercept, double slope) {
    return decay * intercept + (1 - decay * (1 - alpha)) / alpha * slope;
  }

  private record Fit(double error, double level, double weight) {}

  private static Fit fit(double[] z, double[] intercepts, double[] slopes, double alpha) {
    double level = 0;
    double decay = 1;
    double dd = 0;
    double dg = 0;
    double gg = 0;
    double de = 0;
    double ge = 0;
    double ee = 0;
    for (int t = 1; t <= z.length; t++) {
      double g = line(decay, alpha, intercepts[t - 1], slopes[t - 1]);
      double e = z[t - 1] - level;
      dd += decay * decay;
      dg += decay * g;
      gg += g * g;
      de += decay * e;
      ge += g * e;
      ee += e * e;
      level += alpha * e;
      decay *= 1 - alpha;
    }
    double det = dd * gg - dg * dg;
    double weight = det > TINY * dd * gg ? (ge * dd - de * dg) / det : 0;
    weight = Math.max(0, Math.min(MAX_WEIGHT, weight));
    // The first value alone makes dd at least 1.
    double first = (de - weight * dg) / dd;
    double error =
        ee
            + first * first * dd
            + weight * weight * gg
            + 2 * (first * weight * dg - first * de - weight * ge);
    return new Fit(error, level + decay * first, weight);
  }
}
