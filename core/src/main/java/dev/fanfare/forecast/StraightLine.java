package dev.fanfare.forecast;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Simple linear regression of a series on the index of its periods, with the prediction intervals
 * of the textbooks: the k-th future period of n stands at n - 1 + k, and gaps keep their place.
 */
final class StraightLine {
  private final SimpleRegression regression = new SimpleRegression();
  private final double meanX;

  /** Fits points, at least three of them, not all at the same x. */
  StraightLine(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      regression.addData(x[i], y[i]);
      sum += x[i];
    }
    meanX = sum / x.length;
  }

  /**
   * Fits all observed values of a series on their indices.
   *
   * @param scale what values are divided by
   */
  static StraightLine of(TimeSeries series, double scale) {
    int count = series.observed();
    double[] x = new double[count];
    double[] y = new double[count];
    int i = 0;
    for (int t = 0; t < series.size(); t++) {
      Double value = series.values().get(t);
      if (value != null) {
        x[i] = t;
        y[i++] = value / scale;
      }
    }
    return new StraightLine(x, y);
  }

  private double residualVariance() {
    return Math.max(0, regression.getMeanSquareError());
  }

  SimpleRegression statistics() {
    return regression;
  }

  double at(double x) {
    return regression.predict(x);
  }

  /** Returns the standard error of predicting a new value. */
  double errorAt(double x) {
    return errorOfTotal(x, x);
  }

  /**
   * Returns the standard error of predicting the sum of new values at each x from one to another.
   */
  double errorOfTotal(double fromX, double toX) {
    double count = toX - fromX + 1;
    double distance = count * ((fromX + toX) / 2 - meanX);
    double factor =
        count
            + count * count / regression.getN()
            + distance * distance / regression.getXSumSquares();
    return Math.sqrt(residualVariance() * factor);
  }

  /** Returns how many standard errors an interval of a level in percent reaches to either side. */
  double multiplier(int level) {
    return new TDistribution(null, regression.getN() - 2)
        .inverseCumulativeProbability(0.5 + level / 200.0);
  }
}
