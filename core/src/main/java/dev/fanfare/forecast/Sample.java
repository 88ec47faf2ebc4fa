package dev.fanfare.forecast;

import java.util.Arrays;

/**
 * The values that a model may see: a beginning of the prepared series, with its seasons measured on
 * these values alone. Nobody changes the arrays.
 *
 * @param y the values
 * @param seasons season lengths that fit into the values at least twice, ascending
 * @param profile what repeats
 * @param z the adjusted values: those without what repeats
 */
record Sample(double[] y, int[] seasons, SeasonalProfile profile, double[] z) {
  private static final int[] NO_SEASONS = {};

  /**
   * Returns a sample of all the values.
   *
   * @param seasons ascending; those that do not fit twice are left out
   */
  static Sample of(double[] y, int[] seasons) {
    int[] fitting = Arrays.stream(seasons).filter(m -> y.length >= 2L * m).toArray();
    SeasonalProfile profile = SeasonalProfile.of(y, fitting);
    return new Sample(y, fitting, profile, profile.remove(y));
  }

  /**
   * Returns the logarithms of the values as a sample. Its profile adds, which multiplies the
   * values: whether a logarithm is above 0 depends on the unit and must not matter.
   */
  Sample inLogs() {
    double[] logs = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      logs[t] = StrictMath.log(y[t]);
    }
    SeasonalProfile added = SeasonalProfile.additive(logs, seasons);
    return new Sample(logs, seasons, added, added.remove(logs));
  }

  /** Returns the sample as if it had no seasons. */
  Sample withoutSeasons() {
    return new Sample(y, NO_SEASONS, SeasonalProfile.none(), y);
  }

  /** Returns the adjusted values as a sample of their own, without seasons. */
  Sample adjusted() {
    return new Sample(z, NO_SEASONS, SeasonalProfile.none(), z);
  }

  int size() {
    return y.length;
  }

  /** Returns the longest season, 1 if there is none. */
  int longestSeason() {
    return seasons.length == 0 ? 1 : seasons[seasons.length - 1];
  }

  /** Returns whether all values are above 0. */
  boolean isPositive() {
    for (double v : y) {
      if (v <= 0) {
        return false;
      }
    }
    return true;
  }
}
