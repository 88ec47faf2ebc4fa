package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.analytics.ForecastSubject;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.schedule.FanfareSchedule;
import dev.fanfare.schedule.JobAction;
import dev.fanfare.schedule.MissedRun;
import dev.fanfare.schedule.ScheduledJob;
import dev.fanfare.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The programs of docs/schedule.md. */
class ScheduleDocsTest {
  private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  private final Fanfare fanfare =
      Fanfare.builder()
          .clock(clock)
          .languageModel(ScriptedModel.answering(request -> noTrends()))
          .build();
  private final Asset usd = Asset.of("USD");
  private final List<String> started = new ArrayList<>();

  private static ScriptedAnswer noTrends() {
    return ScriptedAnswer.structured(
        new AiValue.Fields(Map.of("trends", new AiValue.Items(List.of()))));
  }

  private List<CreatorStats> figures() {
    return List.of(CreatorStats.of(CreatorId.of("ada"), USD).totalViews(1_000).build());
  }

  // snippet: schedule-run
  /** Does what a job's run is for. Safe to call twice for one run. */
  void start(ScheduledJob job, Instant run) {
    switch (job.action()) {
      case MATURE_EARNINGS -> fanfare.earnings().mature();
      case EVALUATE_TIERS -> fanfare.tiers().evaluateAll(figures(), job.key(run));
      case RUN_PAYOUTS -> fanfare.payouts().run(PayoutRun.at(run, PayoutMethod.BANK_TRANSFER, usd));
      case SUBMIT_PAYOUTS -> fanfare.payouts().submitApproved(500);
      case RECONCILE_PAYOUTS -> fanfare.payouts().reconcile(500);
      case CHECK_ACHIEVEMENTS -> fanfare.achievements().checkAll(figures().stream(), job.key(run));
      case SWEEP_CREDITS -> {
        while (fanfare.credits().sweep(500) == 500) {}
      }
      case EXPIRE_COLLABORATIONS -> {
        while (fanfare.collaborations().expireDue(500) == 500) {}
      }
      case REOPEN_LAPSED_CONSENTS -> fanfare.consents().reopenLapsed(1_000);
      case RESUME_MODERATION -> fanfare.moderation().resume(100);
      case RESCREEN_CONTENT -> fanfare.moderation().rescreen(100);
      case REPRICE_REVIEWS -> fanfare.reviews().reprice();
      case REPORT_SAFETY -> fanfare.safetyReports().catchUp(100);
      case GENERATE_CONTENT -> {
        fanfare.content().work(50);
        fanfare.content().recover(500);
      }
      case FIND_TRENDS -> {
        fanfare.trends().compute();
        fanfare.trends().followUp();
        fanfare.trends().predict(job.key(run)); // if there is a language model
      }
      case SWEEP_AI -> {
        while (fanfare.ai().sweep(500) == 500) {}
      }
      case ROLL_UP_ANALYTICS -> fanfare.analytics().rollUp();
      case CATCH_UP_ANALYTICS -> fanfare.analytics().catchUp();
      case FOLLOW_UP_FORECASTS -> fanfare.forecasts().followUp();
      case FORECAST -> fanfare.forecasts().forecast(ForecastSubject.netRevenue(usd), 90);
      case DELIVER_EVENTS -> fanfare.events().deliver();
      default -> throw new IllegalStateException("Nothing is done yet for " + job.name());
    }
  }

  /**
   * Call it about once a minute.
   *
   * @param since the {@code now} of the call before, which you keep in your database
   */
  void tick(Instant since, Instant now) {
    for (ScheduledJob job : FanfareSchedule.jobs()) {
      for (Instant run : job.toStart(since, now)) {
        start(job, run);
        started.add(job.name() + " " + run);
      }
    }
  }

  // end

  @Test
  void startsWhatIsDue() {
    fanfare
        .earnings()
        .recordSale(RevenueSource.TIP, usd("10"), CreatorId.of("ada"), IdempotencyKey.of("tip-1"));
    // Down from Monday 9:00 to Friday 12:30, a bit over a week later.
    clock.set("2026-03-13T12:30:00Z");
    tick(Instant.parse("2026-03-02T09:00:00Z"), clock.instant());
    assertThat(started)
        .containsExactly(
            "earnings-maturing 2026-03-13T11:50:00Z",
            "analytics-hourly 2026-03-13T12:05:00Z",
            "analytics-daily 2026-03-13T00:30:00Z",
            "forecast-follow-up 2026-03-13T00:45:00Z",
            "forecast-weekly 2026-03-09T03:00:00Z",
            "tier-evaluation 2026-03-13T02:00:00Z",
            "payout-batch 2026-03-13T04:00:00Z",
            "payout-submission 2026-03-13T12:25:00Z",
            "payout-reconciliation 2026-03-13T12:29:00Z",
            "achievement-check 2026-03-13T05:00:00Z",
            "credit-sweep 2026-03-13T12:10:00Z",
            "collaboration-expiry 2026-03-13T12:20:00Z",
            "consent-lapse 2026-03-13T12:25:00Z",
            "moderation-resume 2026-03-13T12:29:00Z",
            "moderation-rescreen 2026-03-13T12:29:00Z",
            "review-repricing 2026-03-13T12:25:00Z",
            "safety-report 2026-03-13T00:20:00Z",
            "content-work 2026-03-13T12:29:00Z",
            "trend-weekly 2026-03-09T03:00:00Z",
            "ai-sweep 2026-03-13T12:25:00Z",
            "event-delivery 2026-03-13T12:29:00Z");
    assertThat(fanfare.earnings().balance(CreatorId.of("ada"), USD).available())
        .isEqualTo(usd("5.50"));
    assertThat(fanfare.tiers().current(CreatorId.of("ada"))).isPresent();
    assertThat(fanfare.achievements().unlocked(CreatorId.of("ada"))).hasSize(1);
    assertThat(fanfare.safetyReports().find(LocalDate.of(2026, 3, 12))).isPresent();
    assertThat(FanfareSchedule.jobs())
        .allMatch(job -> job.missedRun() == MissedRun.RUN_ONCE_LATE)
        .extracting(ScheduledJob::action)
        .containsExactlyInAnyOrder(JobAction.values());
  }
}
