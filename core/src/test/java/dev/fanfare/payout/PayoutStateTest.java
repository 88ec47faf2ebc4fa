package dev.fanfare.payout;

import static dev.fanfare.payout.PayoutState.APPROVED;
import static dev.fanfare.payout.PayoutState.CANCELLED;
import static dev.fanfare.payout.PayoutState.FAILED;
import static dev.fanfare.payout.PayoutState.IN_REVIEW;
import static dev.fanfare.payout.PayoutState.PAID;
import static dev.fanfare.payout.PayoutState.REQUESTED;
import static dev.fanfare.payout.PayoutState.RETURNED;
import static dev.fanfare.payout.PayoutState.SUBMITTED;
import static dev.fanfare.payout.PayoutState.SUBMITTING;
import static dev.fanfare.payout.PayoutState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayoutStateTest {
  /** As the domain page draws them. */
  private static final Set<List<PayoutState>> LEGAL =
      Set.of(
          List.of(REQUESTED, IN_REVIEW),
          List.of(REQUESTED, APPROVED),
          List.of(REQUESTED, CANCELLED),
          List.of(IN_REVIEW, APPROVED),
          List.of(IN_REVIEW, CANCELLED),
          List.of(APPROVED, SUBMITTING),
          List.of(APPROVED, CANCELLED),
          List.of(SUBMITTING, SUBMITTED),
          List.of(SUBMITTING, PAID),
          List.of(SUBMITTING, FAILED),
          List.of(SUBMITTING, UNKNOWN),
          List.of(SUBMITTED, PAID),
          List.of(SUBMITTED, FAILED),
          List.of(SUBMITTED, UNKNOWN),
          List.of(UNKNOWN, SUBMITTED),
          List.of(UNKNOWN, PAID),
          List.of(UNKNOWN, FAILED),
          List.of(PAID, RETURNED));

  @Test
  void allowsTheLegalTransitionsAndNoOther() {
    Set<List<PayoutState>> allowed = new HashSet<>();
    PayoutState.legal().forEach((from, all) -> all.forEach(to -> allowed.add(List.of(from, to))));

    assertThat(allowed).isEqualTo(LEGAL);
  }

  @Test
  void cannotBeSteppedThroughIllegally() {
    for (PayoutState from : PayoutState.values()) {
      for (PayoutState to : PayoutState.values()) {
        if (from == to || LEGAL.contains(List.of(from, to))) {
          assertThat(step(from, to).moved()).isEqualTo(from != to);
        } else {
          assertThatThrownBy(() -> step(from, to))
              .as("%s to %s", from, to)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(from + " to " + to);
        }
      }
    }
  }

  @Test
  void beginsAsRequested() {
    assertThatThrownBy(() -> new PayoutStep(new UUID(1, 1), 1, null, PAID, Instant.EPOCH, why()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins as REQUESTED");
  }

  @Test
  void mapsToTheWordsThatCreatorsAreShown() {
    assertThat(Set.of(REQUESTED, IN_REVIEW, APPROVED))
        .extracting(PayoutState::status)
        .containsOnly(PayoutStatus.PENDING);
    assertThat(Set.of(SUBMITTING, SUBMITTED, UNKNOWN))
        .extracting(PayoutState::status)
        .containsOnly(PayoutStatus.PROCESSING);
    assertThat(PAID.status()).isEqualTo(PayoutStatus.COMPLETED);
    assertThat(Set.of(RETURNED, FAILED, CANCELLED))
        .extracting(PayoutState::status)
        .containsOnly(PayoutStatus.FAILED);
  }

  private static PayoutStep step(PayoutState from, PayoutState to) {
    return new PayoutStep(new UUID(1, 1), 2, from, to, Instant.EPOCH, why());
  }

  private static Evidence why() {
    return Evidence.policy("test");
  }
}
