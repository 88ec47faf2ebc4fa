package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Normal equations, solved by Cholesky's factors. For the many small fits of a back-test, whose
 * columns are centred and alike; a regression that people read the coefficients of is {@link
 * StraightLine}.
 */
final class LeastSquares {
  private static final double SINGULAR = 1e-12;

  private LeastSquares() {}

  /**
   * Solves {@code a x = b}.
   *
   * @param a symmetric; only its lower half is read, and overwritten
   * @return null if {@code a} is not positive definite
   */
  static double @Nullable [] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int j = 0; j < n; j++) {
      double[] rj = a[j];
      double d = rj[j];
      for (int k = 0; k < j; k++) {
        d -= rj[k] * rj[k];
      }
      // Not >, which NaN would pass.
      if (!(d > SINGULAR * rj[j])) {
        return null;
      }
      d = Math.sqrt(d);
      rj[j] = d;
      for (int i = j + 1; i < n; i++) {
        double[] ri = a[i];
        double s = ri[j];
        for (int k = 0; k < j; k++) {
          s -= ri[k] * rj[k];
        }
        ri[j] = s / d;
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double s = b[i];
      for (int k = 0; k < i; k++) {
        s -= a[i][k] * x[k];
      }
      x[i] = s / a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double s = x[i];
      for (int k = i + 1; k < n; k++) {
        s -= a[k][i] * x[k];
      }
      x[i] = s / a[i][i];
    }
    return x;
  }
}
