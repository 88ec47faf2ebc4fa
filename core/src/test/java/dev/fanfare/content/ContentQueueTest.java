package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.content.SubmitResult.Submitted;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.JobType;
import dev.fanfare.testing.Crash;
import dev.fanfare.testing.Intercepted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs of the queue, and what becomes of jobs that nobody goes on with. */
class ContentQueueTest {
  private final ContentWorld world = new ContentWorld().granted(ADA, 100);

  @Test
  void reservesAtOnceAndAsksTheModelLater() {
    Submitted job = submitted("k");

    assertThat(job)
        .isEqualTo(new Submitted(job.job(), new CreditAmount(CreditType.GENERAL, 10), 90, false));
    assertThat(world.content().submit(SCRIPT, key("k")))
        .isEqualTo(new Submitted(job.job(), job.price(), 90, true));
    assertThat(world.calls()).isZero();
    world.assertCredits(ADA, 90, 10);
    assertThat(world.content().work(10).jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));
    assertThat(world.job(job.job()).output()).isEqualTo("Once upon a time.");
    world.assertCredits(ADA, 90, 0);
    assertThat(world.content().work(10).total()).isZero();
  }

  @Test
  void declinesWithTooFewCredits() {
    ContentRequest request = ContentRequest.of(BEN, JobType.SCRIPT, "x");

    assertThat(world.content().submit(request, key("k")))
        .isEqualTo(new SubmitResult.Declined(new CreditAmount(CreditType.GENERAL, 10), 0, false));
    assertThat(world.content().work(1).total()).isZero();
  }

  @Test
  void takesTheJobsThatAreDueForLongestFirst() {
    for (int i = 0; i < 4; i++) {
      world.content().submit(ContentRequest.of(ADA, JobType.SCRIPT, "n" + i), key("k" + i));
      world.clock.advance(Duration.ofSeconds(1));
    }

    assertThat(world.content().work(3).total()).isEqualTo(3);

    assertThat(world.model.requests())
        .extracting(ContentWorld::promptOf)
        .containsExactly("n0", "n1", "n2");
    assertThatIllegalArgumentException().isThrownBy(() -> world.content().work(0));
  }

  @Test
  void triesAgainAfterTheWaitsOfThePolicyAndThenFails() {
    // 30 s, 2 min, 10 min: four attempts.
    world.usually = request -> ContentWorld.busy();
    UUID job = submitted("k").job();

    assertThat(world.content().work(10).jobs()).isEqualTo(Map.of(ContentState.QUEUED, 1));
    assertWaits(Duration.ofSeconds(30));
    assertWaits(Duration.ofMinutes(2));
    assertThat(world.job(job).state()).isEqualTo(ContentState.QUEUED);
    world.assertCredits(ADA, 90, 10);
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(world.content().work(10).jobs()).isEqualTo(Map.of(ContentState.FAILED, 1));

    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.BUSY);
    assertThat(world.job(job).attempts()).isEqualTo(4);
    assertThat(world.calls()).isEqualTo(4);
    world.assertCredits(ADA, 100, 0);
  }

  private void assertWaits(Duration wait) {
    world.clock.advance(wait.minusMillis(1));
    assertThat(world.content().work(10).total()).as("just before %s", wait).isZero();
    world.clock.advance(Duration.ofMillis(1));
    assertThat(world.content().work(10).jobs())
        .as("after %s", wait)
        .isEqualTo(Map.of(ContentState.QUEUED, 1));
  }

  @Test
  void waitsAsLongAsTheProviderSays() {
    Instant later = world.clock.instant().plusSeconds(3600);
    world.model.then(
        ScriptedAnswer.fault(call -> new AiException.RateLimited("slow down", call, later)));
    submitted("k");
    world.content().work(1);

    world.clock.advance(Duration.ofMinutes(59));
    assertThat(world.content().work(1).total()).isZero();
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(world.content().work(1).jobs()).containsEntry(ContentState.COMPLETED, 1);
  }

  @Test
  void failsAtOnceWhenTheProviderWantsToBeAskedAfterTheDeadline() {
    Instant never = world.clock.instant().plus(Duration.ofDays(7));
    world.model.then(
        ScriptedAnswer.fault(call -> new AiException.RateLimited("not today", call, never)));
    submitted("k");

    assertThat(world.content().work(1).jobs()).containsEntry(ContentState.FAILED, 1);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void doesNotTryAgainWhatWillNotDoBetter() {
    world.model.then(ContentWorld.refused());
    submitted("k");

    assertThat(world.content().work(1).jobs()).containsEntry(ContentState.FAILED, 1);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void givesAJobBackWhenItsWorkerIsStopped() {
    world.model.then(
        ScriptedAnswer.fault(call -> new AiException.Cancelled("stopped", call, null))
            .before(0, () -> Thread.currentThread().interrupt()));
    submitted("1");
    submitted("2");

    try {
      assertThat(world.content().work(10).jobs()).isEqualTo(Map.of(ContentState.QUEUED, 1));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    world.clock.advance(Duration.ofSeconds(30));
    assertThat(world.content().work(10).jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 2));
  }

  @Test
  void takesUpTheJobOfAWorkerThatDied() {
    UUID job = submitted("k").job();
    world.model.then(ContentWorld.crash());
    die(() -> world.content().work(1));
    assertThat(world.job(job).state()).isEqualTo(ContentState.PROCESSING);
    assertThat(world.content().work(1).total()).as("it is in somebody's hands").isZero();
    world.clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(world.content().recover(1).total()).isZero();

    world.clock.advance(Duration.ofMillis(1));
    assertThat(world.content().recover(1).jobs()).isEqualTo(Map.of(ContentState.QUEUED, 1));
    assertThat(world.content().work(1).total()).as("after the first wait").isZero();
    world.clock.advance(Duration.ofSeconds(30));
    assertThat(world.content().work(1).jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));

    assertThat(world.job(job).attempts()).isEqualTo(2);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void givesUpAJobThatKillsItsWorkers() {
    world.usually = request -> ContentWorld.crash();
    UUID job = submitted("k").job();
    for (int attempt = 1; attempt <= 4; attempt++) {
      die(() -> world.content().work(1));
      world.clock.advance(Duration.ofMinutes(10));
      world.content().recover(1);
      world.clock.advance(Duration.ofMinutes(10));
    }

    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.ABANDONED);
    assertThat(world.calls()).isEqualTo(4);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void failsAJobWhoseCallerDied() {
    world.model.then(ContentWorld.crash());
    die(() -> world.content().generate(SCRIPT, key("k")));
    world.assertCredits(ADA, 90, 10);
    assertThat(world.content().work(1).total()).as("it is in no queue").isZero();
    world.clock.advance(Duration.ofMinutes(10));

    assertThat(world.content().recover(1).jobs()).isEqualTo(Map.of(ContentState.FAILED, 1));

    ContentResult.Failed failed = (ContentResult.Failed) world.content().generate(SCRIPT, key("k"));
    assertThat(failed.why()).isEqualTo(ContentFailure.ABANDONED);
    assertThat(failed.why().retryable()).isTrue();
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void givesUpAJobThatKillsItsCallers() {
    world.usually = request -> ContentWorld.crash();
    for (int attempt = 1; attempt <= 4; attempt++) {
      die(() -> world.content().generate(SCRIPT, key("k")));
      world.clock.advance(Duration.ofMinutes(10));
    }

    ContentResult.Failed failed = (ContentResult.Failed) world.content().generate(SCRIPT, key("k"));

    assertThat(failed.why()).isEqualTo(ContentFailure.ABANDONED);
    assertThat(world.calls()).isEqualTo(4);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void goesOnWhereItStoppedWhenTheCallerComesBackWithItsKey() {
    world.model.then(ContentWorld.crash());
    die(() -> world.content().generate(SCRIPT, key("k")));

    ContentResult.InProgress early =
        (ContentResult.InProgress) world.content().generate(SCRIPT, key("k"));
    assertThat(early.until()).isEqualTo("2026-03-02T09:10:00Z");
    assertThat(early.replayed()).isTrue();
    world.clock.set(early.until());

    ContentResult.Generated made =
        (ContentResult.Generated) world.content().generate(SCRIPT, key("k"));
    assertThat(made.replayed()).isTrue();
    assertThat(world.job(made.job()).attempts()).isEqualTo(2);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void screensWhatADeadProcessLeftWithoutAskingTheModelAgain() {
    world.screen =
        draft -> {
          throw new Crash();
        };
    UUID job = submitted("k").job();
    die(() -> world.content().work(1));
    assertThat(world.job(job).state()).isEqualTo(ContentState.SCREENING);
    world.screen = draft -> Verdict.PASSED;
    world.clock.advance(Duration.ofMinutes(10));

    assertThat(world.content().recover(1).jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));

    assertThat(world.calls()).isEqualTo(1);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void dropsTheLateAnswerOfALostLease() {
    UUID job = submitted("k").job();
    world.model.then(
        ContentWorld.after(
            () -> {
              // Slower than its lease: somebody else takes the job up and does it.
              world.clock.advance(Duration.ofMinutes(10));
              world.content().recover(1);
              world.clock.advance(Duration.ofSeconds(30));
              world.content().work(1);
            },
            "too late"));
    world.model.then(ContentWorld.said("in time"));

    assertThat(world.content().work(1).jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));

    assertThat(world.job(job).output()).isEqualTo("in time");
    assertThat(world.announced()).hasSize(1);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void dropsTheLateFailureOfALostLease() {
    UUID job = submitted("k").job();
    world.model.then(
        ContentWorld.refused()
            .before(
                0,
                () -> {
                  world.clock.advance(Duration.ofMinutes(10));
                  world.content().recover(1);
                  world.clock.advance(Duration.ofSeconds(30));
                  world.content().work(1);
                }));

    world.content().work(1);

    assertThat(world.job(job).state()).isEqualTo(ContentState.COMPLETED);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void dropsTheLateVerdictOfALostLease() {
    UUID job = submitted("k").job();
    ContentScreen blocks = draft -> Verdict.BLOCKED;
    world.screen =
        draft -> {
          world.clock.advance(Duration.ofMinutes(10));
          world.screen = blocks;
          world.content().recover(1);
          return Verdict.PASSED;
        };

    world.content().work(1);

    assertThat(world.job(job).state()).isEqualTo(ContentState.BLOCKED);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void countsOnlyTheVerdictOfWhoHasTheJob() {
    world.screen = draft -> Verdict.UNAVAILABLE;
    UUID job = submitted("k").job();
    world.content().work(1);
    JobSteps steps =
        new JobSteps(
            new ContentParts(
                world.operations(),
                world.store,
                world.credits(),
                CreditPrices.general(),
                world.model,
                world.screen,
                world.policy));
    world.clock.advance(Duration.ofMinutes(5));
    JobRecord slow = steps.takeUp(job, false).job();
    world.clock.advance(Duration.ofMinutes(10));
    JobRecord next = steps.takeUp(job, false).job();

    assertThat(steps.screened(slow, Verdict.PASSED).state()).isEqualTo(ContentState.SCREENING);
    world.assertCredits(ADA, 90, 10);
    assertThat(steps.screened(next, Verdict.BLOCKED).state()).isEqualTo(ContentState.BLOCKED);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void endsAtTheDeadlineWhatNoWorkerTook() {
    UUID job = submitted("k").job();
    world.clock.advance(Duration.ofDays(7));

    assertThat(world.content().recover(1).jobs()).isEqualTo(Map.of(ContentState.FAILED, 1));

    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.EXPIRED);
    assertThat(world.content().work(1).total()).isZero();
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void asksNoModelAfterTheDeadline() {
    UUID job = submitted("k").job();
    world.clock.advance(Duration.ofDays(7));

    assertThat(world.content().work(1).jobs()).isEqualTo(Map.of(ContentState.FAILED, 1));

    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.EXPIRED);
    assertThat(world.calls()).isZero();
  }

  @Test
  void deliversNothingThatComesAfterTheDeadline() {
    world.policy = ContentPolicy.builder().lifetime(Duration.ofMinutes(11)).build();
    UUID job = submitted("k").job();
    world.model.then(
        ContentWorld.after(
            () -> {
              world.clock.advance(Duration.ofMinutes(11));
            },
            "too late"));

    assertThat(world.content().work(1).jobs()).isEqualTo(Map.of(ContentState.FAILED, 1));
    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.EXPIRED);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void dropsWhatComesAfterTheJobWasEnded() {
    UUID job = submitted("k").job();
    world.model.then(
        ContentWorld.after(
            () -> {
              world.clock.advance(Duration.ofDays(7));
              world.content().recover(1);
            },
            "too late"));

    assertThat(world.content().work(1))
        .isEqualTo(new WorkReport(Map.of(ContentState.FAILED, 1), 0));
    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.EXPIRED);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void endsAnErasedJobWhateverItsClockSays() {
    UUID job = submitted("k").job();
    JobRecord erased = world.store.find(job).orElseThrow().withoutTexts();

    assertThat(erased.isOver(world.clock.instant().minusSeconds(60))).isTrue();
  }

  @Test
  void goesOnWithTheOthersWhenOneJobCannotBeStored() {
    submitted("1");
    submitted("2");
    world.model.then(ContentWorld.said("first"));
    boolean[] broken = {false};
    ContentJobStore failing =
        Intercepted.on(
            ContentJobStore.class,
            world.store,
            (method, args) -> {
              if (method.equals("save")
                  && args[0] instanceof JobRecord job
                  && "first".equals(job.output())
                  && !broken[0]) {
                broken[0] = true;
                throw new IllegalStateException("the disk is full, said of: first");
              }
            });
    ContentGeneration content =
        ContentGeneration.of(
            world.operations(),
            failing,
            world.credits(),
            CreditPrices.general(),
            world.model,
            world.screen,
            world.policy);

    WorkReport report = content.work(10);

    assertThat(report.faults()).isEqualTo(1);
    assertThat(report.jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));
    assertThat(report.total()).isEqualTo(2);
    world.clock.advance(Duration.ofMinutes(10));
    content.recover(10);
    world.clock.advance(Duration.ofSeconds(30));
    assertThat(content.work(10).jobs()).isEqualTo(Map.of(ContentState.COMPLETED, 1));
    world.assertCredits(ADA, 80, 0);
  }

  @Test
  void forgetsWhatWasWrittenAndEndsWhatIsUnderWay() {
    world.granted(BEN, 10);
    UUID done = ((ContentResult.Generated) world.content().generate(SCRIPT, key("done"))).job();
    world.screen = draft -> Verdict.HELD;
    UUID held = ((ContentResult.Held) world.content().generate(SCRIPT, key("held"))).job();
    UUID queued = submitted("queued").job();
    UUID others =
        ((Submitted)
                world.content().submit(ContentRequest.of(BEN, JobType.SCRIPT, "Ben's"), key("ben")))
            .job();

    assertThat(world.content().forget(ADA)).isEqualTo(3);

    for (UUID job : List.of(done, held, queued)) {
      JobRecord stored = world.store.find(job).orElseThrow();
      assertThat(stored.prompt()).isNull();
      assertThat(stored.output()).isNull();
      assertThat(stored.erased()).isTrue();
      assertThat(stored.state().isFinal()).isTrue();
    }
    assertThat(world.job(held).failure()).isEqualTo(ContentFailure.ERASED);
    assertThat(world.job(queued).failure()).isEqualTo(ContentFailure.ERASED);
    world.assertCredits(ADA, 90, 0);
    assertThat(world.content().generate(SCRIPT, key("done")))
        .isEqualTo(new ContentResult.Erased(done, true));
    assertThat(world.store.find(others).orElseThrow().prompt()).isEqualTo("Ben's");
    assertThat(world.content().forget(ADA)).isZero();
    assertThat(world.content().work(10).total()).as("Ben's").isEqualTo(1);
  }

  @Test
  void dropsWhatAModelWritesForSomebodyForgottenMeanwhile() {
    UUID job = submitted("k").job();
    world.model.then(
        ContentWorld.after(
            () -> {
              world.content().forget(ADA);
            },
            "about Ada"));

    assertThat(world.content().work(1))
        .isEqualTo(new WorkReport(Map.of(ContentState.FAILED, 1), 0));

    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.ERASED);
    assertThat(world.store.find(job).orElseThrow().output()).isNull();
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void endsWhatOnlyTheStoreHasErased() {
    UUID queued = submitted("queued").job();
    world.model.then(
        ContentWorld.after(
            () -> {
              world.store.eraseTexts(ADA);
            },
            "about Ada"));
    world.content().generate(SCRIPT, key("k"));
    assertThat(world.content().recover(10).jobs()).isEqualTo(Map.of(ContentState.FAILED, 1));

    assertThat(world.content().forCreator(ADA, Optional.empty(), 9))
        .allSatisfy(
            job -> {
              assertThat(job.failure()).isEqualTo(ContentFailure.ERASED);
              assertThat(job.output()).isNull();
            })
        .extracting(ContentJob::id)
        .contains(queued)
        .hasSize(2);
    world.assertCredits(ADA, 100, 0);
  }

  private Submitted submitted(String key) {
    return (Submitted) world.content().submit(SCRIPT, key(key));
  }

  /** Runs a process that dies. */
  private static void die(Runnable process) {
    assertThatThrownBy(process::run).isInstanceOf(Crash.class);
  }
}
