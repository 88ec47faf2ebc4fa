package dev.fanfare.schedule;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The jobs of the program. All follow UTC unless a zone is given, and one run late does the work of
 * those before it.
 */
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
              "analytics-hourly",
              // Before the tiers, which may be decided by these figures.
              "5 * * * *",
              JobAction.ROLL_UP_ANALYTICS,
              "Computes the figures of days that changed, today's included"),
          job(
              "analytics-daily",
              "30 0 * * *",
              JobAction.CATCH_UP_ANALYTICS,
              "Computes every figure that is missing, and makes days final"),
          job(
              "forecast-follow-up",
              // A quarter of an hour after the day was computed and others became final.
              "45 0 * * *",
              JobAction.FOLLOW_UP_FORECASTS,
              "Puts what came beside what was forecast"),
          job(
              "forecast-weekly",
              "0 3 * * 1",
              JobAction.FORECAST,
              "Forecasts the figures that the host wants forecast"),
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
              "consent-lapse",
              "*/5 * * * *",
              JobAction.REOPEN_LAPSED_CONSENTS,
              "Holds what relies on a consent that has ended, and has it screened anew"),
          job(
              "moderation-resume",
              "* * * * *",
              JobAction.RESUME_MODERATION,
              "Takes up screenings that were cut off or asked for"),
          job(
              "moderation-rescreen",
              "* * * * *",
              JobAction.RESCREEN_CONTENT,
              "Screens again what waits for a detector that was out"),
          job(
              "review-repricing",
              "*/5 * * * *",
              JobAction.REPRICE_REVIEWS,
              "Brings the priorities of what people have to look at up to date"),
          job(
              "safety-report",
              // What was under way at midnight is stored by then.
              "20 0 * * *",
              JobAction.REPORT_SAFETY,
              "Makes the safety report of the day that ended, and those of the last days again"),
          job(
              "content-work",
              "* * * * *",
              JobAction.GENERATE_CONTENT,
              "Works on the queue of content jobs, and takes up those that nobody goes on with"),
          job(
              "trend-weekly",
              "0 3 * * 1",
              JobAction.FIND_TRENDS,
              "Computes trends, asks the model for more, and compares peaks that are over"),
          job(
              "ai-sweep",
              "*/5 * * * *",
              JobAction.SWEEP_AI,
              "Frees what calls to models reserved that never ended, and prunes their log"),
          job(
              "event-delivery",
              "* * * * *",
              JobAction.DELIVER_EVENTS,
              "Hands waiting events to the host's listeners"));

  private static final Set<JobAction> DAILY_FIGURES =
      EnumSet.of(JobAction.CATCH_UP_ANALYTICS, JobAction.FOLLOW_UP_FORECASTS);

  private FanfareSchedule() {}

  /**
   * Returns every job, one for each action, in the order to start them in where several are due.
   */
  public static List<ScheduledJob> jobs() {
    return JOBS;
  }

  /**
   * Returns every job as {@link #jobs()} does, but with the figures of the day computed, and put
   * beside what was forecast, by the wall clock of a zone.
   *
   * @param analytics the zone of the {@code AnalyticsPolicy}, so that a day is computed half an
   *     hour after it ended there
   */
  public static List<ScheduledJob> jobs(ZoneId analytics) {
    return jobs(analytics, UTC);
  }

  /**
   * Returns every job as {@link #jobs(ZoneId)} does, but with the safety report made by the wall
   * clock of a zone as well.
   *
   * @param safety the zone of the {@code SafetyReportPolicy}
   */
  public static List<ScheduledJob> jobs(ZoneId analytics, ZoneId safety) {
    return JOBS.stream()
        .map(
            job -> {
              if (job.action() == JobAction.REPORT_SAFETY) {
                return in(job, safety);
              }
              return DAILY_FIGURES.contains(job.action()) ? in(job, analytics) : job;
            })
        .toList();
  }

  private static ScheduledJob in(ScheduledJob job, ZoneId zone) {
    return new ScheduledJob(
        job.name(), job.cron(), zone, job.action(), job.missedRun(), job.description());
  }

  private static ScheduledJob job(String name, String cron, JobAction action, String description) {
    return new ScheduledJob(
        name, CronSchedule.parse(cron), UTC, action, MissedRun.RUN_ONCE_LATE, description);
  }
}
