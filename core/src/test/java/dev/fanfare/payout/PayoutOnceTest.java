package dev.fanfare.payout;

import static dev.fanfare.payout.PayoutMethod.PAXUM;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Call;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Lookup;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Outcome;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Reports;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.payout.sandbox.SandboxMovement.Direction;
import dev.fanfare.payout.sandbox.SandboxScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 10: one payout id moves money at most once, whatever crashes when. */
class PayoutOnceTest {
  private static final List<CreatorId> CREATORS = List.of(ADA, BEN, CLEO);

  static Stream<SandboxBehaviour> behaviours() {
    List<SandboxBehaviour> all = new ArrayList<>();
    for (Call call : Call.values()) {
      for (Outcome outcome : Outcome.values()) {
        for (Lookup lookup : Lookup.values()) {
          all.add(new SandboxBehaviour(call, outcome, lookup, Reports.REVERSED));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("behaviours")
  void paysOnceWhicheverCallIsTheLast(SandboxBehaviour behaviour) {
    int call = 0;
    boolean crashed;
    do {
      call++;
      PayoutWorld world = world(SandboxScript.always(behaviour));
      Fuse fuse = Fuse.at(call);
      try {
        live(world, fuse.payouts(world));
      } catch (Crash e) {
        // The process is dead; the next one starts below.
      }
      crashed = fuse.blown();
      live(world, world.payouts());
      quiesce(world);
      check(world);
      assertThat(world.state(DerivedPayout.of("p"))).as("crash at %d", call).isNotNull();
    } while (crashed);
    assertThat(call).as("crash points").isGreaterThan(40);
  }

  /** One payout's life, each step as a host would do it and do it again. */
  private static void live(PayoutWorld world, Payouts payouts) {
    payouts.request(ADA, usd("100"), PAXUM, key("p"));
    payouts.submitApproved(10);
    world.gateway.settle();
    world.clock.advance(Duration.ofMinutes(11));
    payouts.reconcile(10);
    world.deliverReports(payouts);
    world.gateway.settle();
    world.clock.advance(Duration.ofHours(7));
    payouts.reconcile(10);
  }

  @Property(tries = 1000)
  void paysOnceInAnyStory(@ForAll long seed) {
    Random random = new Random(seed);
    PayoutWorld world = world(SandboxScript.seeded(seed));
    List<GatewayReport> onTheirWay = new ArrayList<>();
    Fuse fuse = Fuse.never();
    for (int step = 0; step < 40; step++) {
      if (fuse.blown() || random.nextInt(4) == 0) {
        fuse = random.nextInt(3) == 0 ? Fuse.never() : Fuse.at(1 + random.nextInt(120));
      }
      try {
        step(world, fuse.payouts(world), random, onTheirWay);
      } catch (Crash e) {
        // The next step is the next process.
      }
      world.audit();
    }
    onTheirWay.forEach(world.payouts()::report);
    quiesce(world);
    check(world);
  }

  private static void step(
      PayoutWorld world, Payouts payouts, Random random, List<GatewayReport> onTheirWay) {
    CreatorId creator = CREATORS.get(random.nextInt(CREATORS.size()));
    String name = creator + "-" + random.nextInt(6);
    switch (random.nextInt(9)) {
      case 0 -> payouts.request(creator, usd("30"), PAXUM, key(name));
      case 1 -> payouts.requestAll(creator, PAXUM, USD, key("all-" + name));
      case 2 -> payouts.submitApproved(1 + random.nextInt(3));
      case 3 -> payouts.reconcile(1 + random.nextInt(5));
      case 4 -> world.gateway.settle();
      case 5 -> world.clock.advance(Duration.ofMinutes(random.nextInt(2000)));
      case 6 -> {
        onTheirWay.addAll(world.gateway.takeReports());
        Collections.shuffle(onTheirWay, random);
        int delivered = random.nextInt(onTheirWay.size() + 1);
        List<GatewayReport> now = List.copyOf(onTheirWay.subList(0, delivered));
        if (random.nextBoolean()) {
          onTheirWay.subList(0, delivered).clear();
        }
        now.forEach(payouts::report);
      }
      case 7 ->
          payouts.run(
              PayoutRun.at(
                  world.clock.instant().truncatedTo(java.time.temporal.ChronoUnit.DAYS),
                  PAXUM,
                  USD));
      default ->
          inState(world, PayoutState.UNKNOWN).stream()
              .findFirst()
              .ifPresent(payout -> payouts.lookUp(payout.id()));
    }
  }

  /** Lets everything end that ends by itself; what is still unknown then, an operator finds out. */
  private static void quiesce(PayoutWorld world) {
    Payouts payouts = world.payouts();
    for (int round = 0; round < 12; round++) {
      world.gateway.settle();
      world.deliverReports();
      world.clock.advance(Duration.ofDays(1));
      payouts.reconcile(1000);
    }
    inState(world, PayoutState.UNKNOWN).forEach(payout -> resolve(world, payout));
    inState(world, PayoutState.SUBMITTED).forEach(payout -> resolve(world, payout));
    // A return that nobody reported is found by asking, or on the bank statement.
    for (Payout payout : inState(world, PayoutState.PAID)) {
      Payout asked = payouts.lookUp(payout.id());
      if (asked.state() == PayoutState.PAID && truth(world, asked) != GatewayReport.State.PAID) {
        resolve(world, asked);
      }
    }
  }

  private static List<Payout> inState(PayoutWorld world, PayoutState state) {
    return world.store.inState(state, Optional.empty(), 1000);
  }

  private static void resolve(PayoutWorld world, Payout payout) {
    world
        .payouts()
        .resolve(
            payout.id(),
            truth(world, payout),
            "bank statement",
            "ops",
            key("r-" + payout.state() + payout.id()));
  }

  private static GatewayReport.State truth(PayoutWorld world, Payout payout) {
    if (world.timesPaid(payout.id()) == 0) {
      return GatewayReport.State.REJECTED;
    }
    return world.gateway.movements(payout.id()).size() == 1
        ? GatewayReport.State.PAID
        : GatewayReport.State.RETURNED;
  }

  /** Compares what the books say with what the gateway did. */
  private static void check(PayoutWorld world) {
    world.audit();
    Money out = usd("0");
    for (var movement : world.gateway.movements()) {
      out =
          movement.direction() == Direction.OUT
              ? out.plus(movement.amount())
              : out.minus(movement.amount());
    }
    assertThat(world.cash()).isEqualTo(out);
    world.store.forEach(
        payout -> {
          assertThat(world.timesPaid(payout.id())).as("%s", payout).isLessThanOrEqualTo(1);
          int movements = world.gateway.movements(payout.id()).size();
          int expected =
              switch (payout.state()) {
                case PAID -> 1;
                case RETURNED -> 2;
                default -> 0;
              };
          assertThat(movements).as("%s", payout).isEqualTo(expected);
          assertThat(payout.state().attemptOpen()).as("%s", payout).isFalse();
        });
  }

  private static PayoutWorld world(SandboxScript script) {
    PayoutWorld world = new PayoutWorld();
    world.gateway = SandboxGateway.of("sandbox", world.clock, script);
    for (CreatorId creator : CREATORS) {
      world.verified(creator).earn(creator, usd("200"));
    }
    return world;
  }

  private static final class DerivedPayout {
    static java.util.UUID of(String key) {
      return dev.fanfare.event.DerivedId.of(key, "payout");
    }
  }
}
