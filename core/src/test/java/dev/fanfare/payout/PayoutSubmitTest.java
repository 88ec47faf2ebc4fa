package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.DerivedId;
import dev.fanfare.payout.DecisionResult.Applied;
import dev.fanfare.payout.DecisionResult.NotPossible;
import dev.fanfare.payout.Ineligibility.Cause;
import dev.fanfare.payout.PayoutGateway.SubmitResult;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayoutSubmitTest {
  private final PayoutWorld world =
      new PayoutWorld()
          .verified(ADA, BEN, CLEO)
          .earn(ADA, usd("1000"))
          .earn(BEN, usd("1000"))
          .earn(CLEO, usd("1000"));
  private final LyingGateway lying = new LyingGateway();

  @AfterEach
  void keepsEveryInvariant() {
    world.audit();
  }

  @Test
  void refusesToRunWithinATransaction() {
    UUID id = world.requested(ADA, usd("100"), "p");

    assertThatThrownBy(() -> world.memory.inTransaction(() -> world.payouts().submit(id)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("within a transaction");
    assertThatThrownBy(() -> world.memory.inTransaction(() -> world.payouts().submitApproved(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> world.memory.inTransaction(() -> world.payouts().reconcile(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(world.state(id)).isEqualTo(PayoutState.APPROVED);
    assertThat(world.gateway.movements()).isEmpty();
  }

  @Test
  void commitsTheAttemptBeforeTheGatewayHearsOfIt() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit =
        attempt -> {
          assertThat(world.memory.isActive()).isFalse();
          assertThat(world.state(id)).isEqualTo(PayoutState.SUBMITTING);
          assertThat(world.store.attempt(attempt.key()).orElseThrow().attempt()).isEqualTo(attempt);
          return new SubmitResult.Paid("ref-1");
        };

    assertThat(world.payouts(lying).submit(id))
        .isInstanceOfSatisfying(
            Submission.Sent.class,
            sent -> assertThat(sent.payout().state()).isEqualTo(PayoutState.PAID));
    PayoutAttempt attempt = lying.submitted.get(0);
    assertThat(attempt.key()).isEqualTo(DerivedId.of(id, "attempt"));
    assertThat(attempt.amount()).isEqualTo(usd("98"));
    assertThat(attempt.destination()).isEqualTo(PayoutWorld.ACCOUNT);
  }

  @Test
  void keepsTheGatewaysReferenceAndTheTimes() {
    UUID id = world.requested(ADA, usd("100"), "p");
    world.clock.advance(Duration.ofMinutes(5));
    world.payouts(lying).submit(id);

    Payout payout = world.payout(id);
    assertThat(payout.state()).isEqualTo(PayoutState.SUBMITTED);
    assertThat(payout.reference()).isEqualTo("ref-1");
    assertThat(payout.submittedAt()).isEqualTo(world.clock.instant());
    assertThat(payout.completedAt()).isNull();
    assertThat(world.announced(PayoutEvent.PayoutSubmitted.class))
        .containsExactly(
            new PayoutEvent.PayoutSubmitted(ADA, id, PayoutMethod.PAXUM, usd("98"), "ref-1"));
  }

  @Test
  void storesWhateverTextAGatewayAnswers() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit = attempt -> new SubmitResult.Rejected("name\u2028bad \uD83D end");

    world.payouts(lying).submitApproved(1);

    assertThat(world.state(id)).isEqualTo(PayoutState.FAILED);
  }

  @Test
  void becomesUnknownWhateverTheGatewayThrows() {
    List<RuntimeException> faults =
        List.of(
            new IllegalStateException("HTTP 502"),
            new NullPointerException(),
            new IllegalArgumentException("adapter bug"));
    for (RuntimeException fault : faults) {
      UUID id = world.requested(ADA, usd("100"), "p-" + fault);
      lying.onSubmit =
          attempt -> {
            throw fault;
          };
      world.payouts(lying).submit(id);

      assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
      world
          .payouts(lying)
          .resolve(id, GatewayReport.State.REJECTED, "called them", "ops", key("r-" + fault));
    }
    assertThat(world.announced(PayoutEvent.PayoutUnknown.class)).hasSize(3);
  }

  @Test
  void becomesUnknownIfTheGatewayAnswersNothing() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit = attempt -> null;

    world.payouts(lying).submit(id);

    assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
  }

  @Test
  void survivesReferencesAndReasonsThatNoStorageTakes() {
    UUID accepted = world.requested(ADA, usd("100"), "p-1");
    lying.onSubmit = attempt -> new SubmitResult.Accepted("\u0000 ref\n" + "x".repeat(500));
    world.payouts(lying).submit(accepted);
    assertThat(world.payout(accepted).reference()).hasSize(128).startsWith("ref");

    UUID rejected = world.requested(BEN, usd("100"), "p-2");
    lying.onSubmit = attempt -> new SubmitResult.Rejected("\n");
    world.payouts(lying).submit(rejected);
    assertThat(world.payout(rejected).reason()).isEqualTo("nothing said");
  }

  @Test
  void happensOnce() {
    UUID id = world.requested(ADA, usd("100"), "p");
    world.payouts().submit(id);

    assertThat(world.payouts().submit(id)).isInstanceOf(Submission.NotApproved.class);
    assertThat(world.timesPaid(id)).isEqualTo(1);
    assertThatThrownBy(() -> world.payouts().submit(new UUID(1, 2)))
        .isInstanceOf(UnknownPayoutException.class);
  }

  @Test
  void waitsForACreatorWhoMayNotBePaidAnyMore() {
    UUID id = world.requested(ADA, usd("100"), "p");
    world.creators.save(world.creators.find(ADA).orElseThrow().withPayoutHold("stolen card"));

    assertThat(reasons(world.payouts().submit(id))).containsExactly(Cause.PAYOUT_HOLD);
    assertThat(world.state(id)).isEqualTo(PayoutState.APPROVED);

    world.creators.save(world.creators.find(ADA).orElseThrow().withPayoutHold(null));
    world.destinations.remove(ADA, PayoutMethod.PAXUM);
    assertThat(reasons(world.payouts().submit(id))).containsExactly(Cause.NO_DESTINATION);
  }

  @Test
  void waitsIfItsGatewayIsNotConfiguredAnyMore() {
    UUID id = world.requested(ADA, usd("100"), "p");
    Payouts without =
        Payouts.of(
            world.operations(),
            world.store,
            world.ledger,
            world.creators,
            world.destinations,
            PayoutGateways.of(Map.of()),
            world.rates,
            world.policy);

    assertThat(reasons(without.submit(id))).containsExactly(Cause.NO_GATEWAY);
  }

  @Test
  void submitsTheLongestRequestedFirstAndGoesOnBehindThoseThatWait() {
    UUID held = world.requested(ADA, usd("100"), "first");
    world.clock.advance(Duration.ofSeconds(1));
    UUID next = world.requested(BEN, usd("100"), "second");
    world.clock.advance(Duration.ofSeconds(1));
    UUID last = world.requested(CLEO, usd("100"), "third");
    world.creators.save(world.creators.find(ADA).orElseThrow().withPayoutHold("later"));

    assertThat(world.payouts().submitApproved(1))
        .isEqualTo(new SubmitReport(Map.of(PayoutState.PAID, 1), 1));
    assertThat(world.state(held)).isEqualTo(PayoutState.APPROVED);
    assertThat(world.state(next)).isEqualTo(PayoutState.PAID);
    assertThat(world.state(last)).isEqualTo(PayoutState.APPROVED);
    assertThat(world.payouts().submitApproved(10))
        .isEqualTo(new SubmitReport(Map.of(PayoutState.PAID, 1), 1));
  }

  @Test
  void goesOnWhenOneOutcomeIsUnknown() {
    world.behaviours.put(ADA, SandboxBehaviour.TIMES_OUT_AFTER);
    world.requested(ADA, usd("100"), "p-1");
    world.requested(BEN, usd("100"), "p-2");

    assertThat(world.payouts().submitApproved(10).sent())
        .isEqualTo(Map.of(PayoutState.UNKNOWN, 1, PayoutState.PAID, 1));
  }

  @Test
  void takesDecisionsOnlyWhereTheyArePossible() {
    world.with(
        PayoutPolicy.builder(FeeSchedules.standard(USD)).review(ReviewPolicy.manual()).build());
    UUID id = world.requested(ADA, usd("100"), "p");
    Payouts payouts = world.payouts();
    assertThat(payouts.submit(id)).isInstanceOf(Submission.NotApproved.class);

    assertThat(payouts.sendToReview(id, "ops", "first payout", key("r")))
        .isEqualTo(new Applied(id, PayoutState.IN_REVIEW, false));
    assertThat(payouts.sendToReview(id, "ops", "again", key("r-2")))
        .isEqualTo(new NotPossible(id, PayoutState.IN_REVIEW, false));
    assertThat(payouts.approve(id, "ops", key("a")))
        .isEqualTo(new Applied(id, PayoutState.APPROVED, false));
    assertThat(payouts.approve(id, "ops", key("a")))
        .isEqualTo(new Applied(id, PayoutState.APPROVED, true));
    payouts.submit(id);
    assertThat(payouts.cancel(id, "ops", "too late", key("c")))
        .isEqualTo(new NotPossible(id, PayoutState.PAID, false));
    assertThatThrownBy(() -> payouts.cancel(new UUID(1, 2), "ops", "what", key("x")))
        .isInstanceOf(UnknownPayoutException.class);
  }

  @Test
  void cannotBeCancelledWhileTheOutcomeIsUnknown() {
    world.behaviours.put(ADA, SandboxBehaviour.TIMES_OUT_AFTER);
    UUID id = world.requested(ADA, usd("100"), "p");
    world.payouts().submit(id);

    assertThat(world.payouts().cancel(id, "ops", "hurry", key("c")))
        .isEqualTo(new NotPossible(id, PayoutState.UNKNOWN, false));
  }

  @Test
  void tellsItsHistoryWithTheEvidence() {
    UUID id = world.requested(ADA, usd("100"), "p");
    world.payouts().submit(id);

    assertThat(world.payouts().history(id))
        .extracting(PayoutStep::to)
        .containsExactly(
            PayoutState.REQUESTED, PayoutState.APPROVED, PayoutState.SUBMITTING, PayoutState.PAID);
    assertThat(world.payouts().history(id).get(3).evidence())
        .isEqualTo(new Evidence(Evidence.Source.ANSWER, "sandbox", "paid", null));
  }

  private static List<Cause> reasons(Submission submission) {
    return ((Submission.NotEligible) submission)
        .reasons().stream().map(Ineligibility::cause).toList();
  }
}
