package dev.fanfare.payout;

import static dev.fanfare.payout.PayoutMethod.BANK_TRANSFER;
import static dev.fanfare.payout.PayoutMethod.PAXUM;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Verification;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.FixedExchangeRates;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxMovement;
import dev.fanfare.testing.Parallel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayoutRunTest {
  private static final Instant FRIDAY = Instant.parse("2026-01-30T04:00:00Z");
  private static final CreatorId DORA = CreatorId.of("dora");
  private static final CreatorId EVE = CreatorId.of("eve");

  private final PayoutWorld world = new PayoutWorld().verified(ADA, BEN, CLEO);
  private final PayoutRun run = PayoutRun.at(FRIDAY, PAXUM, USD);

  @AfterEach
  void keepsEveryInvariant() {
    world.audit();
  }

  @Test
  void paysEveryoneWhoHasEnoughAndMayBePaid() {
    world.earn(CLEO, usd("100")).earn(ADA, usd("2500")).earn(BEN, usd("19.99"));
    world.register(DORA, USD, ZoneOffset.UTC, Verification.REJECTED);
    world.earn(DORA, usd("500"));
    world.verified(EVE).earn(EVE, usd("50"));
    world.creators.save(world.creators.find(EVE).orElseThrow().withPayoutHold("court order"));

    PayoutRunReport report = world.payouts().run(run);

    // 2500 - 50 and 100 - 2; Ben has too little to be considered.
    assertThat(report)
        .isEqualTo(
            new PayoutRunReport(
                run,
                2,
                2,
                0,
                0,
                0,
                Map.of(),
                Map.of("NOT_VERIFIED", 1, "PAYOUT_HOLD", 1),
                Map.of(USD, usd("2600")),
                Map.of(USD, usd("2548")),
                Map.of(USD, usd("2548"))));
    assertThat(world.gateway.movements())
        .extracting(SandboxMovement::amount)
        .as("in the order of creators' ids")
        .containsExactly(usd("2450"), usd("98"));
    Payout ada = world.store.ofCreator(ADA, Optional.empty(), 1).get(0);
    assertThat(ada.runKey()).isEqualTo(run.key());
    assertThat(ada.periodEnd()).isEqualTo(LocalDate.parse("2026-01-30"));
  }

  @Test
  void changesNothingTheSecondTime() {
    world.earn(ADA, usd("100"));
    PayoutRunReport first = world.payouts().run(run);
    world.earn(ADA, usd("100")).earn(BEN, usd("100"));

    assertThat(world.payouts().run(run)).isEqualTo(first);
    assertThat(world.payouts().runReport(run.key())).contains(first);
    assertThat(world.gateway.movements()).hasSize(1);
    assertThat(world.available(BEN)).isEqualTo(usd("100"));
  }

  @Test
  void keepsItsReportWhenThePayoutsGoOn() {
    world.behaviours.put(ADA, SandboxBehaviour.PAYS_LATER);
    world.earn(ADA, usd("100"));
    PayoutRunReport first = world.payouts().run(run);
    world.gateway.settle();
    world.deliverReports();

    assertThat(first.submitted()).isEqualTo(1);
    assertThat(world.store.inState(PayoutState.PAID, Optional.empty(), 10)).hasSize(1);
    assertThat(world.payouts().run(run)).isEqualTo(first);
  }

  @Test
  void isAnotherRunWithAnotherCutOff() {
    world.earn(ADA, usd("100"));
    world.payouts().run(run);
    world.clock.advance(Duration.ofDays(7));
    world.earn(ADA, usd("30"));
    PayoutRun next = PayoutRun.at(FRIDAY.plus(Duration.ofDays(7)), PAXUM, USD);

    assertThat(world.payouts().run(next).gross()).isEqualTo(Map.of(USD, usd("30")));
    Payout second = world.store.ofCreator(ADA, Optional.empty(), 1).get(0);
    assertThat(second.periodStart()).isEqualTo(LocalDate.parse("2026-01-31"));
    assertThat(second.periodEnd()).isEqualTo(LocalDate.parse("2026-02-06"));
  }

  @Test
  void refusesItsKeyForAnotherRun() {
    world.payouts().run(run);

    PayoutRun other =
        new PayoutRun(run.key(), run.cutoff(), BANK_TRANSFER, USD, run.periodEnd(), null);
    assertThatThrownBy(() -> world.payouts().run(other))
        .isInstanceOf(IdempotencyConflictException.class)
        .hasMessageContaining("method");
    assertThatThrownBy(() -> world.memory.inTransaction(() -> world.payouts().run(run)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(world.payouts().runReport(IdempotencyKey.of("never"))).isEmpty();
  }

  @Test
  void tellsWhatBecameOfEachPayout() {
    world.verified(DORA, EVE);
    world.behaviours.put(ADA, SandboxBehaviour.PAYS);
    world.behaviours.put(BEN, SandboxBehaviour.PAYS_LATER);
    world.behaviours.put(CLEO, SandboxBehaviour.REJECTS);
    world.behaviours.put(DORA, SandboxBehaviour.TIMES_OUT_AFTER);
    for (CreatorId creator : List.of(ADA, BEN, CLEO, DORA)) {
      world.earn(creator, usd("100"));
    }
    world.earn(EVE, usd("5000"));
    world.with(
        PayoutPolicy.builder(FeeSchedules.standard(USD))
            .review(ReviewPolicy.reviewFrom(usd("1000")))
            .build());

    PayoutRunReport report = world.payouts().run(run);

    assertThat(report.requested()).isEqualTo(5);
    assertThat(report.paid()).isEqualTo(1);
    assertThat(report.submitted()).isEqualTo(1);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.unknown()).isEqualTo(1);
    assertThat(report.waiting()).isEqualTo(Map.of("IN_REVIEW", 1));
    assertThat(report.paidNet()).isEqualTo(Map.of(USD, usd("98")));
  }

  @Test
  void leavesWhatCameAfterTheCutOffToTheNextRun() {
    world.earn(ADA, usd("100"));
    world.clock.advance(Duration.ofHours(1));
    world.earn(ADA, usd("40")).earn(BEN, usd("40"));

    PayoutRunReport report = world.payouts().run(run);

    assertThat(report.gross()).isEqualTo(Map.of(USD, usd("100")));
    assertThat(report.skipped()).isEqualTo(Map.of("INSUFFICIENT_FUNDS", 1));
    assertThat(world.available(ADA)).isEqualTo(usd("40"));
  }

  @Test
  void takesNoMoreThanIsLeftOfWhatWasThereAtTheCutOff() {
    world.earn(ADA, usd("100"));
    world.clock.advance(Duration.ofHours(1));
    world.payouts().submit(world.requested(ADA, usd("70"), "own"));
    world.earn(ADA, usd("500"));

    // 100 at the cut-off, of which 70 are gone; 530 are there now, but 500 of them are newer.
    assertThat(world.payouts().run(run).gross()).isEqualTo(Map.of(USD, usd("100")));
  }

  @Test
  void considersSmallerBalancesIfItIsTold() {
    world.earn(ADA, usd("19.99"));

    assertThat(world.payouts().run(run.withMinimum(usd("10"))).skipped())
        .isEqualTo(Map.of("BELOW_MINIMUM", 1));
    assertThatThrownBy(() -> run.withMinimum(usd("0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minimum");
  }

  @Test
  void paysCreatorsInTheirOwnCurrency() {
    world.register(BEN, JPY, ZoneOffset.UTC, Verification.VERIFIED);
    world.with(
        PayoutPolicy.builder(FeeSchedules.standard(USD).with(FeeSchedules.standard(JPY))).build());
    world.rates =
        new FixedExchangeRates(
            List.of(new FxQuote(USD, JPY, new BigDecimal("150"), "test", FRIDAY)));
    world.earn(ADA, usd("100")).earn(BEN, usd("100"));

    // 100 USD are 15000 JPY, less 2 %.
    assertThat(world.payouts().run(run).net())
        .isEqualTo(Map.of(USD, usd("98"), JPY, new Money(14_700, JPY)));
  }

  @Test
  void goesOnWhereItWasInterruptedWhicheverCallWasTheLast() {
    int call = 0;
    boolean crashed;
    do {
      call++;
      PayoutWorld own = crowd();
      Fuse fuse = Fuse.at(call);
      try {
        fuse.payouts(own).run(run);
      } catch (Crash e) {
        // The process is dead; the next one goes on.
      }
      crashed = fuse.blown();
      PayoutRunReport report = own.payouts().run(run);

      assertThat(report.requested()).as("crash at %d", call).isEqualTo(3);
      assertThat(report.paid() + report.unknown()).isEqualTo(3);
      assertThat(report.skipped()).isEqualTo(Map.of("NOT_VERIFIED", 1));
      assertThat(report.gross()).isEqualTo(Map.of(USD, usd("300")));
      assertThat(own.payouts().run(run)).isEqualTo(report);
      own.store.forEach(payout -> assertThat(own.timesPaid(payout.id())).isLessThanOrEqualTo(1));
      own.clock.advance(Duration.ofMinutes(11));
      own.payouts().reconcile(10);
      assertThat(own.store.inState(PayoutState.UNKNOWN, Optional.empty(), 1)).isEmpty();
      own.audit();
    } while (crashed);
    assertThat(call).as("crash points").isGreaterThan(100);
  }

  @Test
  void givesOneReportToAllThatRunItAtOnce() throws Exception {
    PayoutWorld own = crowd();

    List<PayoutRunReport> reports =
        Parallel.inParallel(8, 1, (thread, n) -> own.payouts().run(run));

    // A process that sees another one's submission calls its outcome unknown, and that is what all
    // report.
    PayoutRunReport last = own.payouts().run(run);
    assertThat(last.requested()).isEqualTo(3);
    assertThat(reports).allSatisfy(r -> assertThat(r.requested()).isEqualTo(3));
    own.store.forEach(payout -> assertThat(own.timesPaid(payout.id())).isEqualTo(1));
    own.audit();
  }

  @Test
  void pagesThroughManyCreatorsInOrder() {
    PayoutWorld own = new PayoutWorld();
    Set<CreatorId> all = new TreeSet<>();
    for (int i = 0; i < 1203; i++) {
      CreatorId creator = CreatorId.of("c" + i * 7919 % 10_007);
      all.add(creator);
      own.verified(creator).earn(creator, cents(2000 + i));
    }

    PayoutRunReport report = own.payouts().run(run);

    assertThat(report.paid()).isEqualTo(1203);
    // 1203 × 20.00 and the sum of 0 to 1202 cents.
    assertThat(report.gross()).isEqualTo(Map.of(USD, cents(1203 * 2000 + 1202 * 1203 / 2)));
    assertThat(own.gateway.movements())
        .extracting(m -> own.payout(m.payout()).creator())
        .containsExactlyElementsOf(all);
  }

  private static PayoutWorld crowd() {
    PayoutWorld own = new PayoutWorld().verified(ADA, BEN, CLEO);
    own.register(DORA, USD, ZoneOffset.UTC, Verification.PENDING);
    for (CreatorId creator : List.of(ADA, BEN, CLEO, DORA)) {
      own.earn(creator, usd("100"));
    }
    return own;
  }
}
