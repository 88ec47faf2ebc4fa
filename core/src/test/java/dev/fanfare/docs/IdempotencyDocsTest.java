package dev.fanfare.docs;

import static dev.fanfare.credit.GrantSource.PURCHASE;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Money;
import dev.fanfare.testing.Fixtures;
import org.junit.jupiter.api.Test;

/** The programs of docs/idempotency.md. */
class IdempotencyDocsTest {
  private final Fanfare fanfare = Fanfare.inMemory();
  private final CreatorId ada = CreatorId.of("ada");
  private final Wallet wallet = Wallet.of(ada, CreditType.GENERAL);

  @Test
  void replay() {
    // snippet: key-replay
    var credits = fanfare.credits();
    IdempotencyKey poster = IdempotencyKey.of("poster-7");
    credits.grant(wallet, 50, PURCHASE, IdempotencyKey.of("order-1"));
    SpendResult refused =
        credits.spend(wallet, 80, poster); // Declined[available=50, replayed=false]

    credits.grant(wallet, 100, PURCHASE, IdempotencyKey.of("order-2"));
    SpendResult again = credits.spend(wallet, 80, poster); // Declined[available=50, replayed=true]
    SpendResult anew = credits.spend(wallet, 80, IdempotencyKey.of("poster-7-b")); // Spent, 70 left
    // end
    assertThat(refused).isEqualTo(new SpendResult.Declined(50, false));
    assertThat(again).isEqualTo(new SpendResult.Declined(50, true));
    assertThat(((SpendResult.Spent) anew).available()).isEqualTo(70);
  }

  @Test
  void conflict() {
    String field = "";
    // snippet: key-conflict
    fanfare.credits().grant(wallet, 50, PURCHASE, IdempotencyKey.of("order-1"));
    try {
      fanfare.credits().grant(wallet, 60, PURCHASE, IdempotencyKey.of("order-1"));
    } catch (IdempotencyConflictException e) {
      field = e.field(); // "amount"
    }
    // end
    assertThat(field).isEqualTo("amount");
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(50);
  }

  @Test
  void child() {
    // snippet: key-child
    IdempotencyKey order = IdempotencyKey.of("order-1");
    fanfare.credits().grant(wallet, 500, PURCHASE, order.child("pack"));
    fanfare.credits().grant(wallet, 50, GrantSource.PROMOTION, order.child("bonus"));
    // end
    assertThat(order.child("bonus")).isEqualTo(IdempotencyKey.of("order-1").child("bonus"));
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(550);
  }

  @Test
  void join() {
    // snippet: key-transaction
    fanfare
        .storage()
        .inTransaction(
            () -> {
              fanfare
                  .earnings()
                  .recordSale(
                      RevenueSource.TIP, Money.of("10.00", "USD"), ada, IdempotencyKey.of("tip-1"));
              fanfare
                  .credits()
                  .grant(wallet, 5, GrantSource.PROMOTION, IdempotencyKey.of("tip-1-bonus"));
            });
    // end
    assertThat(fanfare.earnings().balance(ada, Fixtures.USD).pending()).isEqualTo(usd("5.50"));
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(5);
  }
}
