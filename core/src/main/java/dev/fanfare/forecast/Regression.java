package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.require;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A line or a parabola of least squares through points, with the standard errors of the textbooks:
 * they hold if what the points stray by is independent, of one size and about normal. Immutable.
 */
public final class Regression {
  /** Below this part of the values, a curve is the rounding of numbers. */
  private static final double NOISE = 1e-9;

  private final double centre;
  private final double scale;

  /** Coefficients of 1, u and u² for u = (x - centre) / scale, and their covariances. */
  private final double[] beta;

  private final double[][] covariance;
  private final int freedom;
  private final double size;

  private Regression(
      double centre, double scale, double[] beta, double[][] covariance, int freedom, double size) {
    this.centre = centre;
    this.scale = scale;
    this.beta = beta;
    this.covariance = covariance;
    this.freedom = freedom;
    this.size = size;
  }

  /**
   * Returns the straight line through points.
   *
   * @param x of at least three points, not all alike, finite
   * @param y as many, finite
   * @throws IllegalArgumentException if there are too few
   */
  public static Regression line(double[] x, double[] y) {
    check(x, y, 3);
    SimpleRegression fit = new StraightLine(x, y).statistics();
    double slopeVariance = square(fit.getSlopeStdErr());
    double covariance = -DoubleStream.of(x).average().orElseThrow() * slopeVariance;
    return new Regression(
        0,
        1,
        new double[] {fit.getIntercept(), fit.getSlope()},
        new double[][] {
          {square(fit.getInterceptStdErr()), covariance}, {covariance, slopeVariance}
        },
        x.length - 2,
        largest(y));
  }

  /**
   * Returns the parabola through points.
   *
   * @param x of at least four points, three of them different, finite
   * @param y as many, finite
   * @throws IllegalArgumentException if there are too few
   */
  public static Regression parabola(double[] x, double[] y) {
    check(x, y, 4);
    double low = x[0];
    double high = x[0];
    for (double value : x) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double centre = low + (high - low) / 2;
    double scale = (high - low) / 2;
    require(scale > 0, "x must not be all alike, were all %s", low);
    double[][] rows = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double u = (x[i] - centre) / scale;
      rows[i] = new double[] {1, u, u * u};
    }
    QRDecomposition decomposition = new QRDecomposition(new Array2DRowRealMatrix(rows, false));
    require(
        decomposition.getSolver().isNonSingular(), "x must have three different values at least");
    RealVector beta = decomposition.getSolver().solve(new ArrayRealVector(y));
    double rss = 0;
    for (int i = 0; i < x.length; i++) {
      double u = rows[i][1];
      rss += square(y[i] - (beta.getEntry(0) + u * (beta.getEntry(1) + u * beta.getEntry(2))));
    }
    int freedom = x.length - 3;
    RealMatrix r = decomposition.getR().getSubMatrix(0, 2, 0, 2);
    RealMatrix inverse = new QRDecomposition(r).getSolver().getInverse();
    RealMatrix covariance = inverse.multiply(inverse.transpose()).scalarMultiply(rss / freedom);
    return new Regression(centre, scale, beta.toArray(), covariance.getData(), freedom, largest(y));
  }

  private static void check(double[] x, double[] y, int least) {
    require(
        x.length == y.length && x.length >= least,
        "points must be at least %d, had %d of x and %d of y",
        least,
        x.length,
        y.length);
  }

  private static double largest(double[] y) {
    double largest = 0;
    for (double value : y) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double square(double value) {
    return value * value;
  }

  /** Returns the value of the fitted curve. */
  public double at(double x) {
    double u = (x - centre) / scale;
    double value = 0;
    for (int i = beta.length - 1; i >= 0; i--) {
      value = value * u + beta[i];
    }
    return value;
  }

  /** Returns the leading coefficient: a line's slope, what a parabola has at x². */
  public double leading() {
    return beta[beta.length - 1] / Math.pow(scale, beta.length - 1);
  }

  /** Returns the standard error of {@link #leading}. */
  public double leadingError() {
    int last = beta.length - 1;
    return Math.sqrt(Math.max(0, covariance[last][last])) / Math.pow(scale, last);
  }

  /**
   * Returns where a parabola is highest, with its interval by Fieller's theorem: every place at
   * which the slope does not differ from 0 at the level.
   *
   * @param level of the interval in percent, 1 to 99
   * @return empty for a line, and if the parabola does not bend down at that level; then points
   *     tell of no highest place
   */
  public Optional<Maximum> maximum(int level) {
    require(level >= 1 && level <= 99, "level must be 1 to 99, was %d", level);
    if (beta.length < 3 || !(beta[2] < 0) || -beta[2] <= NOISE * size) {
      return Optional.empty();
    }
    double t = new TDistribution(null, freedom).inverseCumulativeProbability(0.5 + level / 200.0);
    double t2 = t * t;
    double b = beta[1];
    double c = beta[2];
    // (b + 2cu)² <= t² Var(b + 2cu), a parabola in u.
    double second = 4 * (c * c - t2 * covariance[2][2]);
    double first = 4 * (b * c - t2 * covariance[1][2]);
    double constant = b * b - t2 * covariance[1][1];
    if (!(second > 0)) {
      return Optional.empty();
    }
    double middle = -first / (2 * second);
    double reach = Math.sqrt(Math.max(0, first * first - 4 * second * constant)) / (2 * second);
    double at = -b / (2 * c);
    return Optional.of(
        new Maximum(
            centre + scale * at,
            new Interval(
                centre + scale * Math.min(at, middle - reach),
                centre + scale * Math.max(at, middle + reach))));
  }

  /**
   * Where a curve is highest.
   *
   * @param at the estimated place
   * @param interval around it
   */
  public record Maximum(double at, Interval interval) {}
}
