package dev.fanfare.forecast;

/** What a reader of a forecast should know about it. */
public enum ForecastWarning {
  /** There were 3 to 6 observations: the forecast is their level, and the interval is wide. */
  LOW_DATA,
  /** The history was too short for a back-test: weights are equal, intervals rough. */
  NO_BACKTEST,
  /** Some periods had no value; for fitting they were filled from the same phase. */
  GAPS_FILLED,
  /** Single values far outside their surroundings were drawn in for fitting. */
  OUTLIERS_DRAWN_IN,
  /** Zeros before the first other value were left out. */
  LEADING_ZEROS_DROPPED,
  /** Only the newest part of a long history was used. */
  HISTORY_SHORTENED,
  /**
   * A phase, such as a weekday, has been 0 throughout of late: it is forecast as 0 for sure, and
   * its zeros are no part of what models see.
   */
  CLOSED_PHASES,
  /** More than half of the values are 0: the forecast is a mean, no single period looks like it. */
  INTERMITTENT,
  /** All values are equal, so nothing says how far they may stray. */
  CONSTANT,
  /** A model that counts left the envelope of recent values and was held at its edge. */
  HELD_IN_ENVELOPE,
  /** The method asked for does not suit the series; the adjusted naive method took its place. */
  METHOD_DOES_NOT_SUIT
}
