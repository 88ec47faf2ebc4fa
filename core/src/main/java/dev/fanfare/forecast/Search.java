package dev.fanfare.forecast;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Looks for the smallest value of a function, which is never negative, in a capped number of steps.
 * The same function gives the same steps everywhere: nothing is random and no clock is read.
 */
final class Search {
  /** What counts as less: a difference by rounding must not decide where a search goes. */
  private static final double LESS = 1 - 1e-9;

  private static final double GOLDEN = 0.3819660112501051;

  private Search() {}

  /** Tries a grid, then narrows the best cell by golden sections. */
  static double line(DoubleUnaryOperator f, double[] grid, int sections) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < grid.length; i++) {
      double value = f.applyAsDouble(grid[i]);
      if (value < LESS * least) {
        least = value;
        best = i;
      }
    }
    double low = grid[Math.max(0, best - 1)];
    double high = grid[Math.min(grid.length - 1, best + 1)];
    double bestX = grid[best];
    double a = low + GOLDEN * (high - low);
    double b = high - GOLDEN * (high - low);
    double fa = f.applyAsDouble(a);
    double fb = f.applyAsDouble(b);
    for (int i = 0; i < sections; i++) {
      if (fa < LESS * least) {
        least = fa;
        bestX = a;
      }
      if (fb < LESS * least) {
        least = fb;
        bestX = b;
      }
      if (LESS * fa <= fb) {
        high = b;
        b = a;
        fb = fa;
        a = low + GOLDEN * (high - low);
        fa = f.applyAsDouble(a);
      } else {
        low = a;
        a = b;
        fa = fb;
        b = high - GOLDEN * (high - low);
        fb = f.applyAsDouble(b);
      }
    }
    return bestX;
  }

  /**
   * Walks along the axes, halving the stride where no step helps.
   *
   * @param x where to begin; becomes the best point found
   * @param calls how often the function may be called
   * @return the value at the best point
   */
  static double compass(
      ToDoubleFunction<double[]> f,
      double[] x,
      double[] low,
      double[] high,
      double stride,
      double smallest,
      int calls) {
    double best = f.applyAsDouble(x);
    int left = calls - 1;
    double step = stride;
    int[] direction = new int[x.length];
    java.util.Arrays.fill(direction, 1);
    while (step >= smallest && left > 0) {
      boolean improved = false;
      for (int i = 0; i < x.length && left > 0; i++) {
        for (int side = 0; side < 2 && left > 0; side++) {
          double old = x[i];
          double next =
              Math.min(high[i], Math.max(low[i], old + direction[i] * step * (high[i] - low[i])));
          if (next != old) {
            x[i] = next;
            double value = f.applyAsDouble(x);
            left--;
            if (value < LESS * best) {
              best = value;
              improved = true;
              break;
            }
            x[i] = old;
          }
          direction[i] = -direction[i];
        }
      }
      if (!improved) {
        step /= 2;
      }
    }
    return best;
  }
}
