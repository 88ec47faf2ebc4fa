package dev.fanfare.payout;

import static dev.fanfare.payout.PayoutMethod.PAXUM;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.Verification;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Lookup;
import dev.fanfare.testing.Parallel;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other payout systems learned the hard way. */
class PayoutLessonsTest {
  private final PayoutWorld world = new PayoutWorld().verified(ADA).earn(ADA, usd("1000"));

  @AfterEach
  void keepsEveryInvariant() {
    world.audit();
  }

  @Test
  void aSecondPaymentWhileTheFirstIsUnknownIsImpossible() {
    world.behaviours.put(ADA, SandboxBehaviour.TIMES_OUT_AFTER.with(Lookup.TELLS_LATER));
    world.gateway = world.gateway.withDedupeWindow(Duration.ZERO);
    UUID id = world.requested(ADA, usd("100"), "p");
    UUID other = world.requested(ADA, usd("100"), "other");
    world.payouts().submit(id);

    assertThat(world.payouts().submit(id)).isInstanceOf(Submission.NotApproved.class);
    assertThat(world.payouts().submit(other)).isInstanceOf(Submission.NotEligible.class);
    assertThat(world.payouts().request(ADA, usd("100"), PAXUM, key("new")))
        .isInstanceOf(RequestResult.NotEligible.class);
    assertThat(world.payouts().approve(id, "ops", key("a")))
        .isInstanceOf(DecisionResult.NotPossible.class);
    world.clock.advance(Duration.ofMinutes(1));
    world.payouts().reconcile(10);
    assertThat(world.timesPaid(id)).isEqualTo(1);

    world.gateway.settle();
    world.clock.advance(Duration.ofMinutes(5));
    world.payouts().reconcile(10);
    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
    assertThat(world.payouts().submit(other)).isInstanceOf(Submission.Sent.class);
  }

  @Test
  void aKeyIsNotTrustedAfterTheProvidersWindowHasEnded() {
    world.behaviours.put(ADA, SandboxBehaviour.TIMES_OUT_AFTER.with(Lookup.NEVER_TELLS));
    UUID id = world.requested(ADA, usd("100"), "p");
    // The answer to a repetition is lost as well, so that the outcome stays unknown.
    PayoutGateway deaf = new DeafGateway(world.gateway);
    world.payouts(deaf).submit(id);
    int resent = 0;
    for (int hour = 0; hour < 24 * 30; hour++) {
      world.clock.advance(Duration.ofHours(1));
      resent += world.payouts(deaf).reconcile(10).resent();
    }

    assertThat(resent).isPositive();
    assertThat(world.timesPaid(id)).isEqualTo(1);
    assertThat(world.state(id)).isEqualTo(PayoutState.UNKNOWN);
  }

  @Test
  void theSandboxPaysTwiceIfAKeyIsTrustedAfterItsWindow() {
    UUID id = world.requested(ADA, usd("100"), "p");
    world.payouts().submit(id);
    PayoutAttempt attempt = world.payouts().attempts(id).get(0).attempt();

    world.clock.advance(Duration.ofHours(24).minusNanos(1));
    world.gateway.submit(attempt);
    assertThat(world.timesPaid(id)).isEqualTo(1);
    world.clock.advance(Duration.ofNanos(1));
    world.gateway.submit(attempt);
    assertThat(world.timesPaid(id)).isEqualTo(2);
  }

  @Test
  void aPaidPayoutThatIsReturnedDaysLaterGivesTheMoneyBackOnce() {
    world.behaviours.put(
        ADA, SandboxBehaviour.PAYS_THEN_RETURNS.with(SandboxBehaviour.Reports.TWICE));
    UUID id = world.requested(ADA, usd("1000"), "p");
    world.payouts().submit(id);
    world.clock.advance(Duration.ofDays(5));
    world.earn(ADA, usd("40"));
    world.gateway.settle();
    world.deliverReports();

    assertThat(world.state(id)).isEqualTo(PayoutState.RETURNED);
    assertThat(world.available(ADA)).isEqualTo(usd("1040"));
  }

  @Test
  void checkingAndTakingAreOneStepUnderConcurrency() throws Exception {
    List<RequestResult> results =
        Parallel.inParallel(
            8,
            4,
            (thread, n) ->
                world.payouts().request(ADA, usd("100"), PAXUM, key("p-" + thread + "-" + n)));

    // 1000 is enough for ten of 32.
    assertThat(results).filteredOn(RequestResult.Requested.class::isInstance).hasSize(10);
    assertThat(world.available(ADA)).isEqualTo(usd("0"));
  }

  @Test
  void aKeyIsBoundToWhatItAskedFor() {
    world.requested(ADA, usd("100"), "p");

    assertThatThrownBy(() -> world.payouts().requestAll(ADA, PAXUM, USD, key("p")))
        .isInstanceOf(IdempotencyConflictException.class)
        .hasMessageContaining("kind");
    assertThatThrownBy(
            () -> world.payouts().request(ADA, usd("100"), PayoutMethod.PAYPAL, key("p")))
        .isInstanceOf(IdempotencyConflictException.class)
        .hasMessageContaining("method");
  }

  @Test
  void noCentIsLostToARateThatBinaryFractionsCannotHold() {
    // 2.5 % of 0.20 is 0.005: a double makes it 0.0050000000000000001 or less, depending on the
    // path.
    FeeSchedule schedule =
        FeeSchedule.builder(PAXUM, USD, "t").rate(dev.fanfare.money.Rate.parse("2.5%")).build();

    assertThat(schedule.quote(usd("0.20")).fee()).isEqualTo(usd("0.01"));
    assertThat(schedule.quote(usd("1.40")).fee()).isEqualTo(usd("0.04"));
  }

  @Test
  void anAmountInAWeakCurrencyDoesNotOverflow() {
    Asset won = Asset.of("KRW");
    world.register(ADA, won, ZoneOffset.UTC, Verification.VERIFIED);
    world.with(PayoutPolicy.builder(FeeSchedules.standard(won)).build());
    Money million = new Money(1_300_000_000_000L, won);
    world.earn(ADA, million);
    UUID id = world.requested(ADA, million, "won");
    world.payouts().submit(id);

    // 2 % of 1.3 trillion is 26 billion.
    assertThat(world.balance(Account.cash("sandbox", won)))
        .isEqualTo(new Money(1_274_000_000_000L, won));
  }

  /** A gateway whose repetitions arrive, but whose answers never do. */
  private record DeafGateway(PayoutGateway gateway) implements PayoutGateway {
    @Override
    public String name() {
      return gateway.name();
    }

    @Override
    public SubmitResult submit(PayoutAttempt attempt) {
      gateway.submit(attempt);
      throw new IllegalStateException("the answer is lost");
    }

    @Override
    public LookupResult lookup(UUID attemptKey) {
      return gateway.lookup(attemptKey);
    }

    @Override
    public Duration dedupeWindow() {
      return gateway.dedupeWindow();
    }
  }
}
