package dev.fanfare.collaboration;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CollaborationStateTest {
  /** PENDING → ACCEPTED | REJECTED | EXPIRED | WITHDRAWN, ACCEPTED → COMPLETED. */
  private static final Map<CollaborationState, Set<CollaborationState>> ALLOWED =
      Map.of(
          CollaborationState.PENDING,
          Set.of(
              CollaborationState.ACCEPTED,
              CollaborationState.REJECTED,
              CollaborationState.EXPIRED,
              CollaborationState.WITHDRAWN),
          CollaborationState.ACCEPTED,
          Set.of(CollaborationState.COMPLETED));

  @Test
  void allowsTheStepsOfTheDomainAndNoOther() {
    for (CollaborationState from : CollaborationState.values()) {
      for (CollaborationState to : CollaborationState.values()) {
        assertThat(from.canBecome(to))
            .as("%s to %s", from, to)
            .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
      }
      assertThat(from.isFinal()).isEqualTo(!ALLOWED.containsKey(from));
    }
  }

  @Test
  void refusesAStepThatItsStateDoesNotAllow() {
    CollaborationRequest withdrawn = request().withdrawn(Instant.EPOCH);

    assertThatThrownBy(() -> withdrawn.accepted(Instant.EPOCH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("WITHDRAWN cannot become ACCEPTED");
  }

  @Test
  void cannotHoldTimesThatDoNotFitItsState() {
    CollaborationRequest pending = request();
    for (CollaborationState state :
        List.of(CollaborationState.ACCEPTED, CollaborationState.EXPIRED)) {
      assertThatThrownBy(
              () ->
                  new CollaborationRequest(
                      pending.id(),
                      ADA,
                      BEN,
                      pending.type(),
                      "",
                      pending.split(),
                      null,
                      state,
                      pending.createdAt(),
                      pending.expiresAt(),
                      null,
                      null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("in state " + state);
    }
  }

  enum Move {
    ACCEPT,
    REJECT,
    WITHDRAW,
    COMPLETE,
    SWEEP,
    WAIT
  }

  @Property(tries = 1000)
  void followsTheStepsWhateverIsAsked(@ForAll @Size(max = 12) List<Move> moves) {
    TestClock clock = new TestClock(Instant.EPOCH);
    var transactions = new InMemoryUnitOfWork();
    Collaborations collaborations =
        Collaborations.of(
            Operations.inMemory(transactions, clock), new InMemoryCollaborationStore(transactions));
    collaborations.propose(
        CollaborationProposal.of(ADA, BEN, CollaborationType.DUET), IdempotencyKey.of("p"));
    UUID id = collaborations.forCreator(ADA, Set.of(), Optional.empty(), 1).get(0).id();
    CollaborationState expected = CollaborationState.PENDING;
    int waited = 0;

    for (int i = 0; i < moves.size(); i++) {
      IdempotencyKey key = IdempotencyKey.of("move-" + i);
      CollaborationState wanted = expected;
      switch (moves.get(i)) {
        case ACCEPT -> {
          collaborations.accept(id, BEN, key);
          wanted = CollaborationState.ACCEPTED;
        }
        case REJECT -> {
          collaborations.reject(id, BEN, key);
          wanted = CollaborationState.REJECTED;
        }
        case WITHDRAW -> {
          collaborations.withdraw(id, ADA, key);
          wanted = CollaborationState.WITHDRAWN;
        }
        case COMPLETE -> {
          collaborations.complete(id, ADA, null, key);
          wanted = CollaborationState.COMPLETED;
        }
        case SWEEP -> collaborations.expireDue(10);
        case WAIT -> {
          clock.advance(Duration.ofDays(5));
          waited += 5;
          // The third wait reaches day 15, past the 14 days.
          wanted = waited > 14 ? CollaborationState.EXPIRED : expected;
        }
      }
      if (ALLOWED.getOrDefault(expected, Set.of()).contains(wanted)) {
        expected = wanted;
      }
      assertThat(collaborations.find(id).orElseThrow().state()).isEqualTo(expected);
      assertThat(collaborations.splitFor(id).isPresent())
          .isEqualTo(
              expected == CollaborationState.ACCEPTED || expected == CollaborationState.COMPLETED);
    }
  }

  private static CollaborationRequest request() {
    return CollaborationRequest.proposed(
        new UUID(0, 1), CollaborationProposal.of(ADA, BEN, CollaborationType.DUET), Instant.EPOCH);
  }
}
