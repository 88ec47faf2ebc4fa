package dev.fanfare.persistence.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.credit.CreditEntry;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.GrantTerms;
import dev.fanfare.credit.InMemoryCreditStore;
import dev.fanfare.credit.RefundPolicy;
import dev.fanfare.credit.ReserveResult;
import dev.fanfare.credit.Rollover;
import dev.fanfare.credit.SettleResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.persistence.internal.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** A random history that happens in a database and in memory alike, told apart by nothing. */
final class RandomHistory {
  private static final List<Wallet> WALLETS =
      List.of(
          Wallet.of(ADA, CreditType.SCRIPT),
          Wallet.of(ADA, CreditType.THUMBNAIL),
          Wallet.of(BEN, CreditType.SCRIPT));

  private final Random random;
  private final CreditWorld world;
  private final Credits expected;
  private final CreditStore memory;
  private final List<UUID> charges = new ArrayList<>();
  private final List<UUID> reservations = new ArrayList<>();

  RandomHistory(long seed, Dialect dialect) {
    random = new Random(seed);
    CreditPolicy policy =
        CreditPolicy.builder("random")
            .zone(ZoneId.of(one("UTC", "Europe/Berlin", "Asia/Kolkata")))
            .rollover(one(Rollover.none(), Rollover.capped(7), Rollover.all()))
            .refunds(one(RefundPolicy.forfeit(), RefundPolicy.restoreWithGrace(Duration.ofDays(9))))
            .build();
    world = new CreditWorld(dialect, policy);
    var transactions = new InMemoryUnitOfWork();
    memory = new InMemoryCreditStore(transactions);
    expected =
        Credits.of(
            Operations.of(
                transactions,
                new InMemoryOperationStore(transactions),
                new InMemoryEventStore(transactions),
                IdGenerator.timeOrdered(world.clock),
                world.clock),
            memory,
            policy);
  }

  CreditWorld world() {
    return world;
  }

  /** Lets so many things happen, and fails as soon as the two sides differ. */
  RandomHistory run(int steps) {
    for (int i = 0; i < steps; i++) {
      pass();
      step();
      compare();
    }
    WALLETS.forEach(this::compareHistory);
    return this;
  }

  private void pass() {
    Wallet wallet = one(WALLETS);
    Duration untilDue =
        memory
            .find(wallet)
            .nextDue()
            .map(due -> Duration.between(world.clock.instant(), due))
            .filter(wait -> !wait.isNegative())
            .orElse(Duration.ZERO);
    world.clock.advance(
        one(
            Duration.ZERO,
            Duration.ofSeconds(random.nextInt(5000)),
            Duration.ofHours(random.nextInt(40)),
            Duration.ofDays(random.nextInt(40)),
            untilDue));
  }

  private void step() {
    Wallet wallet = one(WALLETS);
    long amount = 1 + random.nextInt(25);
    switch (random.nextInt(11)) {
      case 0, 1 -> {
        GrantTerms terms = terms(amount);
        both(c -> k -> c.grant(wallet, terms, k));
      }
      case 2, 3, 4 -> {
        if (both(c -> k -> c.spend(wallet, amount, k)) instanceof SpendResult.Spent spent) {
          charges.add(spent.charge());
        }
      }
      case 5 -> {
        Duration ttl = Duration.ofMinutes(1 + random.nextInt(60 * 24 * 30));
        if (both(c -> k -> c.reserve(wallet, amount, ttl, k))
            instanceof ReserveResult.Reserved made) {
          reservations.add(made.reservation());
        }
      }
      case 6 -> settle(amount);
      case 7 -> pick(reservations, id -> both(c -> k -> c.release(id, k)));
      case 8 -> pick(charges, id -> both(c -> k -> c.refund(id, amount, k)));
      case 9 -> {
        Map<CreditType, Long> monthly = new HashMap<>();
        monthly.put(CreditType.SCRIPT, one(0L, amount));
        if (random.nextBoolean()) {
          monthly.put(CreditType.THUMBNAIL, amount + 1);
        }
        both(c -> k -> c.setAllowance(wallet.creator(), monthly, "v1", k));
      }
      default -> assertThat(world.credits.sweep(2)).isEqualTo(expected.sweep(2));
    }
  }

  private GrantTerms terms(long amount) {
    Instant now = world.clock.instant();
    GrantTerms terms =
        GrantTerms.of(amount, one(GrantSource.values())).withPriority(49 + random.nextInt(3));
    if (random.nextInt(4) == 0) {
      terms = terms.effectiveAt(now.plus(Duration.ofHours(random.nextInt(300) - 20)));
    }
    return random.nextBoolean()
        ? terms
        : terms.expiresAt(now.plus(Duration.ofHours(301 + random.nextInt(900))));
  }

  private void settle(long amount) {
    pick(
        reservations,
        id -> {
          long reserved = expected.reservation(id).orElseThrow().amount();
          long actual = Math.min(reserved, amount - 1);
          if (both(c -> k -> c.settle(id, actual, k)) instanceof SettleResult.Settled settled
              && settled.charge() != null) {
            charges.add(settled.charge());
          }
        });
  }

  private void pick(List<UUID> ids, Consumer<UUID> act) {
    if (!ids.isEmpty()) {
      act.accept(one(ids));
    }
  }

  /** Asks both sides, which must answer the same. */
  private <A> A both(Function<Credits, Function<IdempotencyKey, A>> request) {
    IdempotencyKey key = key(world.fresh());
    A answer = request.apply(world.credits).apply(key);
    assertThat(answer).isEqualTo(request.apply(expected).apply(key));
    return answer;
  }

  private void compare() {
    for (Wallet wallet : WALLETS) {
      assertThat(world.store.find(wallet)).isEqualTo(memory.find(wallet));
    }
    Instant later = world.clock.instant().plus(Duration.ofDays(50));
    assertThat(world.store.due(later, 10)).isEqualTo(memory.due(later, 10));
    assertThat(world.store.types(ADA)).isEqualTo(memory.types(ADA));
    assertThat(world.foundInSql()).isEmpty();
  }

  private void compareHistory(Wallet wallet) {
    assertThat(RandomHistory.<CreditEntry>all(v -> world.store.forEachEntry(wallet, v)))
        .isEqualTo(RandomHistory.<CreditEntry>all(v -> memory.forEachEntry(wallet, v)));
    same(
        v -> world.store.forEachGrant(wallet, v::accept),
        v -> memory.forEachGrant(wallet, v::accept));
    same(
        v -> world.store.forEachCharge(wallet, v::accept),
        v -> memory.forEachCharge(wallet, v::accept));
    same(
        v -> world.store.forEachReservation(wallet, v::accept),
        v -> memory.forEachReservation(wallet, v::accept));
  }

  private static void same(Consumer<Consumer<Object>> walk, Consumer<Consumer<Object>> expected) {
    assertThat(all(walk)).containsExactlyInAnyOrderElementsOf(all(expected));
  }

  private static <T> List<T> all(Consumer<Consumer<T>> walk) {
    List<T> all = new ArrayList<>();
    walk.accept(all::add);
    return all;
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
