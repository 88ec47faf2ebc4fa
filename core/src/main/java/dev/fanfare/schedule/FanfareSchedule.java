package dev.fanfare.schedule;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** The jobs of the program. All follow UTC, and one run late does the work of those before it. */
public final class FanfareSchedule {
  private static final ZoneId UTC = ZoneOffset.UTC;

  private static final List<ScheduledJob> JOBS =
      List.of(
          job(
              "earnings-maturing",
              // Ten minutes before the hour, so that Friday's payouts find what has become
              // available.
              "50 * * * *",
              JobAction.MATURE_EARNINGS,
              "Makes earnings available whose hold period is over"),
          job(
              "tier-evaluation",
              "0 2 * * *",
              JobAction.EVALUATE_TIERS,
              "Evaluates the tier of every creator"),
          job(
              "payout-batch",
              "0 4 * * 5",
              JobAction.RUN_PAYOUTS,
              "Pays out every eligible creator above the minimum"),
          job(
              "payout-submission",
              "*/5 * * * *",
              JobAction.SUBMIT_PAYOUTS,
              "Hands approved payouts to their gateways"),
          job(
              "payout-reconciliation",
              "* * * * *",
              JobAction.RECONCILE_PAYOUTS,
              "Asks the gateways about payouts whose outcome is unknown or not final"),
          job(
              "achievement-check",
              "0 5 * * *",
              JobAction.CHECK_ACHIEVEMENTS,
              "Unlocks achievements for every creator"),
          job(
              "credit-sweep",
              "10 * * * *",
              JobAction.SWEEP_CREDITS,
              "Writes down due credit resets and expiries, and frees expired reservations"),
          job(
              "collaboration-expiry",
              "20 * * * *",
              JobAction.EXPIRE_COLLABORATIONS,
              "Writes down which collaboration requests have expired"),
          job(
              "analytics-hourly",
              "5 * * * *",
              JobAction.ROLL_UP_ANALYTICS,
              "Computes the figures of days that changed, today's included"),
          job(
              "analytics-daily",
              "30 0 * * *",
              JobAction.CATCH_UP_ANALYTICS,
              "Computes every figure that is missing, and makes days final"),
          job(
              "event-delivery",
              "* * * * *",
              JobAction.DELIVER_EVENTS,
              "Hands waiting events to the host's listeners"));

  private FanfareSchedule() {}

  /**
   * Returns every job, one for each action, in the order to start them in where several are due.
   */
  public static List<ScheduledJob> jobs() {
    return JOBS;
  }

  private static ScheduledJob job(String name, String cron, JobAction action, String description) {
    return new ScheduledJob(
        name, CronSchedule.parse(cron), UTC, action, MissedRun.RUN_ONCE_LATE, description);
  }
}
