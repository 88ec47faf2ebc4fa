package dev.fanfare.forecast;

/**
 * How far a forecast may go: one range of the recent values beyond them, on either side. A model
 * that diverges on a series near zero would spoil every mean that it is part of.
 *
 * @param low the least value
 * @param high the largest value
 */
record Envelope(double low, double high) {
  private static final int LEAST_VALUES = 60;
  private static final int CYCLES = 5;

  /** Returns the envelope of the last 60 values, or of five seasons if that is more. */
  static Envelope of(double[] y, int season) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int t = Math.max(0, y.length - Math.max(LEAST_VALUES, CYCLES * season));
        t < y.length;
        t++) {
      min = Math.min(min, y[t]);
      max = Math.max(max, y[t]);
    }
    return new Envelope(min - (max - min), max + (max - min));
  }

  static boolean isNumbers(double[] points) {
    for (double p : points) {
      if (Double.isNaN(p)) {
        return false;
      }
    }
    return true;
  }

  /** Draws points to the edge; returns whether any lay beyond. */
  boolean hold(double[] points) {
    boolean held = false;
    for (int j = 0; j < points.length; j++) {
      double inside = Math.max(low, Math.min(high, points[j]));
      held |= inside != points[j];
      points[j] = inside;
    }
    return held;
  }
}
