package dev.fanfare.forecast;

/**
 * The Theta method of Assimakopoulos and Nikolopoulos (2000) on the adjusted values, in the form
 * that Hyndman and Billah (2003) gave it: simple exponential smoothing with half the slope of the
 * straight line as drift.
 */
final class Theta implements Model {
  @Override
  public double[] forecast(Sample sample, int horizon) {
    double[] z = sample.z();
    SimpleSmoothing.Fit fit = SimpleSmoothing.fit(z);
    double drift = 0.5 * Sums.slope(z);
    double lag = (1 - StrictMath.pow(1 - fit.alpha(), z.length)) / fit.alpha();
    double[] points = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      points[h] = fit.level() + drift * (h + lag);
    }
    return sample.profile().restore(points, z.length);
  }
}
