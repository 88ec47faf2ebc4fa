package dev.fanfare.payout;

import static dev.fanfare.payout.GatewayReport.State.ACCEPTED;
import static dev.fanfare.payout.GatewayReport.State.PAID;
import static dev.fanfare.payout.GatewayReport.State.REJECTED;
import static dev.fanfare.payout.GatewayReport.State.RETURNED;
import static dev.fanfare.payout.LyingGateway.report;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.DerivedId;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.payout.DecisionResult.Applied;
import dev.fanfare.payout.DecisionResult.NotPossible;
import dev.fanfare.payout.Ineligibility.Cause;
import dev.fanfare.payout.PayoutGateway.SubmitResult;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Outcome;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Reports;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayoutReportTest {
  private final PayoutWorld world = new PayoutWorld().verified(ADA).earn(ADA, usd("1000"));
  private final LyingGateway lying = new LyingGateway();
  private final Payouts payouts = world.payouts(lying);

  @Test
  void completesAPayoutLater() {
    UUID id = submitted();

    assertThat(payouts.report(report("evt-1", attempt(id), PAID))).isEqualTo(ReportEffect.APPLIED);

    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
    assertThat(world.cash()).isEqualTo(usd("98"));
    assertThat(world.announced(PayoutEvent.PayoutCompleted.class)).hasSize(1);
    world.audit();
  }

  @Test
  void hasNoEffectTheSecondTime() {
    UUID id = submitted();
    payouts.report(report("evt-1", attempt(id), PAID));

    assertThat(payouts.report(report("evt-1", attempt(id), PAID)))
        .isEqualTo(ReportEffect.DUPLICATE);
    assertThat(payouts.report(report("evt-2", attempt(id), PAID)))
        .isEqualTo(ReportEffect.NO_EFFECT);
    assertThat(world.cash()).isEqualTo(usd("98"));
    world.audit();
  }

  @Test
  void hasNoEffectAfterALaterOne() {
    UUID id = submitted();
    assertThat(payouts.report(report("evt-3", attempt(id), RETURNED)))
        .isEqualTo(ReportEffect.APPLIED);
    assertThat(payouts.report(report("evt-1", attempt(id), ACCEPTED)))
        .isEqualTo(ReportEffect.NO_EFFECT);
    assertThat(payouts.report(report("evt-2", attempt(id), PAID)))
        .isEqualTo(ReportEffect.NO_EFFECT);

    assertThat(world.state(id)).isEqualTo(PayoutState.RETURNED);
    assertThat(world.payouts().history(id))
        .extracting(PayoutStep::to)
        .contains(PayoutState.PAID, PayoutState.RETURNED);
    assertThat(world.available(ADA)).isEqualTo(usd("1000"));
    world.audit();
  }

  @Test
  void isAppliedInWhateverOrderItComes() {
    for (Outcome outcome : Outcome.values()) {
      for (Reports reports : Reports.values()) {
        PayoutWorld own = new PayoutWorld().verified(ADA).earn(ADA, usd("1000"));
        own.behaviours.put(ADA, SandboxBehaviour.TIMES_OUT_AFTER.with(outcome).with(reports));
        UUID id = own.requested(ADA, usd("100"), "p");
        own.payouts().submit(id);
        own.gateway.settle();
        own.deliverReports();

        PayoutState expected =
            switch (outcome) {
              case PAID, PAID_LATER -> PayoutState.PAID;
              case REJECTED, REJECTED_LATER -> PayoutState.FAILED;
              case RETURNED -> PayoutState.RETURNED;
            };
        assertThat(own.state(id))
            .as("%s %s", outcome, reports)
            .isEqualTo(reports == Reports.NONE ? PayoutState.UNKNOWN : expected);
        own.audit();
      }
    }
  }

  @Test
  void mayBeFasterThanTheAnswer() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit =
        attempt -> {
          assertThat(payouts.report(report("evt-1", attempt.key(), PAID)))
              .isEqualTo(ReportEffect.APPLIED);
          return new SubmitResult.Accepted("ref-1");
        };
    payouts.submit(id);

    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
    world.audit();
  }

  @Test
  void standsIfTheAnswerIsLostAfterIt() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit =
        attempt -> {
          payouts.report(report("evt-1", attempt.key(), ACCEPTED));
          throw new IllegalStateException("time-out");
        };
    payouts.submit(id);

    assertThat(world.state(id)).isEqualTo(PayoutState.SUBMITTED);
  }

  @Test
  void isNotStoredIfNobodyMadeTheAttempt() {
    assertThat(payouts.report(report("evt-1", new UUID(1, 2), PAID)))
        .isEqualTo(ReportEffect.UNKNOWN_ATTEMPT);
  }

  @Test
  void isReadEvenIfTheGatewayUsesOneEventIdForAll() {
    UUID id = submitted();
    payouts.report(report("payment-7", attempt(id), ACCEPTED));

    assertThat(payouts.report(report("payment-7", attempt(id), PAID)))
        .isEqualTo(ReportEffect.APPLIED);
  }

  @Test
  void isNeverDroppedIfItSaysPaidAfterFailed() {
    UUID id = failed();
    assertThat(world.available(ADA)).isEqualTo(usd("1000"));

    assertThat(payouts.report(report("evt-2", attempt(id), PAID)))
        .isEqualTo(ReportEffect.CONTRADICTION);

    assertThat(world.state(id)).isEqualTo(PayoutState.FAILED);
    assertThat(world.payout(id).contradicted()).contains("PAID (evt-2): said so");
    assertThat(world.announced(PayoutEvent.PayoutContradicted.class))
        .containsExactly(
            new PayoutEvent.PayoutContradicted(
                ADA, id, PayoutState.FAILED, "PAID (evt-2): said so"));
    assertThat(world.findings())
        .containsExactly(
            new AuditFinding("payout.contradicted", id.toString(), "PAID (evt-2): said so"));
    PayoutStep noted = payouts.history(id).get(payouts.history(id).size() - 1);
    assertThat(noted.moved()).isFalse();
    assertThat(noted.evidence().source()).isEqualTo(Evidence.Source.REPORT);
  }

  @Test
  void stopsFurtherAttemptsOnceItContradicts() {
    UUID waiting = world.requested(ADA, usd("200"), "waiting");
    UUID id = failed();
    payouts.report(report("evt-2", attempt(id), PAID));

    assertThat(payouts.request(ADA, usd("100"), PayoutMethod.PAXUM, key("next")))
        .isInstanceOfSatisfying(
            RequestResult.NotEligible.class,
            not -> assertThat(not.reasons().get(0).cause()).isEqualTo(Cause.CONTRADICTED_PAYOUT));
    assertThat(payouts.submit(waiting)).isInstanceOf(Submission.NotEligible.class);

    assertThat(payouts.clearContradiction(id, "booked as a loss", "ops", key("clear")))
        .isEqualTo(new Applied(id, PayoutState.FAILED, false));
    assertThat(payouts.clearContradiction(id, "twice", "ops", key("clear-2")))
        .isEqualTo(new NotPossible(id, PayoutState.FAILED, false));
    assertThat(payouts.submit(waiting)).isInstanceOf(Submission.Sent.class);
    world.audit();
  }

  @Test
  void isKnownToContradictWhenARejectionFollowsAPayment() {
    UUID id = submitted();
    payouts.report(report("evt-1", attempt(id), PAID));

    assertThat(payouts.report(report("evt-2", attempt(id), REJECTED)))
        .isEqualTo(ReportEffect.CONTRADICTION);

    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
    assertThat(payouts.resolve(id, RETURNED, "bank statement", "ops", key("r")))
        .isEqualTo(new Applied(id, PayoutState.RETURNED, false));
    assertThat(world.available(ADA)).isEqualTo(usd("1000"));
  }

  @Test
  void isKnownToContradictWhenTheAnswerRejectsWhatAReportHasPaid() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit =
        attempt -> {
          payouts.report(report("evt-1", attempt.key(), PAID));
          return new SubmitResult.Rejected("no such account");
        };
    payouts.submit(id);

    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
    assertThat(world.payout(id).contradicted()).contains("no such account");
  }

  private UUID submitted() {
    UUID id = world.requested(ADA, usd("100"), "p");
    payouts.submit(id);
    assertThat(world.state(id)).isEqualTo(PayoutState.SUBMITTED);
    return id;
  }

  private UUID failed() {
    UUID id = world.requested(ADA, usd("100"), "p-failed");
    payouts.submit(id);
    payouts.report(report("evt-1", attempt(id), REJECTED));
    assertThat(world.state(id)).isEqualTo(PayoutState.FAILED);
    return id;
  }

  private static UUID attempt(UUID payout) {
    return DerivedId.of(payout, "attempt");
  }
}
