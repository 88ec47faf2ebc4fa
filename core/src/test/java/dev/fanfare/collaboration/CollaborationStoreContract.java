package dev.fanfare.collaboration;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CollaborationStore} does. Extend it and hand over an empty store for each test.
 */
public abstract class CollaborationStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant DEADLINE = T0.plus(CollaborationProposal.DEFAULT_ANSWER_TIME);
  private static final CollaborationProposal DUET =
      CollaborationProposal.of(ADA, BEN, CollaborationType.DUET);

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract CollaborationStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    CollaborationRequest plain = request(1, DUET, T0);
    CollaborationRequest full =
        request(
            2,
            CollaborationProposal.of(BEN, CLEO, CollaborationType.JOINT_STREAM)
                .describedAs("Two pianos,\nfour hands 🎹 — 'quoted' \\ % _")
                .sharing(70, 30)
                .about("video-7")
                .answeredWithin(Duration.ofHours(1)),
            T0);
    add(plain);
    add(full);
    update(full.accepted(T0.plusSeconds(60)).completed("video-8", T0.plusSeconds(90)));

    assertThat(store().find(plain.id())).contains(plain);
    assertThat(store().find(full.id()))
        .contains(full.accepted(T0.plusSeconds(60)).completed("video-8", T0.plusSeconds(90)));
    assertThat(store().find(id(9))).isEmpty();
    assertThat(in(() -> store().lock(plain.id()))).contains(plain);
    assertThat(in(() -> store().lock(id(9)))).isEmpty();
  }

  @Test
  void holdsOnePendingRequestOfOneSubject() {
    CollaborationRequest first = request(1, DUET, T0);
    assertThat(add(first)).isTrue();

    assertThat(add(request(2, DUET.describedAs("other words").sharing(80, 20), T0))).isFalse();
    assertThat(store().find(id(2))).isEmpty();
    assertThat(add(request(3, DUET.about("video-7"), T0))).as("another reference").isTrue();
    assertThat(add(request(4, DUET.about("video-7"), T0))).as("the same reference").isFalse();
    assertThat(add(request(5, CollaborationProposal.of(BEN, ADA, CollaborationType.DUET), T0)))
        .as("the other way round")
        .isTrue();
    assertThat(
            add(request(6, CollaborationProposal.of(ADA, BEN, CollaborationType.COLLAB_VIDEO), T0)))
        .as("another type")
        .isTrue();
  }

  @Test
  void takesAnEqualRequestOnceTheFirstIsNoLongerPending() {
    CollaborationRequest first = request(1, DUET, T0);
    add(first);
    update(first.withdrawn(T0));

    assertThat(in(() -> store().lockPending(first))).isEmpty();
    assertThat(add(request(2, DUET, T0))).isTrue();
  }

  @Test
  void saysWhichRequestIsInTheWay() {
    CollaborationRequest first = request(1, DUET, T0);
    add(first);
    add(request(2, DUET.about("video-7"), T0));

    assertThat(in(() -> store().lockPending(request(3, DUET.describedAs("again"), T0))))
        .contains(first);
    assertThat(
            in(
                () ->
                    store()
                        .lockPending(
                            request(
                                3,
                                CollaborationProposal.of(ADA, CLEO, CollaborationType.DUET),
                                T0))))
        .isEmpty();
  }

  @Test
  void refusesAnIdThatIsTaken() {
    add(request(1, DUET, T0));

    assertThatThrownBy(() -> add(request(1, DUET.about("video-7"), T0)))
        .isInstanceOf(FanfareException.class);
  }

  @Test
  void expiresWhatIsOverdueAndNothingElse() {
    CollaborationRequest late = request(1, DUET, T0);
    CollaborationRequest later = request(2, DUET.about("a"), T0.plusSeconds(1));
    CollaborationRequest answered = request(3, DUET.about("b"), T0);
    add(late);
    add(later);
    add(answered);
    update(answered.accepted(T0.plusSeconds(5)));

    assertThat(expireDue(DEADLINE.minusMillis(1), 10)).isEmpty();
    assertThat(expireDue(DEADLINE, 10)).containsExactly(late.asOf(DEADLINE));
    assertThat(store().find(id(1)).orElseThrow().state()).isEqualTo(CollaborationState.EXPIRED);
    assertThat(store().find(id(2))).contains(later);
    assertThat(store().find(id(3))).contains(answered.accepted(T0.plusSeconds(5)));
    assertThat(expireDue(DEADLINE, 10)).as("a second time").isEmpty();
    assertThat(add(request(4, DUET, T0))).as("the way is free").isTrue();
  }

  @Test
  void expiresTheLongestOverdueFirst() {
    for (int i = 1; i <= 5; i++) {
      add(request(i, DUET.about("video-" + i), T0.minusSeconds(i)));
    }

    assertThat(expireDue(DEADLINE, 2))
        .extracting(CollaborationRequest::id)
        .containsExactly(id(5), id(4));
    assertThat(expireDue(DEADLINE, 10)).hasSize(3);
  }

  @Test
  void listsWhatACreatorMadeOrGotNewestFirst() {
    add(request(1, DUET, T0));
    add(request(2, CollaborationProposal.of(CLEO, ADA, CollaborationType.DUET), T0.plusSeconds(2)));
    add(request(3, CollaborationProposal.of(BEN, CLEO, CollaborationType.DUET), T0.plusSeconds(1)));

    assertThat(ids(ADA, Set.of(), T0, Optional.empty(), 10)).containsExactly(id(2), id(1));
    assertThat(ids(BEN, Set.of(), T0, Optional.empty(), 10)).containsExactly(id(3), id(1));
    assertThat(ids(CreatorId.of("ad"), Set.of(), T0, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void pagesWithoutGapOrRepetitionThroughRequestsOfOneInstant() {
    // 8… and f… are negative as a signed long, and must still sort above 0…
    List<UUID> ids =
        List.of(
            UUID.fromString("f0000000-0000-5000-8000-000000000001"),
            UUID.fromString("80000000-0000-5000-bfff-ffffffffffff"),
            UUID.fromString("80000000-0000-5000-8000-000000000000"),
            UUID.fromString("70000000-0000-5000-8000-000000000000"),
            UUID.fromString("00000000-0000-5000-8000-000000000001"));
    for (UUID id : List.of(ids.get(3), ids.get(0), ids.get(4), ids.get(2), ids.get(1))) {
      add(CollaborationRequest.proposed(id, DUET.about(id.toString()), T0));
    }

    List<UUID> seen = new ArrayList<>();
    Optional<UUID> last = Optional.empty();
    List<UUID> page;
    while (!(page = ids(BEN, Set.of(), T0, last, 2)).isEmpty()) {
      seen.addAll(page);
      last = Optional.of(page.get(page.size() - 1));
    }
    assertThat(seen).containsExactlyElementsOf(ids);
    assertThat(ids(BEN, Set.of(), T0, Optional.of(id(99)), 2)).as("never stored").isEmpty();
  }

  @Test
  void filtersByTheStateOfTheInstantAskedFor() {
    CollaborationRequest overdue = request(1, DUET, T0);
    CollaborationRequest rejected = request(2, DUET.about("a"), T0.plusSeconds(1));
    CollaborationRequest waiting = request(3, DUET.about("b"), T0.plusSeconds(2));
    List.of(overdue, rejected, waiting).forEach(this::add);
    update(rejected.rejected(T0.plusSeconds(9)));

    assertThat(ids(ADA, Set.of(CollaborationState.PENDING), T0, Optional.empty(), 10))
        .containsExactly(id(3), id(1));
    assertThat(ids(ADA, Set.of(CollaborationState.PENDING), DEADLINE, Optional.empty(), 10))
        .containsExactly(id(3));
    assertThat(
            in(
                () ->
                    store()
                        .forCreator(
                            ADA,
                            Set.of(CollaborationState.EXPIRED, CollaborationState.REJECTED),
                            DEADLINE,
                            Optional.empty(),
                            10)))
        .containsExactly(rejected.rejected(T0.plusSeconds(9)), overdue.asOf(DEADLINE));
    assertThat(store().find(id(1))).as("asking writes nothing").contains(overdue);
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    CollaborationRequest kept = request(1, DUET, T0);
    CollaborationRequest overdue = request(2, DUET.about("a"), T0.minusSeconds(9));
    add(kept);
    add(overdue);

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().add(request(3, DUET.about("b"), T0));
                          store().update(kept.accepted(T0));
                          store().add(request(4, DUET, T0));
                          store().expireDue(DEADLINE.minusSeconds(9), 10);
                          throw new IllegalStateException("host");
                        }))
        .hasMessage("host");

    assertThat(store().find(id(1))).contains(kept);
    assertThat(store().find(id(2))).contains(overdue);
    assertThat(ids(ADA, Set.of(), T0, Optional.empty(), 10)).containsExactly(id(1), id(2));
    assertThat(add(request(5, DUET, T0))).as("1 is in the way again").isFalse();
    assertThat(add(request(3, DUET.about("b"), T0))).as("3 never was").isTrue();
    assertThat(expireDue(DEADLINE.minusSeconds(9), 10)).containsExactly(overdue.asOf(DEADLINE));
  }

  @Test
  void addsOneOfManyEqualRequestsThatCompete() throws Exception {
    List<Boolean> added =
        inParallel(16, 5, (thread, n) -> add(request(100 + 5 * thread + n, DUET, T0)));

    assertThat(added).filteredOn(Boolean::booleanValue).hasSize(1);
    assertThat(ids(ADA, Set.of(), T0, Optional.empty(), 100)).hasSize(1);
  }

  @Test
  void letsOneOfManyDecideOnALockedRequest() throws Exception {
    add(request(1, DUET, T0));

    List<Boolean> decided =
        inParallel(
            16,
            1,
            (thread, n) ->
                transactions()
                    .inTransaction(
                        () -> {
                          CollaborationRequest request = store().lock(id(1)).orElseThrow();
                          boolean open = request.state() == CollaborationState.PENDING;
                          if (open) {
                            store().update(request.accepted(T0.plusSeconds(thread)));
                          }
                          return open;
                        }));

    assertThat(decided).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  @Test
  void expiresEachRequestInOneOfManySweeps() throws Exception {
    for (int i = 1; i <= 60; i++) {
      add(request(i, DUET.about("video-" + i), T0));
    }

    List<List<CollaborationRequest>> sweeps =
        inParallel(8, 10, (thread, n) -> expireDue(DEADLINE, 1 + thread % 3));
    List<UUID> swept = new ArrayList<>();
    sweeps.forEach(sweep -> sweep.forEach(request -> swept.add(request.id())));
    expireDue(DEADLINE, 100).forEach(request -> swept.add(request.id()));

    assertThat(swept).hasSize(60).doesNotHaveDuplicates();
  }

  private boolean add(CollaborationRequest request) {
    return in(() -> store().add(request));
  }

  private void update(CollaborationRequest request) {
    transactions()
        .inTransaction(
            () -> {
              store().lock(request.id());
              store().update(request);
            });
  }

  private List<CollaborationRequest> expireDue(Instant now, int limit) {
    return in(() -> store().expireDue(now, limit));
  }

  private List<UUID> ids(
      CreatorId creator,
      Set<CollaborationState> states,
      Instant now,
      Optional<UUID> after,
      int limit) {
    return in(() -> store().forCreator(creator, states, now, after, limit)).stream()
        .map(CollaborationRequest::id)
        .toList();
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static UUID id(int n) {
    return new UUID(0x5000L, 0x8000000000000000L + n);
  }

  private static CollaborationRequest request(int n, CollaborationProposal proposal, Instant at) {
    return CollaborationRequest.proposed(id(n), proposal, at);
  }
}
