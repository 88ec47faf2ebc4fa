package dev.fanfare.persistence.credit;

import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.ReserveResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.persistence.internal.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lesson: check-then-act overspends under concurrency, and a lost update gives credits away. */
class CreditConcurrencyTest {
  private static final int THREADS = 32;
  private static final int TIMES = 50;

  private final CreditWorld at = new CreditWorld(Dialect.POSTGRESQL);

  @ParameterizedTest(name = "from {0} wallets")
  @ValueSource(ints = {1, 10, 1000})
  void spendsEveryCreditOnceAndNoneTwice(int count) throws Exception {
    List<Wallet> wallets = wallets(count);
    // 32 * 50 = 1600 charges of 3 credits, evenly spread; a wallet has enough for two in three.
    int each = Math.max(1, THREADS * TIMES / count * 2 / 3);
    for (Wallet wallet : wallets) {
      // Two grants of unequal size, so that a charge in the middle needs both.
      long first = each * 3L / 2;
      grant(wallet, first, GrantSource.PROMOTION);
      grant(wallet, each * 3L - first + 1, GrantSource.PURCHASE);
    }

    List<SpendResult> results =
        inParallel(
            THREADS,
            TIMES,
            (thread, n) ->
                at.credits.spend(
                    wallets.get((thread * TIMES + n) % count),
                    3,
                    key("spend-" + thread + "-" + n)));

    long asked = (long) THREADS * TIMES;
    long paid = 0;
    for (int i = 0; i < count; i++) {
      long asks = asked / count + (i < asked % count ? 1 : 0);
      long expected = Math.min(asks, each);
      assertThat(at.credits.balance(wallets.get(i)).available())
          .isEqualTo(each * 3L + 1 - expected * 3);
      paid += expected;
    }
    assertThat(results).filteredOn(SpendResult.Spent.class::isInstance).hasSize((int) paid);
    at.assertSound();
  }

  /** What the conditions of a statement ask is asked again once a wait for the row is over. */
  @Test
  void spendsFromTheGrantThatIsFirstOnceTheWaitIsOver() throws Exception {
    Wallet wallet = wallets(1).get(0);
    grant(wallet, 1_000_000, GrantSource.PURCHASE);

    // While some spend, others keep putting small grants before the one that is first.
    List<OptionalLong> results =
        inParallel(
            16,
            60,
            (thread, n) -> {
              if (thread % 4 == 0) {
                grant(wallet, 1 + n % 7, GrantSource.PROMOTION);
                return OptionalLong.empty();
              }
              return spend(wallet, 1 + n % 5, new UUID(thread, n));
            });

    assertThat(results).filteredOn(OptionalLong::isPresent).isNotEmpty();
    at.assertSound();
  }

  /** Everything that locks a wallet, at once and from every side. */
  @Test
  void mixesEveryOperationWithoutADeadlock() throws Exception {
    List<Wallet> wallets = wallets(3);
    for (Wallet wallet : wallets) {
      grant(wallet, 100_000, GrantSource.PURCHASE);
    }
    inParallel(
        THREADS,
        20,
        (thread, n) -> {
          Wallet wallet = wallets.get((thread + n) % 3);
          String name = thread + "-" + n;
          switch ((thread * 7 + n) % 5) {
            case 0 -> at.credits.spend(wallet, 2, key(name));
            case 1 -> grant(wallet, 5, GrantSource.PROMOTION);
            case 2 -> {
              UUID job =
                  ((ReserveResult.Reserved)
                          at.credits.reserve(wallet, 4, Duration.ofHours(1), key(name)))
                      .reservation();
              at.credits.settle(job, n % 5, key(name + "-settle"));
            }
            case 3 -> {
              var spent = (SpendResult.Spent) at.credits.spend(wallet, 3, key(name));
              at.credits.refund(spent.charge(), 2, key(name + "-refund"));
            }
            default ->
                at.credits.setAllowance(
                    wallet.creator(),
                    Map.of(CreditType.SCRIPT, 10L + n, CreditType.THUMBNAIL, 5L),
                    "1",
                    key(name));
          }
          return name;
        });
    at.assertSound();
  }

  private List<Wallet> wallets(int count) {
    List<Wallet> wallets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wallets.add(Wallet.of(CreatorId.of("creator-" + i), CreditType.SCRIPT));
    }
    return wallets;
  }

  private void grant(Wallet wallet, long amount, GrantSource source) {
    at.credits.grant(wallet, amount, source, key(UUID.randomUUID().toString()));
  }

  private OptionalLong spend(Wallet wallet, long amount, UUID charge) {
    Instant now = at.clock.instant();
    return at.database.inTransaction(() -> at.store.spend(wallet, amount, charge, now));
  }
}
