package dev.fanfare.forecast;

import java.util.List;
import java.util.Set;

/**
 * How much each member counts: its trust before the back-test, times its mean absolute error there
 * to the power -3. Each older origin counts 0.8 of the next. A member counts nothing whose error is
 * more than twice the least, or that did worse than naive on more than two thirds of the origins
 * and on the whole.
 */
final class Weighting {
  private static final double FADING = 0.8;
  private static final double POWER = 3;
  private static final double WORST = 2;

  /** Of 12 origins 9, of 6 origins 5; of 3 all. */
  private static final double OFTEN_WORSE = 0.67;

  /** Members that count alike where there is no back-test. */
  private static final Set<ForecastMethod> WITHOUT_BACKTEST =
      Set.of(
          ForecastMethod.PHASE_MEAN,
          ForecastMethod.ADJUSTED_SMOOTHING,
          ForecastMethod.DYNAMIC_THETA);

  private static final double TINY = 1e-12;

  /** A model that is naive for this series must not look worse by rounding. */
  private static final double MORE = 1 + 1e-9;

  private static final int NO_ORIGIN = -1;

  private final Backtest backtest;
  private final List<Member> members;
  private final int observations;
  private final double[][] errors;

  Weighting(Backtest backtest, List<Member> members, int observations) {
    this.backtest = backtest;
    this.members = members;
    this.observations = observations;
    this.errors = new double[backtest.origins()][members.size()];
    for (int k = 0; k < errors.length; k++) {
      for (int i = 0; i < members.size(); i++) {
        errors[k][i] = backtest.error(k, i);
      }
    }
  }

  /** Returns the members' weights, which sum to 1. */
  double[] weights() {
    return weights(NO_ORIGIN);
  }

  /**
   * Returns the weights that the members would have without an origin: with those, errors at that
   * origin are nearer to what the future will bring.
   */
  double[] weightsWithout(int origin) {
    return weights(origin);
  }

  /**
   * Returns each member's mean absolute error.
   *
   * @return NaN without a back-test, infinite for a member that does not suit
   */
  double[] meanErrors() {
    return meanErrors(NO_ORIGIN);
  }

  private double[] meanErrors(int without) {
    double[] mean = new double[members.size()];
    double total = 0;
    double share = 1;
    for (int k = 0; k < errors.length; k++, share *= FADING) {
      if (counts(k, without)) {
        total += share;
        for (int i = 0; i < mean.length; i++) {
          mean[i] += share * errors[k][i];
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] = backtest.forecast(i).length == 0 ? Double.POSITIVE_INFINITY : mean[i] / total;
    }
    return mean;
  }

  /** An origin counts unless it is left out or nothing was observed after it. */
  private boolean counts(int origin, int without) {
    return origin != without && !Double.isNaN(errors[origin][0]);
  }

  private double[] weights(int without) {
    int used = 0;
    for (int k = 0; k < errors.length; k++) {
      used += counts(k, without) ? 1 : 0;
    }
    double[] weights = new double[members.size()];
    if (used == 0) {
      for (int i = 0; i < weights.length; i++) {
        boolean chosen = WITHOUT_BACKTEST.contains(members.get(i).method());
        weights[i] = chosen && backtest.forecast(i).length > 0 ? 1 : 0;
      }
      return shares(weights);
    }
    double[] mean = meanErrors(without);
    double least = Double.POSITIVE_INFINITY;
    for (double m : mean) {
      least = Math.min(least, m);
    }
    least = Math.max(least, TINY);
    for (int i = 0; i < weights.length; i++) {
      if (mean[i] <= WORST * least && !isOftenWorse(i, mean, used, without)) {
        double ratio = least / Math.max(least, mean[i]);
        weights[i] = members.get(i).trust(observations) * StrictMath.pow(ratio, POWER);
      }
    }
    return shares(weights);
  }

  private boolean isOftenWorse(int member, double[] mean, int used, int without) {
    int worse = 0;
    for (int k = 0; k < errors.length; k++) {
      worse += counts(k, without) && errors[k][member] > MORE * errors[k][0] ? 1 : 0;
    }
    return worse > OFTEN_WORSE * used && mean[member] > mean[0];
  }

  private static double[] shares(double[] weights) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    if (sum == 0) {
      weights[0] = 1;
      return weights;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
