package dev.fanfare.persistence;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.Revenue.NewSale;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Asset;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.testing.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole of time is a period, whatever a database can write of it. */
class QueryBoundsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  abstract static class Contract {
    abstract Storage storage();

    private Fanfare fanfare() {
      return Fanfare.builder().storage(storage()).clock(new TestClock(NOON)).build();
    }

    @Test
    void fromTheFirstInstantToTheLastIsEverythingInTheLedger() {
      Fanfare fanfare = fanfare();
      fanfare
          .earnings()
          .recordSale(
              new NewSale("s1", RevenueSource.TIP, NOON, usd("10.00"), ADA),
              IdempotencyKey.of("k1"));
      Account account = Account.pending(ADA, Asset.of("USD"));

      assertThat(fanfare.ledger().balanceAt(account, Instant.MAX)).isEqualTo(usd("5.50"));
      assertThat(fanfare.ledger().balanceAt(account, Instant.MIN).isZero()).isTrue();
      assertThat(fanfare.ledger().statement(account, Instant.MIN, Instant.MAX).lines()).hasSize(1);
    }

    @Test
    void fromTheFirstInstantToTheLastIsEverythingInAWallet() {
      Fanfare fanfare = fanfare();
      Wallet wallet = new Wallet(ADA, CreditType.of("general"));
      fanfare.credits().grant(wallet, 5, GrantSource.PURCHASE, IdempotencyKey.of("k1"));

      assertThat(fanfare.credits().statement(wallet, Instant.MIN, Instant.MAX).lines()).hasSize(1);
    }
  }

  @Nested
  class InMemory extends Contract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
      return storage;
    }
  }

  @Nested
  class OnPostgres extends Contract {
    @Override
    Storage storage() {
      return JpaStorage.own(TestDatabase.postgres().factory(), FieldEncryption.none());
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    Storage storage() {
      return JpaStorage.own(TestDatabase.h2().factory(), FieldEncryption.none());
    }
  }
}
