package dev.fanfare.forecast;

/** Means and slopes, always added up in the same order. */
final class Sums {
  private Sums() {}

  static double mean(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum / values.length;
  }

  /** Returns the slope of the least-squares line, 0 for a single value. */
  static double slope(double[] z) {
    double mean = mean(z);
    double middle = (z.length - 1) / 2.0;
    double sxy = 0;
    double sxx = 0;
    for (int t = 0; t < z.length; t++) {
      sxy += (t - middle) * (z[t] - mean);
      sxx += (t - middle) * (t - middle);
    }
    return sxx == 0 ? 0 : sxy / sxx;
  }

  /**
   * Returns the centred moving mean over one season, with half weights at the ends of an even one;
   * where it does not reach, the nearest mean. It needs two seasons of values.
   */
  static double[] centredMean(double[] y, int m) {
    int n = y.length;
    int half = m / 2;
    boolean even = m % 2 == 0;
    // Sums of whole windows from prefix sums would lose digits where one value dwarfs the others.
    double[] mean = new double[n];
    for (int t = half; t < n - half; t++) {
      double sum = even ? 0.5 * (y[t - half] + y[t + half]) : y[t - half] + y[t + half];
      for (int i = t - half + 1; i < t + half; i++) {
        sum += y[i];
      }
      mean[t] = sum / m;
    }
    for (int t = 0; t < half; t++) {
      mean[t] = mean[half];
      mean[n - 1 - t] = mean[n - half - 1];
    }
    return mean;
  }
}
