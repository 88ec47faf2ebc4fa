package dev.fanfare.forecast;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * Simple linear regression of a series on the index of its periods, with the prediction intervals
 * of the textbooks: the k-th future period of n stands at n - 1 + k, and gaps keep their place.
 */
final class StraightLine {
  private final SimpleRegression regression = new SimpleRegression();
  private double meanX;

  /** Fits all observed values, which are at least {@link RevenueForecaster#MIN_OBSERVATIONS}. */
  StraightLine(List<@Nullable Double> values, double scale) {
    double sum = 0;
    for (int t = 0; t < values.size(); t++) {
      Double value = values.get(t);
      if (value != null) {
        regression.addData(t, value / scale);
        sum += t;
      }
    }
    meanX = sum / regression.getN();
  }

  double slope() {
    return regression.getSlope();
  }

  double intercept() {
    return regression.getIntercept();
  }

  double residualVariance() {
    return Math.max(0, regression.getMeanSquareError());
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
