package dev.fanfare.collaboration;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.collaboration.Collaborations.ChangeResult;
import dev.fanfare.collaboration.Collaborations.ChangeResult.Changed;
import dev.fanfare.collaboration.Collaborations.ChangeResult.NotPossible;
import dev.fanfare.collaboration.Collaborations.ChangeResult.NotYours;
import dev.fanfare.collaboration.Collaborations.ProposeResult;
import dev.fanfare.collaboration.Collaborations.ProposeResult.AlreadyPending;
import dev.fanfare.collaboration.Collaborations.ProposeResult.Proposed;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollaborationsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant DEADLINE = Instant.parse("2026-03-15T12:00:00Z");
  private static final CollaborationProposal DUET =
      CollaborationProposal.of(ADA, BEN, CollaborationType.DUET);

  private final TestClock clock = new TestClock(T0);
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final InMemoryEventStore outbox = new InMemoryEventStore(transactions);
  private final Collaborations collaborations =
      Collaborations.of(
          Operations.of(
              transactions,
              new InMemoryOperationStore(transactions),
              outbox,
              IdGenerator.timeOrdered(clock),
              clock),
          new InMemoryCollaborationStore(transactions));

  @Test
  void asksForHalfAndHalfWithinFourteenDays() {
    UUID id = proposed(DUET, "p");

    CollaborationRequest request = collaborations.find(id).orElseThrow();
    assertThat(request.split()).isEqualTo(RevenueSplit.halves(ADA, BEN));
    assertThat(request.state()).isEqualTo(CollaborationState.PENDING);
    assertThat(request.createdAt()).isEqualTo(T0);
    assertThat(request.expiresAt()).isEqualTo(DEADLINE);
    assertThat(request.reference()).isNull();
  }

  @Test
  void refusesACreatorWhoProposesToItself() {
    assertThatThrownBy(() -> CollaborationProposal.of(ADA, ADA, CollaborationType.DUET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("target must be somebody else than 'ada'");
  }

  @Test
  void refusesASplitThatIsNotBetweenTheTwo() {
    for (RevenueSplit<CreatorId> split :
        List.of(
            RevenueSplit.halves(ADA, CLEO),
            RevenueSplit.whole(ADA),
            new RevenueSplit<>(
                List.of(
                    new RevenueSplit.Share<>(ADA, 1),
                    new RevenueSplit.Share<>(BEN, 1),
                    new RevenueSplit.Share<>(CLEO, 1))))) {
      assertThatThrownBy(
              () ->
                  new CollaborationProposal(
                      ADA, BEN, CollaborationType.DUET, "", split, null, Duration.ofDays(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("split must be between 'ada' and 'ben'");
    }
  }

  @Test
  void takesUpToFiveHundredCharactersOfPlainText() {
    String longest = "ü\n".repeat(250);
    assertThat(DUET.describedAs(longest).description()).isEqualTo(longest);

    assertThatThrownBy(() -> DUET.describedAs(longest + "!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("description must be 0 to 500, was 501");
    for (String bad : List.of("a\u0000b", "a\u0007b", "a\ud83d")) {
      assertThatThrownBy(() -> DUET.describedAs(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("description must be without control characters")
          .hasMessageContaining("was 'a?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "P366DT1S"})
  void refusesATimeToAnswerOutOfRange(Duration time) {
    assertThatThrownBy(() -> DUET.answeredWithin(time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("answerTime must be 1 second to");
  }

  @Test
  void refusesAnEqualRequestWhileOneIsPending() {
    UUID id = proposed(DUET, "p1");

    assertThat(collaborations.propose(DUET.describedAs("please").sharing(60, 40), key("p2")))
        .isEqualTo(new AlreadyPending(id, false));
    collaborations.reject(id, BEN, key("r"));
    assertThat(collaborations.propose(DUET, key("p3"))).isInstanceOf(Proposed.class);
    assertThat(collaborations.propose(DUET, key("p2x"))).isInstanceOf(AlreadyPending.class);
  }

  @Test
  void keepsARefusalUnderItsKey() {
    UUID id = proposed(DUET, "p1");
    collaborations.propose(DUET, key("p2"));
    collaborations.withdraw(id, ADA, key("w"));

    assertThat(collaborations.propose(DUET, key("p2"))).isEqualTo(new AlreadyPending(id, true));
  }

  @Test
  void asksOnceForOneKey() {
    ProposeResult first = collaborations.propose(DUET, key("p"));
    clock.advance(Duration.ofDays(1));

    assertThat(collaborations.propose(DUET, key("p"))).isEqualTo(first.asReplayed());
    assertThat(events()).hasSize(1);
    assertThatThrownBy(() -> collaborations.propose(DUET.sharing(60, 40), key("p")))
        .isInstanceOf(IdempotencyConflictException.class)
        .hasMessageContaining("split");
  }

  @Test
  void letsOnlyTheTargetAnswer() {
    UUID id = proposed(DUET, "p");

    assertThat(collaborations.accept(id, ADA, key("a1"))).isEqualTo(new NotYours(id, ADA, false));
    assertThat(collaborations.reject(id, CLEO, key("r1"))).isEqualTo(new NotYours(id, CLEO, false));
    assertThat(collaborations.find(id).orElseThrow().state()).isEqualTo(CollaborationState.PENDING);

    clock.advance(Duration.ofHours(1));
    assertThat(collaborations.accept(id, BEN, key("a2")))
        .isEqualTo(new Changed(id, CollaborationState.ACCEPTED, clock.instant(), false));
    assertThat(collaborations.find(id).orElseThrow().answeredAt()).isEqualTo(clock.instant());
  }

  @Test
  void letsOnlyTheInitiatorWithdraw() {
    UUID id = proposed(DUET, "p");

    assertThat(collaborations.withdraw(id, BEN, key("w1"))).isEqualTo(new NotYours(id, BEN, false));
    assertThat(collaborations.withdraw(id, ADA, key("w2")))
        .isEqualTo(new Changed(id, CollaborationState.WITHDRAWN, T0, false));
    assertThat(collaborations.accept(id, BEN, key("a")))
        .isEqualTo(new NotPossible(id, CollaborationState.WITHDRAWN, false));
  }

  @Test
  void letsEitherOfTheTwoCompleteWhatWasAccepted() {
    UUID id = proposed(DUET.about("draft-1"), "p");
    assertThat(collaborations.complete(id, ADA, null, key("c1")))
        .isEqualTo(new NotPossible(id, CollaborationState.PENDING, false));
    collaborations.accept(id, BEN, key("a"));

    assertThat(collaborations.complete(id, CLEO, "video-7", key("c2")))
        .isEqualTo(new NotYours(id, CLEO, false));
    assertThat(collaborations.complete(id, BEN, "video-7", key("c3")))
        .isEqualTo(new Changed(id, CollaborationState.COMPLETED, T0, false));
    assertThat(collaborations.find(id).orElseThrow().reference()).isEqualTo("video-7");
    assertThat(collaborations.complete(id, ADA, null, key("c4")))
        .isEqualTo(new NotPossible(id, CollaborationState.COMPLETED, false));
  }

  @Test
  void canBeAnsweredUntilTheInstantBeforeTheDeadline() {
    UUID id = proposed(DUET, "p");
    clock.set(DEADLINE.minusNanos(1));

    assertThat(collaborations.accept(id, BEN, key("a"))).isInstanceOf(Changed.class);
  }

  @Test
  void keepsInstantsToTheMicrosecondAsEveryStorageDoes() {
    clock.set(T0.plusNanos(1_999));
    UUID id = proposed(DUET.answeredWithin(Duration.ofSeconds(1).plusNanos(999)), "p");

    CollaborationRequest request = collaborations.find(id).orElseThrow();
    assertThat(request.createdAt()).isEqualTo(T0.plusNanos(1_000));
    assertThat(request.expiresAt()).isEqualTo(T0.plusSeconds(1).plusNanos(1_000));
    assertThat(request.asOf(request.expiresAt()).closedAt()).isEqualTo(request.expiresAt());
  }

  @Test
  void cannotBeAcceptedOnceOverdueAlthoughNothingHasSweptIt() {
    UUID id = proposed(DUET, "p");
    clock.set(DEADLINE);

    assertThat(collaborations.find(id).orElseThrow().state()).isEqualTo(CollaborationState.EXPIRED);
    assertThat(collaborations.accept(id, BEN, key("a")))
        .isEqualTo(new NotPossible(id, CollaborationState.EXPIRED, false));
    assertThat(collaborations.splitFor(id)).isEmpty();
    clock.set(T0);
    assertThat(collaborations.accept(id, BEN, key("a2")))
        .as("it is written down: a clock that runs back changes nothing")
        .isEqualTo(new NotPossible(id, CollaborationState.EXPIRED, false));
    assertThat(collaborations.expireDue(10)).as("nothing is left to sweep").isZero();
    assertThat(states()).containsExactly(CollaborationState.PENDING, CollaborationState.EXPIRED);
  }

  @Test
  void makesWayForAnEqualRequestOnceOverdueAlthoughNothingHasSweptIt() {
    UUID old = proposed(DUET, "p1");
    clock.set(DEADLINE);

    UUID fresh = proposed(DUET, "p2");

    assertThat(fresh).isNotEqualTo(old);
    assertThat(collaborations.find(old).orElseThrow().closedAt()).isEqualTo(DEADLINE);
    assertThat(states())
        .containsExactly(
            CollaborationState.PENDING, CollaborationState.EXPIRED, CollaborationState.PENDING);
  }

  @Test
  void expiresAtTheDeadlineHoweverLateTheSweep() {
    UUID id = proposed(DUET, "p1");
    proposed(DUET.about("a"), "p2");
    proposed(DUET.about("b").answeredWithin(Duration.ofDays(60)), "p3");
    clock.set(DEADLINE.plus(Duration.ofDays(9)));

    assertThat(collaborations.expireDue(1)).isEqualTo(1);
    assertThat(collaborations.expireDue(10)).isEqualTo(1);
    assertThat(collaborations.expireDue(10)).isZero();
    CollaborationRequest expired = collaborations.find(id).orElseThrow();
    assertThat(expired.closedAt()).isEqualTo(DEADLINE);
    assertThat(expired.answeredAt()).isNull();
    assertThat(events().get(3))
        .isEqualTo(
            new CollaborationChanged(
                id, ADA, BEN, CollaborationType.DUET, CollaborationState.EXPIRED, DEADLINE));
  }

  @Test
  void givesTheSplitOnceItIsAgreedAndKeepsIt() {
    UUID id = proposed(DUET.sharing(2, 1), "p");
    assertThat(collaborations.splitFor(id)).isEmpty();

    collaborations.accept(id, BEN, key("a"));
    RevenueSplit<CreatorId> split = collaborations.splitFor(id).orElseThrow();
    // 2/3 and 1/3 of 100 cents are 66.67 and 33.33.
    assertThat(split.allocate(cents(100))).containsExactly(cents(67), cents(33));

    collaborations.complete(id, ADA, "video-7", key("c"));
    assertThat(collaborations.splitFor(id)).contains(RevenueSplit.of(ADA, 2, BEN, 1));
    assertThat(collaborations.splitFor(new UUID(0, 1))).isEmpty();
  }

  @Test
  void refusesToChangeWhatWasNeverProposed() {
    UUID unknown = UUID.fromString("5d3f0a52-6a4c-5c1e-9d0b-7f0c3c2f4b11");

    assertThatThrownBy(() -> collaborations.accept(unknown, BEN, key("a")))
        .isInstanceOf(UnknownCollaborationException.class)
        .hasMessageContaining(unknown.toString());
    assertThat(collaborations.find(unknown)).isEmpty();
  }

  @Test
  void listsACreatorsRequestsPageByPage() {
    UUID oldest = proposed(DUET, "p1");
    clock.advance(Duration.ofHours(1));
    UUID rejected = proposed(DUET.about("a"), "p2");
    collaborations.reject(rejected, BEN, key("r"));
    clock.advance(Duration.ofHours(1));
    UUID newest = proposed(CollaborationProposal.of(BEN, ADA, CollaborationType.DUET), "p3");

    assertThat(page(Set.of(), Optional.empty(), 2)).containsExactly(newest, rejected);
    assertThat(page(Set.of(), Optional.of(rejected), 2)).containsExactly(oldest);
    clock.set(DEADLINE);
    assertThat(page(Set.of(CollaborationState.PENDING), Optional.empty(), 9))
        .containsExactly(newest);
    assertThat(page(Set.of(CollaborationState.EXPIRED), Optional.empty(), 9))
        .containsExactly(oldest);
    assertThatThrownBy(() -> page(Set.of(), Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be 1 to 1000, was 0");
  }

  @Test
  void announcesEveryStepInOrderToTheInitiator() {
    UUID id = proposed(DUET, "p");
    collaborations.accept(id, BEN, key("a"));
    collaborations.complete(id, BEN, null, key("c"));
    collaborations.complete(id, BEN, null, key("c"));

    assertThat(states())
        .containsExactly(
            CollaborationState.PENDING, CollaborationState.ACCEPTED, CollaborationState.COMPLETED);
    assertThat(events()).extracting(CollaborationChanged::subject).containsOnly("ada");
  }

  @Test
  void asksOnceWhenEqualProposalsCompete() throws Exception {
    List<ProposeResult> results =
        inParallel(16, 1, (thread, n) -> collaborations.propose(DUET, key("p" + thread)));

    assertThat(results).filteredOn(Proposed.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(AlreadyPending.class::isInstance).hasSize(15);
    assertThat(events()).hasSize(1);
  }

  @Test
  void letsOneWinWhenTheAnswerAndTheWithdrawalCompete() throws Exception {
    UUID id = proposed(DUET, "p");

    List<ChangeResult> results =
        inParallel(
            16,
            1,
            (thread, n) ->
                thread % 2 == 0
                    ? collaborations.accept(id, BEN, key("a" + thread))
                    : collaborations.withdraw(id, ADA, key("w" + thread)));

    assertThat(results).filteredOn(Changed.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(NotPossible.class::isInstance).hasSize(15);
    assertThat(events()).hasSize(2);
  }

  private UUID proposed(CollaborationProposal proposal, String key) {
    ProposeResult result = collaborations.propose(proposal, key(key));
    assertThat(result).isInstanceOf(Proposed.class);
    return ((Proposed) result).collaboration();
  }

  private List<UUID> page(Set<CollaborationState> states, Optional<UUID> after, int limit) {
    return collaborations.forCreator(ADA, states, after, limit).stream()
        .map(CollaborationRequest::id)
        .toList();
  }

  private List<CollaborationChanged> events() {
    return outbox.waiting(100, Set.of()).stream()
        .map(RecordedEvent::event)
        .map(CollaborationChanged.class::cast)
        .toList();
  }

  private List<CollaborationState> states() {
    return events().stream().map(CollaborationChanged::state).toList();
  }
}
