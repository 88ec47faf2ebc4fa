package dev.fanfare.forecast;

import java.util.List;
import java.util.stream.Stream;

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

  /** The first of them: what grows mostly grows by a percentage. */
  private static final double LOG_THETA_WITHOUT_SEASONS = 12;

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
        robust(ForecastMethod.NAIVE, new Unadjusted(new Naive(), false), 1),
        of(ForecastMethod.SEASONAL_NAIVE, new SeasonalNaive()),
        robust(ForecastMethod.PHASE_MEAN, new PhaseMean(), 1),
        of(ForecastMethod.RECENT_SEASONS, new RecentSeasons()),
        robust(ForecastMethod.ADJUSTED_SMOOTHING, new SimpleSmoothing(), 1),
        robust(ForecastMethod.SMOOTHING, new Unadjusted(new SimpleSmoothing(), false), 1),
        of(ForecastMethod.DAMPED_HOLT, new DampedHolt()),
        of(ForecastMethod.HOLT_WINTERS_ADDITIVE, new HoltWinters(false)),
        of(ForecastMethod.HOLT_WINTERS_MULTIPLICATIVE, new HoltWinters(true)),
        robust(ForecastMethod.THETA, new Theta(), theta),
        robust(
            ForecastMethod.LOG_THETA,
            new InLogs(new Theta()),
            seasonal ? 1 : LOG_THETA_WITHOUT_SEASONS),
        robust(ForecastMethod.DYNAMIC_THETA, new DynamicTheta(), theta),
        of(ForecastMethod.AUTOREGRESSION, new Autoregression()),
        of(ForecastMethod.LOG_AUTOREGRESSION, new InLogs(new Autoregression())),
        of(ForecastMethod.ADJUSTED_AUTOREGRESSION, new Adjusted(new Autoregression(), false)),
        of(ForecastMethod.SEASONAL_REGRESSION, new SeasonalRegression()),
        new Member(ForecastMethod.LINEAR_REGRESSION, new LinearRegression(), STRAIGHT_LINE, false));
  }

  /** Returns the naive method, to compare with and to fall back on, and then the one asked for. */
  static List<Member> only(ForecastMethod method) {
    List<Member> all = all(false);
    Member naive = all.get(0);
    return switch (method) {
      case ADJUSTED_NAIVE -> List.of(naive);
      case NAIVE -> List.of(naive, of(method, new Unadjusted(new Naive(), true)));
      case SMOOTHING -> List.of(naive, of(method, new Unadjusted(new SimpleSmoothing(), true)));
      case ADJUSTED_AUTOREGRESSION ->
          List.of(naive, of(method, new Adjusted(new Autoregression(), true)));
      default ->
          Stream.concat(Stream.of(naive), all.stream().filter(member -> member.method() == method))
              .toList();
    };
  }

  /** Returns how much the model is trusted on a history of some length, before any back-test. */
  double trust(int observations) {
    double known = Math.min(1, (double) observations / FULL_TRUST);
    return robust ? prior : prior * known * known;
  }
}
