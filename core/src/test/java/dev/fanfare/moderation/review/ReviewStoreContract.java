package dev.fanfare.moderation.review;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ReviewStore} does with cases. Extend it and hand over an empty store for each
 * test; {@link NoticeStoreContract} and {@link AppealStoreContract} say what it does with the rest.
 */
public abstract class ReviewStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final Actor.Human ROB = Actor.human("rob");
  private static final Actor.Human SUE = Actor.human("sue");

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract ReviewStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    ReviewCase opened =
        ReviewCase.opened(
            id(1),
            new Concern(
                ContentRef.of("post-1", 3),
                ADA,
                id(77),
                List.of(Category.HATE, Category.SPAM),
                Severity.HIGH,
                123_456,
                9_999,
                8,
                true,
                T0.plusSeconds(60)),
            null,
            T0,
            ReviewWeights.standard());
    add(opened);
    assertThat(store().findCase(id(1))).contains(opened);

    ReviewVote vote =
        new ReviewVote(
            ROB,
            ReviewVerdict.restrict(
                    Actions.BLOCK, Ground.law("Art. 5"), "'quoted' \\ % _ 🎹", Category.HATE)
                .stating("block-hate")
                .striking(3),
            T0.plusSeconds(5));
    ReviewCase leased = take(ReviewQueue.STANDARD, ROB, T0).orElseThrow();
    ReviewCase voted = leased.voted(vote);
    save(voted);
    assertThat(store().findCase(id(1))).contains(voted);

    ReviewCase ended =
        voted.ended(
            new ReviewVote(SUE, ReviewVerdict.allow("fine"), T0.plusSeconds(9)),
            new ReviewOutcome(ReviewOutcome.End.DECIDED, id(78), SUE, T0.plusSeconds(9)));
    save(ended);
    assertThat(store().findCase(id(1))).contains(ended);
    assertThat(store().caseOfDecision(id(78))).contains(ended);
    assertThat(store().caseOfDecision(id(77))).as("was reviewed, not made").isEmpty();
    assertThat(store().findCase(id(9))).isEmpty();
  }

  @Test
  void holdsOneOpenCaseOfAVersion() {
    ReviewCase first = opened(1, "post-1");
    assertThat(add(first)).isTrue();
    assertThat(add(opened(2, "post-1"))).isFalse();
    assertThat(store().findCase(id(2))).isEmpty();
    assertThat(add(appeal(3, "post-1", id(50)))).as("an appeal is another matter").isTrue();
    assertThat(add(appeal(4, "post-1", id(51)))).as("another appeal").isTrue();
    assertThat(add(appeal(5, "post-1", id(50)))).as("the same appeal").isFalse();
    assertThat(in(() -> store().lockOpenCase(first.content()))).contains(first);
    assertThat(in(() -> store().lockOpenCase(ContentRef.of("post-1", 2)))).isEmpty();
    assertThat(store().caseOfAppeal(id(50)).orElseThrow().id()).isEqualTo(id(3));
    assertThat(store().caseOfAppeal(id(52))).isEmpty();

    save(first.ended(overtaken()));
    assertThat(in(() -> store().lockOpenCase(first.content()))).isEmpty();
    assertThat(add(opened(6, "post-1"))).as("the first has ended").isTrue();
    assertThatThrownBy(() -> add(opened(1, "post-9"))).isInstanceOf(FanfareException.class);
  }

  @Test
  void replacesACaseOnlyAsItWas() {
    ReviewCase first = opened(1, "post-1");
    add(first);
    ReviewCase once = first.about(id(60));

    assertThat(in(() -> store().saveCase(once))).isTrue();
    assertThat(in(() -> store().saveCase(first.about(id(61))))).as("an older one").isFalse();
    assertThat(in(() -> store().saveCase(once))).as("the same again").isFalse();
    assertThat(in(() -> store().saveCase(opened(9, "post-9").about(id(60))))).isFalse();
    assertThat(store().findCase(id(1))).contains(once);
  }

  @Test
  void givesAwayTheMostUrgentFirst() {
    add(opened(5, "low", Severity.LOW, T0.plusSeconds(5_000)));
    add(opened(4, "high-late", Severity.HIGH, T0.plusSeconds(9_000)));
    add(opened(3, "high-soon-b", Severity.HIGH, T0.plusSeconds(8_000)));
    add(opened(2, "high-soon-a", Severity.HIGH, T0.plusSeconds(8_000)));
    add(opened(1, "critical", Severity.CRITICAL, T0.plusSeconds(99_000)));

    assertThat(store().waiting(ReviewQueue.STANDARD, Optional.empty(), 10))
        .extracting(ReviewCase::id)
        .containsExactly(id(1), id(2), id(3), id(4), id(5));
    for (int i = 1; i <= 5; i++) {
      ReviewCase taken = take(ReviewQueue.STANDARD, ROB, T0).orElseThrow();
      assertThat(taken.id()).isEqualTo(id(i));
      assertThat(taken.token()).isEqualTo(1);
      assertThat(taken.version()).isEqualTo(2);
      assertThat(taken.lease()).isEqualTo(new Lease(ROB, T0.plusSeconds(600)));
      assertThat(store().findCase(id(i))).contains(taken);
    }
    assertThat(take(ReviewQueue.STANDARD, SUE, T0)).isEmpty();
  }

  @Test
  void ordersIdsAsBytes() {
    List<UUID> ids =
        List.of(
            UUID.fromString("00000000-0000-5000-8000-000000000001"),
            UUID.fromString("70000000-0000-5000-8000-000000000000"),
            UUID.fromString("80000000-0000-5000-8000-000000000000"),
            UUID.fromString("f0000000-0000-5000-8000-000000000001"));
    for (int i : List.of(3, 1, 0, 2)) {
      add(opened(ids.get(i), "post-" + i, ADA, Severity.LOW, T0.plusSeconds(60), null));
    }
    List<UUID> seen = new ArrayList<>();
    Optional<ReviewCase> last = Optional.empty();
    List<ReviewCase> page;
    while (!(page = store().waiting(ReviewQueue.STANDARD, last, 3)).isEmpty()) {
      page.forEach(waiting -> seen.add(waiting.id()));
      last = Optional.of(page.get(page.size() - 1));
    }
    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void givesACaseThatNobodyLooksAtAnyMoreToSomebodyElse() {
    add(opened(1, "post-1"));
    ReviewCase first = take(ReviewQueue.STANDARD, ROB, T0).orElseThrow();

    assertThat(take(ReviewQueue.STANDARD, SUE, T0.plusSeconds(600).minusNanos(1_000))).isEmpty();
    ReviewCase second = take(ReviewQueue.STANDARD, SUE, T0.plusSeconds(600)).orElseThrow();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.token()).isEqualTo(2);

    save(second.released());
    ReviewCase third = take(ReviewQueue.STANDARD, ROB, T0.plusSeconds(601)).orElseThrow();
    assertThat(third.token()).as("numbers never come back").isEqualTo(3);
  }

  @Test
  void neverMixesTheQueues() {
    add(opened(1, "post-1"));
    add(opened(id(2), "post-2", ADA, Severity.CRITICAL, T0.plusSeconds(60), null, Category.MINORS));

    assertThat(take(ReviewQueue.STANDARD, ROB, T0).orElseThrow().id()).isEqualTo(id(1));
    assertThat(take(ReviewQueue.STANDARD, ROB, T0)).isEmpty();
    assertThat(store().waiting(ReviewQueue.STANDARD, Optional.empty(), 9)).hasSize(1);
    assertThat(store().waiting(ReviewQueue.RESTRICTED, Optional.empty(), 9)).hasSize(1);
    assertThat(take(ReviewQueue.RESTRICTED, ROB, T0).orElseThrow().id()).isEqualTo(id(2));
  }

  @Test
  void givesNobodyTheirOwnContentOrWhatTheyAreExcludedFrom() {
    add(opened(id(1), "post-1", CreatorId.of("rob"), Severity.CRITICAL, T0.plusSeconds(1), null));
    add(opened(2, "post-2", Severity.HIGH, T0.plusSeconds(9)));
    add(opened(3, "post-3", Severity.LOW, T0.plusSeconds(9)));
    run(() -> store().exclude(id(2), ROB));
    run(() -> store().exclude(id(2), ROB));

    assertThat(take(ReviewQueue.STANDARD, ROB, T0).orElseThrow().id()).isEqualTo(id(3));
    assertThat(take(ReviewQueue.STANDARD, ROB, T0)).isEmpty();
    assertThat(take(ReviewQueue.STANDARD, SUE, T0).orElseThrow().id()).isEqualTo(id(1));
    assertThat(take(ReviewQueue.STANDARD, SUE, T0).orElseThrow().id()).isEqualTo(id(2));
  }

  @Test
  void setsPrioritiesAsTimePasses() {
    ReviewCase day = opened(1, "day", Severity.HIGH, T0.plus(Duration.ofHours(24)));
    ReviewCase hour = opened(2, "hour", Severity.LOW, T0.plus(Duration.ofHours(1)));
    add(day);
    add(hour);
    assertThat(ids()).containsExactly(id(1), id(2));
    assertThat(in(() -> store().reprice(T0.plusSeconds(449)))).isZero();
    // After an hour the second has gone 8 steps of 4: 33 against 16.
    Instant later = T0.plus(Duration.ofHours(1));
    assertThat(in(() -> store().reprice(later))).isEqualTo(1);

    assertThat(ids()).containsExactly(id(2), id(1));
    ReviewCase priced = store().findCase(id(2)).orElseThrow();
    assertThat(priced).isEqualTo(hour.pricedAt(later));
    assertThat(priced.priority()).isEqualTo(33_000_000);
    assertThat(priced.version()).as("not a change of its own").isEqualTo(1);
    assertThat(in(() -> store().reprice(later))).isZero();
    save(priced.ended(overtaken()));
    assertThat(in(() -> store().reprice(T0.plus(Duration.ofHours(2))))).as("has ended").isZero();
  }

  @Test
  void givesAwayExactlyInTheOrderOfASort() {
    Random random = new Random(5);
    List<ReviewCase> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ReviewCase opened =
          opened(
              new UUID(random.nextLong(), random.nextLong()),
              "post-" + i,
              ADA,
              Severity.values()[1 + random.nextInt(4)],
              T0.plusSeconds(100 * (1 + random.nextInt(20))),
              null);
      all.add(opened);
      add(opened);
    }
    Instant now = T0.plusSeconds(500);
    in(() -> store().reprice(now));
    List<UUID> expected =
        all.stream()
            .sorted(
                Comparator.comparingLong((ReviewCase c) -> -c.urgency().priority(c.openedAt(), now))
                    .thenComparing(ReviewCase::dueAt)
                    .thenComparing(c -> c.id().toString()))
            .map(ReviewCase::id)
            .toList();
    List<UUID> given = new ArrayList<>();
    Optional<ReviewCase> taken;
    while ((taken = take(ReviewQueue.STANDARD, ROB, now)).isPresent()) {
      given.add(taken.get().id());
    }
    assertThat(given).isEqualTo(expected);
  }

  @Test
  void countsWhatWaits() {
    add(opened(1, "post-1", Severity.HIGH, T0.plusSeconds(60)));
    add(opened(2, "post-2", Severity.HIGH, T0.plusSeconds(5_000)));
    add(opened(3, "post-3", Severity.HIGH, T0.plusSeconds(5_000)));
    save(store().findCase(id(3)).orElseThrow().ended(overtaken()));
    take(ReviewQueue.STANDARD, ROB, T0);

    assertThat(store().load(ReviewQueue.STANDARD, T0)).isEqualTo(new ReviewStore.Load(2, 1, 0));
    assertThat(store().load(ReviewQueue.STANDARD, T0.plusSeconds(60)))
        .as("due now, not over")
        .isEqualTo(new ReviewStore.Load(2, 1, 0));
    assertThat(store().load(ReviewQueue.STANDARD, T0.plusSeconds(601)))
        .isEqualTo(new ReviewStore.Load(2, 0, 1));
    assertThat(store().load(ReviewQueue.RESTRICTED, T0)).isEqualTo(new ReviewStore.Load(0, 0, 0));
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    ReviewCase kept = opened(1, "post-1");
    add(kept);

    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      store().addCase(opened(2, "post-2"));
                      ReviewCase taken =
                          store()
                              .lease(ReviewQueue.STANDARD, new Lease(ROB, T0.plusSeconds(9)), T0)
                              .orElseThrow();
                      store().exclude(id(1), SUE);
                      store().reprice(T0.plus(Duration.ofDays(2)));
                      store().saveCase(taken.ended(overtaken()));
                      throw new IllegalStateException("host");
                    }))
        .hasMessage("host");

    assertThat(store().findCase(id(1))).contains(kept);
    assertThat(store().findCase(id(2))).isEmpty();
    assertThat(ids()).containsExactly(id(1));
    assertThat(take(ReviewQueue.STANDARD, SUE, T0)).as("not excluded").isPresent();
  }

  @Test
  void givesACaseToOneOfManyAtOnce() throws Exception {
    for (int i = 1; i <= 60; i++) {
      add(opened(i, "post-" + i));
    }
    List<Optional<ReviewCase>> taken =
        inParallel(8, 10, (thread, n) -> take(ReviewQueue.STANDARD, Actor.human("r" + thread), T0));

    assertThat(taken.stream().flatMap(Optional::stream).map(ReviewCase::id))
        .hasSize(60)
        .doesNotHaveDuplicates();
  }

  private List<UUID> ids() {
    return store().waiting(ReviewQueue.STANDARD, Optional.empty(), 100).stream()
        .map(ReviewCase::id)
        .toList();
  }

  private static ReviewOutcome overtaken() {
    return new ReviewOutcome(ReviewOutcome.End.OVERTAKEN, id(999), null, T0);
  }

  @Test
  void visitsWhatIsOpenInATime() {
    ReviewCase open = opened(1, "open");
    ReviewCase ended = opened(2, "ended");
    ReviewCase late = openedAt(3, "late", T0.plusSeconds(5));
    List.of(open, ended, late).forEach(this::add);
    save(
        ended.ended(
            new ReviewOutcome(ReviewOutcome.End.OVERTAKEN, id(80), null, T0.plusSeconds(3))));

    assertThat(openIn(T0.minusSeconds(9), T0)).isEmpty();
    assertThat(openIn(T0, T0.plusSeconds(1))).containsExactlyInAnyOrder(id(1), id(2));
    assertThat(openIn(T0.plusSeconds(3), T0.plusSeconds(5)))
        .as("ended at the first instant")
        .containsExactlyInAnyOrder(id(1), id(2));
    assertThat(openIn(T0.plusSeconds(4), T0.plusSeconds(6)))
        .containsExactlyInAnyOrder(id(1), id(3));
  }

  private List<UUID> openIn(Instant from, Instant to) {
    List<UUID> seen = new ArrayList<>();
    store().forEachCase(from, to, known -> seen.add(known.id()));
    return seen;
  }

  private static ReviewCase openedAt(int id, String item, Instant at) {
    return ReviewCase.opened(
        id(id),
        new Concern(
            ContentRef.of(item, 1),
            ADA,
            null,
            List.of(Category.HATE),
            Severity.HIGH,
            ReviewWeights.CERTAIN,
            0,
            0,
            false,
            at.plusSeconds(60)),
        null,
        at,
        ReviewWeights.standard());
  }

  private static ReviewCase opened(int id, String item) {
    return opened(id, item, Severity.HIGH, T0.plusSeconds(3_600));
  }

  private static ReviewCase opened(int id, String item, Severity severity, Instant dueAt) {
    return opened(id(id), item, ADA, severity, dueAt, null);
  }

  private static ReviewCase appeal(int id, String item, UUID appeal) {
    return opened(id(id), item, BEN, Severity.HIGH, T0.plusSeconds(3_600), appeal);
  }

  private static ReviewCase opened(
      UUID id,
      String item,
      CreatorId creator,
      Severity severity,
      Instant dueAt,
      @Nullable UUID appeal,
      Category... categories) {
    return ReviewCase.opened(
        id,
        new Concern(
            ContentRef.of(item, 1),
            creator,
            null,
            List.of(categories),
            severity,
            1_000_000,
            0,
            0,
            false,
            dueAt),
        appeal,
        T0,
        ReviewWeights.standard());
  }

  private boolean add(ReviewCase opened) {
    return in(() -> store().addCase(opened));
  }

  private void save(ReviewCase next) {
    assertThat(in(() -> store().saveCase(next))).isTrue();
  }

  private Optional<ReviewCase> take(ReviewQueue queue, Actor.Human by, Instant now) {
    return in(() -> store().lease(queue, new Lease(by, now.plusSeconds(600)), now));
  }

  private void run(Runnable work) {
    transactions().inTransaction(work);
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static UUID id(int n) {
    return new UUID(0x5L, n);
  }
}
