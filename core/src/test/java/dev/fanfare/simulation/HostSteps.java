package dev.fanfare.simulation;

import static dev.fanfare.simulation.CreatorSteps.require;
import static dev.fanfare.simulation.Settings.USD;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the host does around the calls: its own transactions, its mistakes, its schedule. */
final class HostSteps {
  private static final class HostFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final World world;
  private final Draw draw;
  private final List<IdempotencyKey> used = new ArrayList<>();

  HostSteps(World world) {
    this.world = world;
    this.draw = world.draw;
  }

  /** Asks for something else under a key that was used before. */
  Optional<Step> otherRequest() {
    if (used.isEmpty()) {
      return Optional.empty();
    }
    IdempotencyKey key = draw.one(used);
    Wallet wallet = world.wallet();
    long amount = draw.between(1, 99);
    boolean sameKind = draw.chance(50);
    return Optional.of(
        Step.misuse(
            "another request under " + key,
            IdempotencyConflictException.class,
            f -> {
              if (sameKind) {
                Money other = new Money(amount + 1_000_000, USD);
                f.earnings().recordSale(RevenueSource.AD, other, wallet.creator(), key);
              } else {
                f.credits().spend(wallet, amount, key);
              }
            }));
  }

  /** Books a sale and grants credits with it, in a transaction of the host's. */
  Optional<Step> allOrNothing() {
    CreatorId creator = world.someone();
    Money gross = new Money(draw.between(1, 90_00), USD);
    Instant at = world.now();
    IdempotencyKey sale = world.key();
    IdempotencyKey grant = world.key();
    List<Books.Party> whole = List.of(new Books.Party(creator, 1));
    return Optional.of(
        Step.keyed(
            sale,
            "sell %s by %s and grant 5, together".formatted(gross, creator),
            f ->
                f.storage()
                    .inTransaction(
                        () -> {
                          grant(f, creator, grant);
                          return f.earnings()
                              .recordSale(RevenueSource.PREMIUM, gross, creator, sale);
                        }),
            answer -> {
              used.add(sale);
              world.books.sale(sale.value(), at, USD, gross.minor(), whole);
              require(world.storage.answered(grant), "the sale is there, the grant is not");
            }));
  }

  private static void grant(Fanfare f, CreatorId creator, IdempotencyKey key) {
    f.credits().grant(new Wallet(creator, CreditType.GENERAL), 5, GrantSource.PROMOTION, key);
  }

  /** Does the same, but the host's own part fails. */
  Optional<Step> rollBack() {
    CreatorId creator = world.someone();
    Money gross = new Money(draw.between(1, 90_00), USD);
    IdempotencyKey sale = world.key();
    IdempotencyKey grant = world.key();
    return Optional.of(
        Step.misuse(
            "sell %s by %s and grant 5, and fail".formatted(gross, creator),
            HostFailure.class,
            f ->
                f.storage()
                    .inTransaction(
                        () -> {
                          grant(f, creator, grant);
                          f.earnings().recordSale(RevenueSource.PREMIUM, gross, creator, sale);
                          throw new HostFailure();
                        })));
  }

  Optional<Step> deliver() {
    return Optional.of(delivering());
  }

  Step delivering() {
    return Step.verb(
        "deliver events", f -> f.events().deliver(), delivery -> {}, (first, second) -> true);
  }

  /** Lets time pass: past graces and backoffs, holds, expiries, periods. */
  Optional<Step> letTimePass() {
    Duration time =
        switch (draw.below(6)) {
          case 0 -> Duration.ofMinutes(draw.between(1, 15));
          case 1 -> Duration.ofMinutes(draw.between(30, 600));
          case 2 -> Duration.ofHours(draw.between(6, 60));
          case 3, 4 -> Duration.ofDays(draw.between(2, 9));
          default -> Duration.ofDays(draw.between(20, 100));
        };
    return Optional.of(waiting(time));
  }

  Step waiting(Duration time) {
    return Step.outside("wait " + time, () -> world.clock.advance(time));
  }
}
