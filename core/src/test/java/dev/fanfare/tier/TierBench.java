package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.money.Money;
import dev.fanfare.testing.TestClock;
import dev.fanfare.tier.TierService.Evaluated;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A tier service over memory, under the program's ladder, with everything that it says on record.
 */
final class TierBench {
  /** What one listener call was told, such as {@code "ada silver>gold"}. */
  final List<String> told = new ArrayList<>();

  final TestClock clock = TestClock.at("2026-03-01T02:00:00Z");
  final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  final InMemoryEventStore outbox = new InMemoryEventStore(transactions);
  final Operations operations =
      Operations.of(
          transactions,
          new InMemoryOperationStore(transactions),
          outbox,
          IdGenerator.timeOrdered(clock),
          clock);
  final InMemoryTierStore store = new InMemoryTierStore(transactions);
  final TierService tiers;
  private int keys;

  TierBench(DemotionPolicy demotion) {
    this.tiers = service(TierPresets.program(USD), demotion);
  }

  TierService service(TierPolicy policy, DemotionPolicy demotion) {
    return service(store, policy, demotion);
  }

  TierService service(TierStore over, TierPolicy policy, DemotionPolicy demotion) {
    return TierService.of(operations, over, policy, demotion, List.of(this::changed));
  }

  /** Returns the service over a store where others hold every creator for a time. */
  TierService waitingForLocks(Duration time) {
    InvocationHandler waits =
        (proxy, method, arguments) -> {
          if (method.getName().equals("lock")) {
            clock.advance(time);
          }
          return method.invoke(store, arguments);
        };
    TierStore busy =
        (TierStore)
            Proxy.newProxyInstance(
                TierStore.class.getClassLoader(), new Class<?>[] {TierStore.class}, waits);
    return service(busy, TierPresets.program(USD), DemotionPolicy.immediate());
  }

  private void changed(TierAssignment before, TierAssignment after, Tier tier) {
    told.add(after.creator() + " " + (before == null ? "" : before.tier()) + ">" + tier.name());
  }

  /** Returns figures that earn exactly a tier of the program. */
  static CreatorStats earning(CreatorId creator, String tier) {
    return switch (tier) {
      case "starter" -> figures(creator, 0, "0", 0);
      case "bronze" -> figures(creator, 100, "2", 0);
      case "silver" -> figures(creator, 500, "4", 10_000);
      case "gold" -> figures(creator, 2000, "6", 50_000);
      case "platinum" -> figures(creator, 5000, "8", 100_000);
      default -> throw new IllegalArgumentException(tier);
    };
  }

  private static CreatorStats figures(
      CreatorId creator, long dollars, String engagement, long views) {
    return CreatorStats.of(creator, USD)
        .monthlyRevenue(new Money(dollars * 100, USD))
        .engagementPercent(new BigDecimal(engagement))
        .averageViews(views)
        .build();
  }

  /** Evaluates by figures that earn a tier of the program, under a key of its own. */
  Evaluated evaluate(CreatorId creator, String earned) {
    return tiers.evaluate(earning(creator, earned), key("evaluate-" + keys++));
  }

  /** Returns the name of the tier in force, null if there is none. */
  String current(CreatorId creator) {
    return tiers.current(creator).map(TierAssignment::tier).orElse(null);
  }

  List<TierChanged> events() {
    return outbox.waiting(10_000, Set.of()).stream().map(e -> (TierChanged) e.event()).toList();
  }

  List<AuditFinding> audit() {
    return Auditor.of(transactions, List.of(new TierAudit(store))).verify();
  }
}
