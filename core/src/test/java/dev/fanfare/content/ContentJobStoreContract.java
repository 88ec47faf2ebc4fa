package dev.fanfare.content;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.ModelName;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.testing.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ContentJobStore} does. Extend it and hand over an empty store for each test.
 */
public abstract class ContentJobStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final ContentPolicy POLICY = ContentPolicy.standard();
  private static final Duration LEASE = POLICY.lease();

  /** A run of which everything is known. */
  private static final ContentRun RUN =
      new ContentRun(
          new ModelName("provider", "model-1"),
          new AiUsage(1L, 2L, 3L, 4L, 0L),
          Duration.ofNanos(1_234_567_000));

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract ContentJobStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldOfEveryState() {
    JobRecord queued = job(1, ADA, T0, true);
    JobRecord asked = job(2, ADA, T0, true).asked(T0.plus(LEASE));
    JobRecord processing = job(3, BEN, T0, false);
    JobRecord tried =
        job(4, ADA, T0, true)
            .asked(T0.plus(LEASE))
            .triedAgain(
                new ContentRun(new ModelName("p", "m"), AiUsage.UNKNOWN, Duration.ZERO),
                T0.plusSeconds(30));
    JobRecord screening = processing.written("Zeilen\n\t🎹 — 'quoted' \\ % _", RUN, T0.plus(LEASE));
    List<JobRecord> all =
        List.of(
            queued,
            asked,
            processing,
            tried,
            renamed(screening, 5),
            renamed(screening, 6).held(),
            renamed(screening, 7).completed(id(70), T0.plusSeconds(9)),
            renamed(screening, 8).blocked(T0.plusSeconds(9)),
            renamed(processing, 9).failed(ContentFailure.BUSY, null, T0.plusSeconds(9)),
            renamed(processing, 10).failed(ContentFailure.REFUSED, RUN, T0.plusSeconds(9)),
            renamed(screening, 11).withoutTexts(),
            renamed(screening, 12).completed(id(71), T0.plusSeconds(9)).withoutTexts());
    all.forEach(this::add);

    for (JobRecord job : all) {
      assertThat(store().find(job.id())).contains(job);
      assertThat(transactions().inTransaction(() -> store().lock(job.id()))).contains(job);
    }
    assertThat(store().find(id(99))).isEmpty();
    assertThat(transactions().inTransaction(() -> store().lock(id(99)))).isEmpty();
    List<JobRecord> walked = new ArrayList<>();
    transactions().inTransaction(() -> store().forEach(walked::add));
    assertThat(walked).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void replacesWhatItHasLocked() {
    JobRecord queued = job(1, ADA, T0, true);
    add(queued);
    JobRecord step = queued;
    List<JobRecord> life =
        List.of(
            step = step.asked(T0.plus(LEASE)),
            step = step.triedAgain(RUN, T0.plusSeconds(30)),
            step = step.asked(T0.plus(LEASE)),
            step = step.written("text", RUN, T0.plus(LEASE)),
            step = step.screenedAgain(T0.plusSeconds(60)),
            step = step.taken(T0.plus(LEASE)),
            step = step.held(),
            step = step.completed(id(7), T0.plusSeconds(70)),
            step = step.withoutTexts());
    for (JobRecord next : life) {
      save(next);
      assertThat(store().find(id(1))).contains(next);
    }
    assertThatThrownBy(() -> save(job(9, ADA, T0, true))).isInstanceOf(FanfareException.class);
  }

  @Test
  void refusesAnIdOrAReservationThatIsTaken() {
    JobRecord first = job(1, ADA, T0, true);
    add(first);

    assertThatThrownBy(() -> add(first)).isInstanceOf(FanfareException.class);
    JobRecord same = job(2, ADA, T0, true);
    assertThatThrownBy(
            () ->
                add(
                    JobRecord.begun(
                        same.id(),
                        ContentRequest.of(ADA, JobType.SCRIPT, "x"),
                        true,
                        same.price(),
                        first.reservation(),
                        POLICY,
                        T0)))
        .isInstanceOf(FanfareException.class);
    assertThat(store().find(id(2))).isEmpty();
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    JobRecord kept = job(1, ADA, T0, true);
    add(kept);
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().add(job(2, ADA, T0, true));
                          store().lock(id(1));
                          store().save(kept.asked(T0));
                          store().eraseTexts(ADA);
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");

    assertThat(store().find(id(1))).contains(kept);
    assertThat(store().find(id(2))).isEmpty();
    assertThat(store().overdue(Instant.parse("2030-01-01T00:00:00Z"), 9)).containsExactly(id(1));
    assertThat(next(T0)).contains(kept);
    assertThat(store().ofCreator(ADA, Optional.empty(), 9)).containsExactly(kept);
  }

  @Test
  void handsOutTheQueuedJobThatIsDueForLongest() {
    add(job(3, ADA, T0, true));
    add(job(1, ADA, T0.plusSeconds(2), true));
    add(job(2, BEN, T0, true));
    add(job(4, ADA, T0, false));

    assertThat(next(T0.minusMillis(1))).isEmpty();
    assertThat(taken(T0)).isEqualTo(id(2));
    assertThat(taken(T0)).isEqualTo(id(3));
    assertThat(next(T0)).isEmpty();
    save(store().find(id(3)).orElseThrow().triedAgain(RUN, T0.plusSeconds(3)));
    assertThat(taken(T0.plusSeconds(3))).isEqualTo(id(1));
    assertThat(taken(T0.plusSeconds(3))).isEqualTo(id(3));
    assertThat(next(T0.plusSeconds(3))).isEmpty();
  }

  @Test
  void handsEachQueuedJobToOneOfMany() throws Exception {
    for (int i = 1; i <= 40; i++) {
      add(job(i, ADA, T0, true));
    }

    List<UUID> taken =
        inParallel(
                8,
                10,
                (thread, n) ->
                    transactions()
                        .inTransaction(
                            () ->
                                store()
                                    .lockNextQueued(T0)
                                    .map(
                                        job -> {
                                          store().save(job.asked(T0.plus(LEASE)));
                                          return job.id();
                                        })))
            .stream()
            .flatMap(Optional::stream)
            .toList();

    assertThat(taken).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void letsAWorkerPassOverAJobThatIsLocked() throws Exception {
    add(job(1, ADA, T0, true));
    add(job(2, ADA, T0, true));
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Optional<JobRecord>> holder =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          Optional<JobRecord> job = store().lockNextQueued(T0);
                          job.ifPresent(mine -> store().save(mine.asked(T0.plus(LEASE))));
                          locked.countDown();
                          await(release);
                          return job;
                        }));
    locked.await();
    Background<Optional<JobRecord>> other = Background.start(() -> next(T0));

    // Memory runs one transaction at a time, and the other one waits; a database need not.
    other.endsSoon();
    release.countDown();
    assertThat(holder.result().map(JobRecord::id)).contains(id(1));
    assertThat(other.result().map(JobRecord::id)).contains(id(2));
  }

  @Test
  void readsWhatWasCommittedLastWhenItHadToWaitForTheLock() throws Exception {
    add(job(1, ADA, T0, true));
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Boolean> holder =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          JobRecord job = store().lock(id(1)).orElseThrow();
                          locked.countDown();
                          await(release);
                          store().save(job.asked(T0.plus(LEASE)));
                          return true;
                        }));
    locked.await();
    Background<JobRecord> waiting =
        Background.start(
            () -> transactions().inTransaction(() -> store().lock(id(1)).orElseThrow()));
    assertThat(waiting.endsSoon()).isFalse();
    release.countDown();
    holder.result();

    assertThat(waiting.result().state()).isEqualTo(ContentState.PROCESSING);
    assertThat(waiting.result().token()).isEqualTo(1);
  }

  @Test
  void findsWhatNobodyGoesOnWithTheLongestOverdueFirst() {
    Instant deadline = T0.plus(POLICY.lifetime());
    add(job(1, ADA, T0, true));
    add(job(2, ADA, T0.plusSeconds(1), false));
    JobRecord screening = job(3, ADA, T0, false).written("x", RUN, T0.plusSeconds(60));
    add(screening);
    add(renamed(screening, 4).held());
    add(renamed(screening, 5).completed(id(50), T0));
    add(renamed(screening, 6).failed(ContentFailure.BUSY, RUN, T0));
    add(renamed(screening, 7).screenedAgain(deadline.plusSeconds(9)));

    assertThat(store().overdue(T0.plusSeconds(60).minusMillis(1), 9)).isEmpty();
    assertThat(store().overdue(T0.plusSeconds(60), 9)).containsExactly(id(3));
    assertThat(store().overdue(T0.plusSeconds(1).plus(LEASE), 9)).containsExactly(id(3), id(2));
    assertThat(store().overdue(deadline, 9)).containsExactly(id(3), id(2), id(1), id(4), id(7));
    assertThat(store().overdue(deadline, 2)).containsExactly(id(3), id(2));
    save(screening.taken(T0.plusSeconds(120)));
    assertThat(store().overdue(T0.plusSeconds(60), 9)).isEmpty();
  }

  @Test
  void pagesThroughACreatorsJobsOfOneInstantWithoutGapOrRepetition() {
    // 8… and f… are negative as a signed long, and must still sort above 0…
    List<UUID> ids =
        List.of(
            UUID.fromString("f0000000-0000-5000-8000-000000000001"),
            UUID.fromString("80000000-0000-5000-bfff-ffffffffffff"),
            UUID.fromString("80000000-0000-5000-8000-000000000000"),
            UUID.fromString("70000000-0000-5000-8000-000000000000"),
            UUID.fromString("00000000-0000-5000-8000-000000000001"));
    for (int i : List.of(3, 0, 4, 2, 1)) {
      add(job(ids.get(i), id(100 + i), ADA, T0, i % 2 == 0));
    }
    add(job(9, ADA, T0.plusSeconds(1), true));
    add(job(8, CreatorId.of("ad"), T0, true));

    List<UUID> seen = new ArrayList<>();
    Optional<UUID> last = Optional.empty();
    List<UUID> page;
    while (!(page = page(ADA, last)).isEmpty()) {
      seen.addAll(page);
      last = Optional.of(page.get(page.size() - 1));
    }
    assertThat(seen.get(0)).isEqualTo(id(9));
    assertThat(seen.subList(1, seen.size())).containsExactlyElementsOf(ids);
    assertThat(page(ADA, Optional.of(id(77)))).as("never stored").isEmpty();
    assertThat(page(BEN, Optional.empty())).isEmpty();
  }

  private List<UUID> page(CreatorId creator, Optional<UUID> after) {
    return store().ofCreator(creator, after, 2).stream().map(JobRecord::id).toList();
  }

  @Test
  void erasesTheTextsOfOneCreator() {
    JobRecord queued = job(1, ADA, T0, true);
    JobRecord screening = job(2, ADA, T0, false).written("x", RUN, T0.plus(LEASE));
    JobRecord completed = renamed(screening, 3).completed(id(30), T0);
    JobRecord failed = job(4, ADA, T0, false).failed(ContentFailure.BUSY, null, T0);
    JobRecord others = job(5, BEN, T0, true);
    List.of(queued, screening, completed, failed, others).forEach(this::add);
    assertThat(store().eraseTexts(ADA)).isEqualTo(4);

    for (JobRecord job : List.of(queued, screening, completed, failed)) {
      assertThat(store().find(job.id())).contains(job.withoutTexts());
    }
    assertThat(store().find(id(5))).contains(others);
    assertThat(store().overdue(T0, 9)).as("their deadline has come").containsExactly(id(1), id(2));
    assertThat(store().eraseTexts(ADA)).as("a second time").isZero();
    assertThat(store().find(id(1))).contains(queued.withoutTexts());
  }

  private void add(JobRecord job) {
    transactions().inTransaction(() -> store().add(job));
  }

  private void save(JobRecord job) {
    transactions()
        .inTransaction(
            () -> {
              store().lock(job.id());
              store().save(job);
            });
  }

  private Optional<JobRecord> next(Instant now) {
    return transactions().inTransaction(() -> store().lockNextQueued(now));
  }

  private UUID taken(Instant now) {
    return transactions()
        .inTransaction(
            () -> {
              JobRecord job = store().lockNextQueued(now).orElseThrow();
              store().save(job.asked(now.plus(LEASE)));
              return job.id();
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UUID id(long n) {
    return new UUID(0, n);
  }

  private static JobRecord job(int n, CreatorId creator, Instant at, boolean queued) {
    return job(id(n), id(1_000 + n), creator, at, queued);
  }

  private static JobRecord job(
      UUID id, UUID reservation, CreatorId creator, Instant at, boolean queued) {
    return JobRecord.begun(
        id,
        new ContentRequest(creator, JobType.of("own_kind"), Quality.ULTRA, "Zwei\nZeilen 🎹"),
        queued,
        new CreditAmount(CreditType.SCRIPT, 40),
        reservation,
        POLICY,
        at);
  }

  /** Returns the same job under another id. */
  private static JobRecord renamed(JobRecord job, int n) {
    return new JobRecord(
        id(n),
        job.creator(),
        job.type(),
        job.quality(),
        job.queued(),
        job.prompt(),
        job.price(),
        id(1_000 + n),
        job.state(),
        job.token(),
        job.attempts(),
        job.dueAt(),
        job.deadline(),
        job.output(),
        job.run(),
        job.failure(),
        job.charge(),
        job.createdAt(),
        job.endedAt(),
        job.erased());
  }
}
