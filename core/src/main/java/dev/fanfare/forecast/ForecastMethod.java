package dev.fanfare.forecast;

/**
 * How a series is continued. {@link #COMBINED} is the one to use; the others are what it combines,
 * and can be asked for alone.
 *
 * <p>"Adjusted" means without the seasonal profile, which is put back afterwards.
 */
public enum ForecastMethod {
  /** The weighted mean of all the others; weights by back-test. */
  COMBINED,
  /** The last value, again and again. */
  NAIVE,
  /** The last adjusted value. */
  ADJUSTED_NAIVE,
  /** The value of one season ago. */
  SEASONAL_NAIVE,
  /** The mean of each phase (weekday, month), drawn a little towards the mean of all. */
  PHASE_MEAN,
  /** The shape of the last three seasons at the level of the last. */
  RECENT_SEASONS,
  /**
   * The straight line of least squares through all values, with the prediction intervals of
   * regression. Seasons are not seen.
   */
  LINEAR_REGRESSION,
  /** The line through the adjusted values, its slope dying out. */
  SEASONAL_REGRESSION,
  /** Simple exponential smoothing. */
  SMOOTHING,
  /** Simple exponential smoothing of the adjusted values. */
  ADJUSTED_SMOOTHING,
  /** Holt's smoothing of level and slope, the slope dying out, of the adjusted values. */
  DAMPED_HOLT,
  /** Smoothing of level, dying slope and seasonal addends. */
  HOLT_WINTERS_ADDITIVE,
  /** Smoothing of level, dying slope and seasonal factors; positive series only. */
  HOLT_WINTERS_MULTIPLICATIVE,
  /** The Theta method on the adjusted values. */
  THETA,
  /** The Theta method on logarithms; positive series only. */
  LOG_THETA,
  /** The dynamic optimised Theta model on the adjusted values. */
  DYNAMIC_THETA,
  /** Autoregression on the last values and those of a season ago. */
  AUTOREGRESSION,
  /** Autoregression on logarithms; positive series only. */
  LOG_AUTOREGRESSION,
  /** Autoregression on the last adjusted values. */
  ADJUSTED_AUTOREGRESSION
}
