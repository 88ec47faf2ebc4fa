package dev.fanfare.schedule;

import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanfareScheduleTest {
  @ParameterizedTest(name = "{0} runs first at {1}: {2}")
  @CsvSource({
    "EVALUATE_TIERS,        2026-03-02T02:00:00Z, daily at 02:00",
    "RUN_PAYOUTS,           2026-03-06T04:00:00Z, Friday at 04:00",
    "CHECK_ACHIEVEMENTS,    2026-03-01T05:00:00Z, daily at 05:00",
    "MATURE_EARNINGS,       2026-03-01T04:50:00Z, hourly",
    "SWEEP_CREDITS,         2026-03-01T04:10:00Z, hourly",
    "EXPIRE_COLLABORATIONS, 2026-03-01T04:20:00Z, hourly",
    "SUBMIT_PAYOUTS,        2026-03-01T04:05:00Z, every five minutes",
    "RECONCILE_PAYOUTS,     2026-03-01T04:02:00Z, every minute",
    "ROLL_UP_ANALYTICS,     2026-03-01T04:05:00Z, hourly",
    "CATCH_UP_ANALYTICS,    2026-03-02T00:30:00Z, daily at 00:30",
    "GENERATE_CONTENT,      2026-03-01T04:02:00Z, every minute",
    "FIND_TRENDS,           2026-03-02T03:00:00Z, Monday at 03:00",
    "REOPEN_LAPSED_CONSENTS, 2026-03-01T04:05:00Z, every five minutes",
    "RESUME_MODERATION,     2026-03-01T04:02:00Z, every minute",
    "RESCREEN_CONTENT,      2026-03-01T04:02:00Z, every minute",
    "REPRICE_REVIEWS,       2026-03-01T04:05:00Z, every five minutes",
    "REPORT_SAFETY,         2026-03-02T00:20:00Z, daily at 00:20",
    "SWEEP_AI,              2026-03-01T04:05:00Z, every five minutes",
    "DELIVER_EVENTS,        2026-03-01T04:02:00Z, every minute"
  })
  void runsEveryActionInUtc(JobAction action, Instant first, String because) {
    ScheduledJob job = job(action);

    assertThat(job.zone()).isEqualTo(ZoneOffset.UTC);
    // 2026-03-01 is a Sunday.
    assertThat(job.next(Instant.parse("2026-03-01T04:01:30Z"))).as(because).isEqualTo(first);
  }

  @Test
  void namesEveryJobAndActionOnce() {
    List<ScheduledJob> jobs = FanfareSchedule.jobs();

    assertThat(jobs).extracting(ScheduledJob::action).containsExactlyInAnyOrder(JobAction.values());
    assertThat(jobs).extracting(ScheduledJob::name).doesNotHaveDuplicates();
  }

  @Test
  void maturesEarningsBeforeFridaysPayoutsNotWithThem() {
    Instant payouts = Instant.parse("2026-03-06T04:00:00Z");

    assertThat(
            job(JobAction.MATURE_EARNINGS).due(payouts.minusSeconds(3600), payouts.plusSeconds(60)))
        .containsExactly(Instant.parse("2026-03-06T03:50:00Z"));
  }

  @Test
  void computesTheDayThatEndedInTheZoneOfTheFigures() {
    List<ScheduledJob> jobs = FanfareSchedule.jobs(ZoneId.of("Pacific/Tongatapu"));

    assertThat(jobs)
        .extracting(ScheduledJob::name)
        .isEqualTo(FanfareSchedule.jobs().stream().map(ScheduledJob::name).toList());
    assertThat(jobs)
        .filteredOn(job -> !job.zone().equals(ZoneOffset.UTC))
        .extracting(job -> job.name() + " " + job.next(Instant.parse("2026-03-01T04:01:30Z")))
        .as("00:30 and 00:45 in Tonga, 13 hours ahead")
        .containsExactly(
            "analytics-daily 2026-03-01T11:30:00Z", "forecast-follow-up 2026-03-01T11:45:00Z");
  }

  @Test
  void reportsTheDayThatEndedInItsOwnZone() {
    List<ScheduledJob> jobs =
        FanfareSchedule.jobs(ZoneId.of("Pacific/Tongatapu"), ZoneId.of("Europe/Zurich"));

    assertThat(jobs)
        .filteredOn(job -> !job.zone().equals(ZoneOffset.UTC))
        .extracting(job -> job.name() + " " + job.next(Instant.parse("2026-03-01T04:01:30Z")))
        .containsExactly(
            "analytics-daily 2026-03-01T11:30:00Z",
            "forecast-follow-up 2026-03-01T11:45:00Z",
            "safety-report 2026-03-01T23:20:00Z");
  }

  @Test
  void makesUpForTheLatestMissedRunOnce() {
    ScheduledJob daily = daily(MissedRun.RUN_ONCE_LATE);

    assertThat(toStart(daily, "2026-03-01T01:00:00Z", "2026-03-04T09:00:00Z"))
        .containsExactly("2026-03-04T02:00:00Z");
    assertThat(toStart(daily, "2026-03-04T09:00:00Z", "2026-03-05T01:00:00Z")).isEmpty();
  }

  @Test
  void makesUpForEveryMissedPeriodOldestFirst() {
    assertThat(
            toStart(
                daily(MissedRun.CATCH_UP_EVERY_PERIOD),
                "2026-03-01T02:00:00Z",
                "2026-03-04T02:00:00Z"))
        .containsExactly("2026-03-01T02:00:00Z", "2026-03-02T02:00:00Z", "2026-03-03T02:00:00Z");
  }

  @Test
  void leavesOutMissedRunsButNotTheOneInTime() {
    ScheduledJob daily = daily(MissedRun.SKIP);

    assertThat(toStart(daily, "2026-03-01T01:00:00Z", "2026-03-04T09:00:00Z")).isEmpty();
    assertThat(toStart(daily, "2026-03-01T01:00:00Z", "2026-03-04T02:01:00Z"))
        .containsExactly("2026-03-04T02:00:00Z");
    assertThat(toStart(daily, "2026-03-01T01:00:00Z", "2026-03-04T02:01:00.000000001Z")).isEmpty();
  }

  @Test
  void startsEachRunOnceInALoopThatLooksEveryMinute() {
    for (MissedRun missed : MissedRun.values()) {
      ScheduledJob daily = daily(missed);
      List<Instant> started = new ArrayList<>();
      Instant since = Instant.parse("2026-03-01T00:00:00Z");
      for (int look = 0; look < 3 * 24 * 60 + 7; look++) {
        Instant now = since.plusSeconds(60);
        started.addAll(daily.toStart(since, now));
        since = now;
      }
      assertThat(started)
          .as(missed.name())
          .containsExactlyElementsOf(
              Stream.of("2026-03-01T02:00:00Z", "2026-03-02T02:00:00Z", "2026-03-03T02:00:00Z")
                  .map(Instant::parse)
                  .toList());
    }
  }

  @Test
  void namesARunByItsJobAndItsInstant() {
    Instant run = Instant.parse("2026-03-06T04:00:00Z");

    assertThat(job(JobAction.RUN_PAYOUTS).key(run))
        .isEqualTo(key("schedule/payout-batch/2026-03-06T04:00:00Z"));
  }

  @Test
  void refusesAJobWithoutAName() {
    assertThatThrownBy(
            () ->
                new ScheduledJob(
                    " ",
                    CronSchedule.parse("0 2 * * *"),
                    ZoneOffset.UTC,
                    JobAction.EVALUATE_TIERS,
                    MissedRun.SKIP,
                    "Nameless"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name must be 1 to 64 characters");
  }

  private static List<String> toStart(ScheduledJob job, String since, String now) {
    return job.toStart(Instant.parse(since), Instant.parse(now)).stream()
        .map(Instant::toString)
        .toList();
  }

  private static ScheduledJob job(JobAction action) {
    return FanfareSchedule.jobs().stream()
        .filter(job -> job.action() == action)
        .findFirst()
        .orElseThrow();
  }

  private static ScheduledJob daily(MissedRun missed) {
    return new ScheduledJob(
        "daily",
        CronSchedule.parse("0 2 * * *"),
        ZoneOffset.UTC,
        JobAction.EVALUATE_TIERS,
        missed,
        "Every day at two");
  }
}
