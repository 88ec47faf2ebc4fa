package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.testing.Parallel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Sixteen threads that move money between four accounts which they often empty. */
public final class ConcurrentMoves {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int THREADS = 16;
  private static final long START = 100;

  private ConcurrentMoves() {}

  /** One move and whether it was booked. */
  private record Move(Account from, Account to, long cents, boolean booked) {}

  /**
   * Runs them and checks the balances against the moves that were booked.
   *
   * @param times moves of each thread
   * @throws AssertionError if a cent was lost, made or overdrawn
   */
  public static void check(UnitOfWork transactions, LedgerStore store, int times) throws Exception {
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      accounts.add(Account.available(CreatorId.of("mover-" + i), USD));
    }
    Account fans = Account.platform(AccountKind.FANS, USD);
    for (Account account : accounts) {
      transactions.inTransaction(() -> store.append(List.of(move(fans, account, START))));
    }

    List<Move> moves =
        Parallel.inParallel(
            THREADS,
            times,
            (thread, n) -> {
              var random = new Random(thread * 1_000_003L + n);
              int from = random.nextInt(4);
              Account debit = accounts.get(from);
              Account credit = accounts.get((from + 1 + random.nextInt(3)) % 4);
              long cents = 1 + random.nextInt(80);
              try {
                transactions.inTransaction(() -> store.append(List.of(move(debit, credit, cents))));
                return new Move(debit, credit, cents, true);
              } catch (OverdraftException refused) {
                return new Move(debit, credit, cents, false);
              }
            });

    Map<Account, Long> expected = new HashMap<>();
    accounts.forEach(account -> expected.put(account, START));
    for (Move move : moves) {
      if (move.booked()) {
        expected.merge(move.from(), -move.cents(), Long::sum);
        expected.merge(move.to(), move.cents(), Long::sum);
      }
    }
    assertThat(moves).as("both ends are reached").anyMatch(Move::booked).anyMatch(m -> !m.booked());
    for (Account account : accounts) {
      assertThat(store.balance(account))
          .as("balance of %s", account)
          .isEqualTo(expected.get(account))
          .isNotNegative();
    }
  }

  private static Transaction move(Account from, Account to, long cents) {
    var id = UUID.randomUUID();
    return new Transaction(
        id,
        TransactionKind.ADJUSTMENT,
        id.toString(),
        NOON,
        "move",
        List.of(new Transfer(from, to, cents(cents))));
  }
}
