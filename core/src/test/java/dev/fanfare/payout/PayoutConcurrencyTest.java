package dev.fanfare.payout;

import static dev.fanfare.payout.PayoutMethod.PAXUM;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Reports;
import dev.fanfare.testing.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

class PayoutConcurrencyTest {
  private static final int PAYOUTS = 4;

  @RepeatedTest(5)
  void paysFourPayoutsOnceWithSixteenThreadsOnThem() throws Exception {
    PayoutWorld world = new PayoutWorld();
    List<SandboxBehaviour> behaviours =
        List.of(
            SandboxBehaviour.PAYS,
            SandboxBehaviour.PAYS_LATER.with(Reports.TWICE),
            SandboxBehaviour.TIMES_OUT_AFTER.with(Reports.REVERSED),
            SandboxBehaviour.TIMES_OUT_BEFORE);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < PAYOUTS; i++) {
      CreatorId creator = CreatorId.of("creator-" + i);
      world.verified(creator).earn(creator, usd("100"));
      world.behaviours.put(creator, behaviours.get(i));
      ids.add(world.requested(creator, usd("100"), "p-" + i));
    }
    Payouts payouts = world.payouts();

    Parallel.inParallel(
        16,
        40,
        (thread, n) -> {
          UUID id = ids.get((thread + n) % PAYOUTS);
          switch ((thread * 7 + n) % 6) {
            case 0 -> payouts.submit(id);
            case 1 -> payouts.submitApproved(2);
            case 2 -> payouts.reconcile(4);
            case 3 -> world.gateway.takeReports().forEach(payouts::report);
            case 4 -> payouts.lookUp(id);
            default -> {
              world.gateway.settle();
              world.clock.advance(Duration.ofSeconds(1));
              CreatorId creator = world.payout(id).creator();
              payouts.request(creator, usd("100"), PAXUM, key("more-" + creator + n));
            }
          }
          return id;
        });
    for (int round = 0; round < 3; round++) {
      world.gateway.settle();
      world.clock.advance(Duration.ofDays(1));
      payouts.submitApproved(PAYOUTS);
      payouts.reconcile(100);
    }

    assertThat(ids.subList(0, 3)).extracting(world::state).containsOnly(PayoutState.PAID);
    // The last one was lost on the way: found never received, or sent again.
    assertThat(world.state(ids.get(3))).isIn(PayoutState.PAID, PayoutState.FAILED);
    world.store.forEach(
        payout ->
            assertThat(world.timesPaid(payout.id()))
                .isEqualTo(payout.state() == PayoutState.PAID ? 1 : 0));
    assertThat(world.balance(dev.fanfare.ledger.Account.cash("sandbox", USD)).minor())
        .isEqualTo(world.gateway.movements().stream().mapToLong(m -> m.amount().minor()).sum());
    world.audit();
  }
}
