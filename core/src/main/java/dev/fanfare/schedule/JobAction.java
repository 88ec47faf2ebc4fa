package dev.fanfare.schedule;

/** What a job does. */
public enum JobAction {
  /** Evaluates the tier of every creator. */
  EVALUATE_TIERS,
  /** Makes earnings available whose hold period is over. */
  MATURE_EARNINGS,
  /** Pays out every eligible creator above the minimum. */
  RUN_PAYOUTS,
  /** Hands approved payouts to their gateways. */
  SUBMIT_PAYOUTS,
  /** Asks the gateways about payouts whose outcome is unknown or not final. */
  RECONCILE_PAYOUTS,
  /** Unlocks achievements for every creator. */
  CHECK_ACHIEVEMENTS,
  /** Writes down due credit resets and expiries, and frees expired reservations. */
  SWEEP_CREDITS,
  /** Writes down which collaboration requests have expired. */
  EXPIRE_COLLABORATIONS,
  /** Holds what relies on a consent that has ended, and has it screened anew. */
  REOPEN_LAPSED_CONSENTS,
  /** Takes up screenings that were cut off or asked for. */
  RESUME_MODERATION,
  /** Screens again what waits for a detector that was out. */
  RESCREEN_CONTENT,
  /** Brings the priorities of what people have to look at up to date. */
  REPRICE_REVIEWS,
  /** Makes the safety reports of days that are over, and makes those of the last days again. */
  REPORT_SAFETY,
  /** Works on the queue of content jobs, and takes up jobs that nobody goes on with. */
  GENERATE_CONTENT,
  /** Computes trends, asks the model for more, and compares peaks that are over. */
  FIND_TRENDS,
  /**
   * Frees what calls to models reserved that never ended, records what could not be recorded, and
   * forgets what is older than the retention.
   */
  SWEEP_AI,
  /** Computes the figures of days that changed, today's included. */
  ROLL_UP_ANALYTICS,
  /** Computes every figure that is missing, and makes days final that are over for long enough. */
  CATCH_UP_ANALYTICS,
  /** Forecasts the figures that the host wants forecast. */
  FORECAST,
  /** Puts what came on final days beside what was forecast for them. */
  FOLLOW_UP_FORECASTS,
  /** Hands waiting events to the host's listeners. */
  DELIVER_EVENTS
}
