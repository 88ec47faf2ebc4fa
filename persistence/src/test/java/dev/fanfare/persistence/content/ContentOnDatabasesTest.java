package dev.fanfare.persistence.content;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.content.ContentDecision;
import dev.fanfare.content.ContentGeneration;
import dev.fanfare.content.ContentJob;
import dev.fanfare.content.ContentRequest;
import dev.fanfare.content.ContentResult;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.content.ContentState;
import dev.fanfare.content.SubmitResult;
import dev.fanfare.content.WorkReport;
import dev.fanfare.credit.CreditBalance;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs and credits are exact where transactions run side by side. */
class ContentOnDatabasesTest {
  private static final ContentRequest SCRIPT = ContentRequest.of(ADA, JobType.SCRIPT, "A hook");
  private static final Wallet WALLET = Wallet.of(ADA, CreditType.GENERAL);

  private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  private final ScriptedModel model =
      ScriptedModel.answering(request -> ScriptedAnswer.text("Knead. Wait. Bake."));
  private Verdict verdict = Verdict.PASSED;
  private Fanfare fanfare;

  private ContentGeneration content(Dialect dialect, long credits) {
    fanfare =
        Fanfare.builder()
            .storage(Storages.empty(dialect))
            .clock(clock)
            .languageModel(model)
            .contentScreen(draft -> verdict)
            .build();
    fanfare.credits().grant(WALLET, credits, GrantSource.PURCHASE, key("order"));
    return fanfare.content();
  }

  private void assertCredits(long available, long reserved) {
    CreditBalance balance = fanfare.credits().balance(WALLET);
    assertThat(List.of(balance.available(), balance.reserved()))
        .containsExactly(available, reserved);
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void makesAsManyOfSixteenParallelJobsAsOneWalletPays(Dialect dialect) throws Exception {
    // 95 credits pay nine jobs of 10.
    ContentGeneration content = content(dialect, 95);

    List<ContentResult> results =
        inParallel(16, 1, (thread, n) -> content.generate(SCRIPT, key("k" + thread)));

    assertThat(results).filteredOn(ContentResult.Generated.class::isInstance).hasSize(9);
    assertThat(results).filteredOn(ContentResult.Declined.class::isInstance).hasSize(7);
    assertThat(model.requests()).hasSize(9);
    assertCredits(5, 0);
  }

  @ParameterizedTest
  @EnumSource
  void givesEachJobOfTheQueueToOneWorker(Dialect dialect) throws Exception {
    ContentGeneration content = content(dialect, 1_000);
    for (int i = 0; i < 40; i++) {
      content.submit(SCRIPT, key("k" + i));
    }

    List<WorkReport> reports = inParallel(8, 10, (thread, n) -> content.work(3));

    assertThat(reports.stream().mapToInt(WorkReport::total).sum()).isEqualTo(40);
    assertThat(reports).allMatch(report -> report.faults() == 0);
    assertThat(model.requests()).hasSize(40);
    assertCredits(600, 0);
  }

  @ParameterizedTest
  @EnumSource
  void endsEachJobOnceWhoeverTakesItUp(Dialect dialect) throws Exception {
    ContentGeneration content = content(dialect, 1_000);
    verdict = Verdict.UNAVAILABLE;
    for (int i = 0; i < 20; i++) {
      content.generate(SCRIPT, key("k" + i));
    }
    assertCredits(800, 200);
    verdict = Verdict.PASSED;
    clock.advance(Duration.ofMinutes(5));

    List<WorkReport> reports =
        inParallel(
            6,
            3,
            (thread, n) -> {
              if (thread == 0 && n == 1) {
                content.forget(ADA);
              }
              return content.recover(5);
            });

    clock.advance(Duration.ofMinutes(10));
    content.recover(100);
    assertThat(reports).allMatch(report -> report.faults() == 0);
    List<ContentJob> jobs = content.forCreator(ADA, Optional.empty(), 100);
    assertThat(jobs).hasSize(20).allMatch(job -> job.state().isFinal());
    long completed = jobs.stream().filter(job -> job.state() == ContentState.COMPLETED).count();
    assertCredits(1_000 - 10 * completed, 0);
  }

  @ParameterizedTest
  @EnumSource
  void takesNothingOfTwoWorkersWhoseLeasesEnded(Dialect dialect) throws Exception {
    ContentGeneration content = content(dialect, 100);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    model.then(late("of the first", first, release));
    model.then(late("of the second", second, release));
    UUID job = ((SubmitResult.Submitted) content.submit(SCRIPT, key("k"))).job();
    Background<WorkReport> one = Background.start(() -> content.work(1));
    first.await();
    loseLease(content, Duration.ofSeconds(30));
    Background<WorkReport> two = Background.start(() -> content.work(1));
    second.await();
    loseLease(content, Duration.ofMinutes(2));

    assertThat(content.work(1).jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));
    assertCredits(90, 0);
    release.countDown();

    assertThat(one.result().jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));
    assertThat(two.result().jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));
    ContentJob done = content.find(job).orElseThrow();
    assertThat(done.output()).isEqualTo("Knead. Wait. Bake.");
    assertThat(done.attempts()).isEqualTo(3);
    assertCredits(90, 0);
  }

  private void loseLease(ContentGeneration content, Duration wait) {
    clock.advance(Duration.ofMinutes(10));
    assertThat(content.recover(5).jobs()).isEqualTo(Map.of(ContentState.QUEUED, 1));
    clock.advance(wait);
  }

  private static ScriptedAnswer late(String text, CountDownLatch asked, CountDownLatch release) {
    return ScriptedAnswer.text(text)
        .before(
            0,
            () -> {
              asked.countDown();
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void answersManyCallsUnderOneKeyWithOneJob(Dialect dialect) throws Exception {
    ContentGeneration content = content(dialect, 1_000);

    List<ContentResult> results =
        inParallel(16, 2, (thread, n) -> content.generate(SCRIPT, key("one")));

    assertThat(results).noneMatch(ContentResult.Failed.class::isInstance);
    assertThat(content.forCreator(ADA, Optional.empty(), 9)).hasSize(1);
    assertThat(model.requests()).hasSize(1);
    assertCredits(990, 0);
  }

  @ParameterizedTest
  @EnumSource
  void decidesOnceHoweverManyDecide(Dialect dialect) throws Exception {
    ContentGeneration content = content(dialect, 100);
    verdict = Verdict.HELD;
    UUID job = ((ContentResult.Held) content.generate(SCRIPT, key("k"))).job();
    AtomicInteger n = new AtomicInteger();

    List<ContentDecision> decisions =
        inParallel(
            8,
            1,
            (thread, i) ->
                thread % 2 == 0
                    ? content.approve(job, key("yes" + n.incrementAndGet()))
                    : content.block(job, key("no" + n.incrementAndGet())));

    assertThat(decisions).filteredOn(ContentDecision.Decided.class::isInstance).hasSize(1);
    boolean approved = content.find(job).orElseThrow().state() == ContentState.COMPLETED;
    assertCredits(approved ? 90 : 100, 0);
  }
}
