package dev.fanfare.persistence.review;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.review.Effect;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.moderation.review.Lease;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeSource;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.moderation.review.SampleCases;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Eight who take and decide at once, where transactions run side by side. */
class ReviewersAtOnceTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int REVIEWERS = 8;
  private static final int CASES = 150;

  private final Queue<Taken> given = new ConcurrentLinkedQueue<>();
  private final Queue<Taken> asleep = new ConcurrentLinkedQueue<>();
  private final Queue<UUID> decided = new ConcurrentLinkedQueue<>();
  private final Queue<Taken> late = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(T0);

  private Database database;
  private ReviewStore store;

  /** A case that somebody was given, under the number of the lease. */
  private record Taken(UUID id, Actor.Human by, long token) {}

  private void open(Dialect dialect) {
    database = TestDatabase.of(dialect).database();
    store = new JpaReviewStore(database);
  }

  @ParameterizedTest
  @EnumSource
  void decidesNoCaseTwice(Dialect dialect) throws Exception {
    open(dialect);
    for (int i = 0; i < CASES; i++) {
      Severity severity = Severity.values()[1 + i % 4];
      store.addCase(
          SampleCases.opened(new UUID(5, i), "post-" + i, ADA, severity, null, false, T0));
    }

    inParallel(REVIEWERS, 100, this::work);
    now.updateAndGet(at -> at.plus(Duration.ofHours(1)));
    Taken taken;
    while ((taken = take(Actor.human("last"))) != null) {
      decide(taken);
    }

    assertThat(late).as("some came too late").isNotEmpty();
    assertThat(decided).hasSize(CASES).doesNotHaveDuplicates();
    assertThat(given)
        .extracting(each -> each.id() + "/" + each.token())
        .as("a number is given once")
        .doesNotHaveDuplicates();
    for (int i = 0; i < CASES; i++) {
      ReviewCase ended = store.findCase(new UUID(5, i)).orElseThrow();
      assertThat(ended.outcome()).isNotNull();
      assertThat(store.caseOfDecision(ended.outcome().decision())).contains(ended);
    }
    assertThat(store.load(ReviewQueue.STANDARD, now.get()))
        .isEqualTo(new ReviewStore.Load(0, 0, 0));
  }

  private boolean work(int thread, int n) {
    Random random = new Random(1_000L * thread + n);
    if (random.nextInt(8) == 0) {
      now.updateAndGet(at -> at.plus(LEASE).plusSeconds(1));
    }
    Taken overslept = random.nextInt(3) == 0 ? asleep.poll() : null;
    if (overslept != null) {
      return decide(overslept);
    }
    Taken taken = take(Actor.human("reviewer-" + thread));
    if (taken != null && random.nextInt(3) == 0) {
      return asleep.add(taken);
    }
    return taken != null && decide(taken);
  }

  private Taken take(Actor.Human by) {
    Instant at = now.get();
    database.inTransaction(() -> store.reprice(at));
    Optional<Taken> taken =
        database.inTransaction(
            () ->
                store
                    .lease(ReviewQueue.STANDARD, new Lease(by, at.plus(LEASE)), at)
                    .map(leased -> new Taken(leased.id(), by, leased.token())));
    taken.ifPresent(given::add);
    return taken.orElse(null);
  }

  private boolean decide(Taken taken) {
    boolean done =
        database.inTransaction(
            () -> {
              ReviewCase held = store.findCase(taken.id()).orElseThrow();
              return SampleCases.isHeldBy(held, taken.by(), taken.token())
                  && store.saveCase(
                      SampleCases.decided(held, UUID.randomUUID(), taken.by(), now.get()));
            });
    return done ? decided.add(taken.id()) : late.add(taken);
  }

  @ParameterizedTest
  @EnumSource
  void givesEverybodySomethingWhileThereIsEnough(Dialect dialect) throws Exception {
    open(dialect);
    for (int i = 0; i < 80; i++) {
      store.addCase(
          SampleCases.opened(new UUID(5, i), "post-" + i, ADA, Severity.HIGH, null, false, T0));
    }
    List<Taken> taken =
        inParallel(REVIEWERS, 10, (thread, n) -> take(Actor.human("reviewer-" + thread)));
    assertThat(taken).doesNotContainNull().extracting(Taken::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void passesOverACaseThatIsJustGivenAway(Dialect dialect) {
    open(dialect);
    for (int i = 0; i < 2; i++) {
      store.addCase(
          SampleCases.opened(new UUID(5, i), "post-" + i, ADA, Severity.HIGH, null, false, T0));
    }
    Taken other =
        database.inTransaction(
            () -> {
              take(Actor.human("rob"));
              return CompletableFuture.supplyAsync(() -> take(Actor.human("sue"))).join();
            });
    assertThat(other).isEqualTo(new Taken(new UUID(5, 1), Actor.human("sue"), 1));
  }

  @ParameterizedTest
  @EnumSource
  void opensOneCaseOfManyConcernsAtOnce(Dialect dialect) throws Exception {
    open(dialect);
    List<Boolean> opened =
        inParallel(
            REVIEWERS,
            5,
            (thread, n) ->
                store.addCase(
                    SampleCases.opened(
                        new UUID(thread, n), "post", ADA, Severity.HIGH, null, false, T0)));
    assertThat(opened).filteredOn(each -> each).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void letsAReporterSendAsMuchAsIsAllowedAndNoMore(Dialect dialect) throws Exception {
    open(dialect);
    List<Boolean> sent =
        inParallel(
            REVIEWERS,
            5,
            (thread, n) ->
                database.inTransaction(
                    () -> {
                      store.lockReporter("uma");
                      return store.sent("uma", 10).isEmpty()
                          && store.addNotice(notice(100 * thread + n)).isEmpty();
                    }));
    assertThat(sent).filteredOn(each -> each).hasSize(10);
  }

  /** Who settles takes the notices of a version, who forgets those of a reporter. */
  @ParameterizedTest
  @EnumSource
  void settlesAndForgetsAtTheSameTime(Dialect dialect) throws Exception {
    open(dialect);
    for (int i = 0; i < 200; i++) {
      store.addNotice(notice(i));
    }
    List<Integer> changed =
        inParallel(
            4,
            50,
            (thread, n) ->
                thread == 0
                    ? store.forgetNoticeTexts("uma")
                    : store.settleNotices(
                        ContentRef.of("post", 1 + 4 * n + thread), Set.of(), new UUID(0, 9), T0));
    assertThat(changed).hasSize(200);
    assertThat(store.findNotice(new UUID(6, 5)).orElseThrow().explanation()).isNull();
  }

  private static Notice notice(int i) {
    return new Notice(
        new UUID(6, i),
        ContentRef.of("post", 1 + i),
        ADA,
        Category.SPAM,
        NoticeClaim.TERMS,
        NoticeSource.USER,
        "uma",
        "because",
        true,
        T0.plusSeconds(i),
        null,
        null);
  }

  @ParameterizedTest
  @EnumSource
  void changesWhatHoldsForACreatorOneByOne(Dialect dialect) throws Exception {
    open(dialect);
    EnforcementStore effects = new JpaEnforcementStore(database);
    List<Boolean> added =
        inParallel(
            REVIEWERS,
            5,
            (thread, n) ->
                database.inTransaction(
                    () -> {
                      effects.lockCreator(ADA);
                      return effects.points(ADA, T0) < 7 && effects.add(effect(thread, n));
                    }));
    assertThat(added).filteredOn(each -> each).hasSize(7);
    assertThat(effects.points(ADA, T0)).isEqualTo(7);
  }

  private static Effect effect(int thread, int n) {
    return new Effect(
        new UUID(thread, n),
        ADA,
        ContentRef.of("post-" + thread, 1 + n),
        Actions.BLOCK,
        1,
        T0,
        T0.plusSeconds(60),
        null,
        null);
  }
}
