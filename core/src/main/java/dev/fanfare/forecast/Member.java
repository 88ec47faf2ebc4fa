package dev.fanfare.forecast;

import java.util.List;

/**
 * A model of the combination and how much it is trusted before any back-test.
 *
 * @param robust whether it has so few parameters that it can be trusted on a short history; others
 *     count less below {@link #FULL_TRUST} observations
 */
record Member(ForecastMethod method, Model model, double prior, boolean robust) {
  private static final int FULL_TRUST = 40;

  /**
   * Without seasons what matters is the trend, and there the Theta family leads every other simple
   * model of the M4 competition by a tenth (yearly: Theta of Box-Cox data .79, dynamic Theta .81,
   * damped trend and ARIMA .89).
   */
  private static final double THETA_WITHOUT_SEASONS = 4;

  /** Rarely right over a whole horizon, and when it looks right it is mostly by chance. */
  private static final double STRAIGHT_LINE = 0.3;

  private static Member of(ForecastMethod method, Model model) {
    return new Member(method, model, 1, false);
  }

  private static Member robust(ForecastMethod method, Model model, double prior) {
    return new Member(method, model, prior, true);
  }

  /** Returns the members of the combination; the first is what others are compared with. */
  static List<Member> all(boolean seasonal) {
    double theta = seasonal ? 1 : THETA_WITHOUT_SEASONS;
    return List.of(
        robust(ForecastMethod.ADJUSTED_NAIVE, new Naive(), 1),
        robust(ForecastMethod.NAIVE, new Unadjusted(new Naive()), 1),
        of(ForecastMethod.SEASONAL_NAIVE, new SeasonalNaive()),
        robust(ForecastMethod.PHASE_MEAN, new PhaseMean(), 1),
        of(ForecastMethod.RECENT_SEASONS, new RecentSeasons()),
        robust(ForecastMethod.ADJUSTED_SMOOTHING, new SimpleSmoothing(), 1),
        robust(ForecastMethod.SMOOTHING, new Unadjusted(new SimpleSmoothing()), 1),
        of(ForecastMethod.DAMPED_HOLT, new DampedHolt()),
        of(ForecastMethod.HOLT_WINTERS_ADDITIVE, new HoltWinters(false)),
        of(ForecastMethod.HOLT_WINTERS_MULTIPLICATIVE, new HoltWinters(true)),
        robust(ForecastMethod.THETA, new Theta(), theta),
        robust(ForecastMethod.LOG_THETA, new InLogs(new Theta()), theta),
        robust(ForecastMethod.DYNAMIC_THETA, new DynamicTheta(), theta),
        of(ForecastMethod.AUTOREGRESSION, new Autoregression()),
        of(ForecastMethod.LOG_AUTOREGRESSION, new InLogs(new Autoregression())),
        of(ForecastMethod.ADJUSTED_AUTOREGRESSION, new Adjusted(new Autoregression())),
        of(ForecastMethod.SEASONAL_REGRESSION, new SeasonalRegression()),
        new Member(ForecastMethod.LINEAR_REGRESSION, new LinearRegression(), STRAIGHT_LINE, false));
  }

  /** Returns one method, and the naive one to compare it with and to fall back on. */
  static List<Member> only(ForecastMethod method) {
    Member naive = all(false).get(0);
    if (method == naive.method()) {
      return List.of(naive);
    }
    return all(false).stream()
        .filter(member -> member == naive || member.method() == method)
        .map(member -> member.method() == ForecastMethod.ADJUSTED_NAIVE ? naive : member)
        .toList();
  }

  /** Returns how much the model is trusted on a history of some length, before any back-test. */
  double trust(int observations) {
    double known = Math.min(1, (double) observations / FULL_TRUST);
    return robust ? prior : prior * known * known;
  }
}
