package dev.fanfare.benchmarks.postgres;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Eight clients that spend credits, each spend a transaction of its own under a new key. */
final class CreditSpend {
  private static final int CLIENTS = 8;
  private static final int WALLETS = 10_000;
  private static final int GRANTS_A_TRANSACTION = 500;
  private static final long GRANTED = 1_000_000_000;
  private static final int SPENDS = Integer.getInteger("spends", 300);
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final int AMOUNT = 3;

  private final Server server;
  private final List<Wallet> wallets;
  private final Credits credits;
  private final AtomicLong spent = new AtomicLong();

  private CreditSpend(Server server, int wallets, String prefix) {
    this.server = server;
    this.wallets =
        IntStream.range(0, wallets)
            .mapToObj(i -> Wallet.of(CreatorId.of(prefix + i), CreditType.VIDEO_EDIT))
            .toList();
    this.credits = server.fanfare().build().credits();
  }

  static void run(Server server) throws Exception {
    new CreditSpend(server, WALLETS, "creator-").compare("credit spend, 10,000 wallets");
    new CreditSpend(server, 1, "hot-").compare("credit spend, one hot wallet");
  }

  private void compare(String name) throws Exception {
    grant();
    JdbcSpend jdbc = new JdbcSpend(server.connections());
    SideBySide turns = new SideBySide(server, Integer.getInteger("warmups", 3), ROUNDS);
    turns.measure(
        name,
        "spends",
        round -> spend(round, (wallet, key) -> ours(wallet, key)),
        "JDBC",
        round -> spend(round, (wallet, key) -> jdbc.spend(wallet, AMOUNT, key)));
    requireNothingLost();
  }

  private void grant() {
    for (int from = 0; from < wallets.size(); from += GRANTS_A_TRANSACTION) {
      List<Wallet> some =
          wallets.subList(from, Math.min(from + GRANTS_A_TRANSACTION, wallets.size()));
      server
          .storage()
          .inTransaction(
              () -> {
                for (Wallet wallet : some) {
                  credits.grant(
                      wallet, GRANTED, GrantSource.PURCHASE, IdempotencyKey.of("grant/" + wallet));
                }
              });
    }
  }

  private interface Spend {
    void spend(Wallet wallet, String key) throws Exception;
  }

  private int spend(int round, Spend way) throws Exception {
    Clients.run(
        CLIENTS,
        client -> {
          Random random = new Random(round * 100L + client);
          for (int i = 0; i < SPENDS; i++) {
            Wallet wallet = wallets.get(random.nextInt(wallets.size()));
            way.spend(wallet, "job-%s-%d-%d-%d".formatted(wallet.creator(), round, client, i));
            spent.addAndGet(AMOUNT);
          }
        });
    return CLIENTS * SPENDS;
  }

  private void ours(Wallet wallet, String key) {
    SpendResult result = credits.spend(wallet, AMOUNT, IdempotencyKey.of(key));
    if (!(result instanceof SpendResult.Spent)) {
      throw new IllegalStateException("refused: " + result);
    }
  }

  private void requireNothingLost() {
    long left = wallets.stream().mapToLong(wallet -> credits.balance(wallet).available()).sum();
    long expected = wallets.size() * GRANTED - spent.get();
    if (left != expected) {
      throw new IllegalStateException("%d credits are left, not %d".formatted(left, expected));
    }
  }
}
