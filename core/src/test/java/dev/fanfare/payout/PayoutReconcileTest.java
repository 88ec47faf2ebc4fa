package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.DerivedId;
import dev.fanfare.payout.DecisionResult.Applied;
import dev.fanfare.payout.DecisionResult.NotPossible;
import dev.fanfare.payout.GatewayReport.State;
import dev.fanfare.payout.PayoutGateway.LookupResult;
import dev.fanfare.payout.PayoutGateway.SubmitResult;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Call;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Lookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoutReconcileTest {
  private final PayoutWorld world = new PayoutWorld().verified(ADA).earn(ADA, usd("1000"));
  private final LyingGateway lying = new LyingGateway();
  private final Payouts payouts = world.payouts(lying);

  @AfterEach
  void keepsEveryInvariant() {
    world.audit();
  }

  @ParameterizedTest(name = "found {0}: {1}")
  @CsvSource({
    "ACCEPTED, SUBMITTED, 900",
    "PAID,     PAID,      900",
    "REJECTED, FAILED,    1000",
    "RETURNED, RETURNED,  1000"
  })
  void endsAnUnknownByWhatTheGatewayFinds(State found, PayoutState state, String available) {
    UUID id = unknown();
    lying.finds(found);
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(payouts.reconcile(10)).isEqualTo(new ReconcileReport(1, 0, Map.of(state, 1), 0));
    assertThat(world.state(id)).isEqualTo(state);
    assertThat(world.available(ADA)).isEqualTo(usd(available));
  }

  @Test
  void failsAndGivesBackWhatWasDefinitelyNotReceived() {
    UUID id = unknown();
    lying.onLookup = key -> new LookupResult.DefinitelyNotReceived();
    world.clock.advance(Duration.ofMinutes(1));
    payouts.reconcile(10);

    assertThat(world.state(id)).isEqualTo(PayoutState.FAILED);
    assertThat(world.available(ADA)).isEqualTo(usd("1000"));
  }

  @Test
  void waitsAsLongAsTheScheduleSaysAndThenLeavesItToAnOperator() {
    UUID id = unknown();
    List<Duration> asked = new ArrayList<>();
    var begin = world.clock.instant();
    lying.onLookup =
        key -> {
          asked.add(Duration.between(begin, world.clock.instant()));
          return new LookupResult.CannotTell("still looking");
        };
    ReconcileReport last = payouts.reconcile(10);
    assertThat(last.lookups()).as("nothing is due at once").isZero();
    int manual = 0;
    for (int minute = 0; minute < 5 * 24 * 60; minute++) {
      world.clock.advance(Duration.ofMinutes(1));
      manual += payouts.reconcile(10).manual();
    }

    // After 1 min, 5 min more, 1 h, 6 h and three days more.
    assertThat(asked)
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(6),
            Duration.ofMinutes(66),
            Duration.ofMinutes(426),
            Duration.ofMinutes(426 + 1440),
            Duration.ofMinutes(426 + 2 * 1440),
            Duration.ofMinutes(426 + 3 * 1440));
    assertThat(manual).isEqualTo(1);
    assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
    assertThat(payouts.attempts(id).get(0).nextCheckAt()).isNull();

    assertThat(payouts.resolve(id, State.PAID, "on the bank statement", "eve", key("r")))
        .isEqualTo(new Applied(id, PayoutState.PAID, false));
    PayoutStep decided = payouts.history(id).get(payouts.history(id).size() - 1);
    assertThat(decided.evidence())
        .isEqualTo(new Evidence(Evidence.Source.OPERATOR, "eve", "on the bank statement", null));
  }

  @Test
  void staysUnknownWhateverTheLookupThrowsOrMixesUp() {
    UUID id = unknown();
    lying.onLookup =
        key -> {
          throw new IllegalStateException("HTTP 500");
        };
    world.clock.advance(Duration.ofMinutes(1));
    payouts.reconcile(10);
    lying.onLookup = key -> null;
    world.clock.advance(Duration.ofMinutes(5));
    payouts.reconcile(10);
    lying.onLookup =
        key -> new LookupResult.Found(LyingGateway.report("x", new UUID(9, 9), State.REJECTED));
    world.clock.advance(Duration.ofHours(1));
    assertThat(payouts.reconcile(10).lookups()).isEqualTo(1);

    assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
  }

  @Test
  void sendsTheSameAttemptAgainWhileTheGatewayKnowsItsKey() {
    UUID id = unknown();
    lying.window = Duration.ofHours(24);
    lying.onSubmit = attempt -> new SubmitResult.Paid("ref-2");
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(payouts.reconcile(10).resent()).isEqualTo(1);
    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
    assertThat(lying.submitted).hasSize(2);
    assertThat(lying.submitted.get(1)).isEqualTo(lying.submitted.get(0));
    assertThat(payouts.attempts(id)).singleElement().extracting(AttemptRecord::sends).isEqualTo(2);
  }

  @Test
  void doesNotTakeTheRejectionOfARepetitionForTheFate() {
    UUID id = unknown();
    lying.window = Duration.ofHours(24);
    lying.onSubmit = attempt -> new SubmitResult.Rejected("duplicate request");
    world.clock.advance(Duration.ofMinutes(1));
    payouts.reconcile(10);

    assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
  }

  @Test
  void doesNotSendAgainToACreatorOnHold() {
    unknown();
    lying.window = Duration.ofHours(24);
    world.creators.save(world.creators.find(ADA).orElseThrow().withPayoutHold("fraud"));
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(payouts.reconcile(10).resent()).isZero();
  }

  @Test
  void asksAboutSubmittedPayoutsNowAndThen() {
    UUID id = world.requested(ADA, usd("100"), "p");
    payouts.submit(id);
    assertThat(world.state(id)).isEqualTo(PayoutState.SUBMITTED);
    world.clock.advance(Duration.ofHours(6).minusSeconds(1));
    assertThat(payouts.reconcile(10).lookups()).isZero();
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(payouts.reconcile(10))
        .isEqualTo(new ReconcileReport(1, 0, Map.of(PayoutState.SUBMITTED, 1), 0));
    assertThat(payouts.reconcile(10).lookups()).isZero();
    lying.finds(State.PAID);
    world.clock.advance(Duration.ofHours(6));
    payouts.reconcile(10);

    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
    assertThat(lying.submitted).hasSize(1);
  }

  @Test
  void doesNotBelieveThatSomethingAcknowledgedWasNeverReceived() {
    UUID id = world.requested(ADA, usd("100"), "p");
    payouts.submit(id);
    lying.onLookup = key -> new LookupResult.DefinitelyNotReceived();
    world.clock.advance(Duration.ofHours(6));

    assertThat(payouts.reconcile(10))
        .isEqualTo(new ReconcileReport(1, 0, Map.of(PayoutState.UNKNOWN, 1), 1));
    assertThat(payouts.lookUp(id).state()).isEqualTo(PayoutState.UNKNOWN);
    assertThat(world.available(ADA)).isEqualTo(usd("900"));
  }

  @Test
  void takesAnAttemptWithoutAnAnswerForUnknownOnceItsGraceIsOver() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit =
        attempt -> {
          throw new Crash();
        };
    assertThatThrownBy(() -> payouts.submit(id)).isInstanceOf(Crash.class);
    assertThat(world.state(id)).isEqualTo(PayoutState.SUBMITTING);

    world.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(payouts.reconcile(10).lookups()).isZero();
    assertThat(payouts.lookUp(id).state()).isEqualTo(PayoutState.SUBMITTING);
    world.clock.advance(Duration.ofSeconds(1));
    lying.onLookup = key -> new LookupResult.DefinitelyNotReceived();
    payouts.reconcile(10);

    assertThat(world.state(id)).isEqualTo(PayoutState.FAILED);
    assertThat(payouts.history(id))
        .extracting(PayoutStep::to)
        .containsSubsequence(PayoutState.SUBMITTING, PayoutState.UNKNOWN, PayoutState.FAILED);
  }

  @Test
  void keepsItsWordToAGatewayThatReceivesTheAttemptLate() {
    world.behaviours.put(ADA, SandboxBehaviour.PAYS.with(Call.DELAYED));
    UUID id = world.requested(ADA, usd("100"), "p");
    world.payouts().submit(id);
    world.clock.advance(Duration.ofMinutes(1));
    world.payouts().reconcile(10);
    world.gateway.settle();

    assertThat(world.state(id)).isEqualTo(PayoutState.FAILED);
    assertThat(world.timesPaid(id)).isZero();
  }

  @Test
  void looksUpAtAnOperatorsWish() {
    UUID id = unknown();
    assertThat(payouts.lookUp(id).state()).isEqualTo(PayoutState.UNKNOWN);
    lying.finds(State.PAID);

    assertThat(payouts.lookUp(id).state()).isEqualTo(PayoutState.PAID);
    assertThat(payouts.lookUp(id).state()).isEqualTo(PayoutState.PAID);
    assertThatThrownBy(() -> payouts.lookUp(new UUID(1, 2)))
        .isInstanceOf(UnknownPayoutException.class);
  }

  @Test
  void findsByAskingThatAPaidPayoutCameBack() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit = attempt -> new SubmitResult.Paid("ref");
    payouts.submit(id);
    assertThat(payouts.lookUp(id).state()).isEqualTo(PayoutState.PAID);
    lying.finds(State.RETURNED);

    assertThat(payouts.lookUp(id).state()).isEqualTo(PayoutState.RETURNED);
    assertThat(payouts.lookUp(id).state()).isEqualTo(PayoutState.RETURNED);
    assertThat(world.available(ADA)).isEqualTo(usd("1000"));
  }

  @Test
  void leavesThingsAloneWhenItsGatewayIsNotConfiguredAnyMore() {
    UUID id = unknown();
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
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(without.reconcile(10).lookups()).isEqualTo(1);
    assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
  }

  @Test
  void looksUpNoMoreThanItIsTold() {
    world.with(PayoutPolicy.builder(FeeSchedules.standard(USD)).build());
    lying.onSubmit = attempt -> new SubmitResult.Accepted("ref");
    for (int i = 0; i < 3; i++) {
      payouts.submit(world.requested(ADA, usd("100"), "p-" + i));
    }
    world.clock.advance(Duration.ofHours(6));

    assertThat(payouts.reconcile(2).lookups()).isEqualTo(2);
    assertThat(payouts.reconcile(2).lookups()).isEqualTo(1);
    assertThatThrownBy(() -> payouts.reconcile(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isResolvedOnlyWhereThereIsSomethingToResolve() {
    UUID id = unknown();
    assertThat(payouts.resolve(id, State.ACCEPTED, "they are on it", "eve", key("r-1")))
        .isEqualTo(new Applied(id, PayoutState.SUBMITTED, false));
    assertThat(payouts.resolve(id, State.RETURNED, "came back", "eve", key("r-2")))
        .isEqualTo(new Applied(id, PayoutState.RETURNED, false));
    assertThat(payouts.resolve(id, State.PAID, "no, wait", "eve", key("r-3")))
        .isEqualTo(new NotPossible(id, PayoutState.RETURNED, false));
    assertThat(payouts.resolve(id, State.ACCEPTED, "they are on it", "eve", key("r-1")))
        .isEqualTo(new Applied(id, PayoutState.SUBMITTED, true));

    UUID waiting = world.requested(ADA, usd("50"), "waiting");
    assertThat(payouts.resolve(waiting, State.PAID, "by hand", "eve", key("r-4")))
        .isEqualTo(new NotPossible(waiting, PayoutState.APPROVED, false));
  }

  @Test
  void cannotBeResolvedWhileItIsBeingSubmitted() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit =
        attempt -> {
          assertThat(payouts.resolve(id, State.REJECTED, "impatient", "eve", key("r")))
              .isEqualTo(new NotPossible(id, PayoutState.SUBMITTING, false));
          return new SubmitResult.Paid("ref");
        };
    payouts.submit(id);

    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
  }

  @Test
  void neverTellsMeansAnOperatorDecides() {
    world.behaviours.put(ADA, SandboxBehaviour.TIMES_OUT_AFTER.with(Lookup.NEVER_TELLS));
    world.gateway = world.gateway.withDedupeWindow(Duration.ZERO);
    UUID id = world.requested(ADA, usd("100"), "p");
    world.payouts().submit(id);
    for (int day = 0; day < 10; day++) {
      world.clock.advance(Duration.ofDays(1));
      world.payouts().reconcile(10);
    }

    assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
    assertThat(world.timesPaid(id)).isEqualTo(1);
  }

  /** Makes a payout whose submission got no answer. */
  private UUID unknown() {
    UUID id = world.requested(ADA, usd("100"), "p");
    lying.onSubmit =
        attempt -> {
          throw new IllegalStateException("time-out");
        };
    payouts.submit(id);
    assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
    assertThat(payouts.attempts(id))
        .singleElement()
        .satisfies(a -> assertThat(a.attempt().key()).isEqualTo(DerivedId.of(id, "attempt")));
    return id;
  }
}
