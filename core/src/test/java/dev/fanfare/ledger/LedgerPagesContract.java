package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LedgerStore} answers about who has how much since when, for batches over all
 * creators. Extend it and hand over an empty store for each test, together with its transactions;
 * both methods give the same objects throughout one test.
 */
public abstract class LedgerPagesContract {
  private static final Instant NOON = Instant.parse("2026-01-30T12:00:00.123456Z");

  /** Returns the store to test. */
  protected abstract LedgerStore store();

  /** Returns the transactions that it takes part in. */
  protected abstract UnitOfWork transactions();

  @Test
  void pagesThroughTheAccountsThatHoldEnough() {
    CreatorId zoe = CreatorId.of("Zoe");
    earn(CLEO, USD, 30, NOON);
    earn(ADA, USD, 20, NOON);
    earn(BEN, USD, 19, NOON);
    earn(zoe, USD, 20, NOON);
    earn(BEN, JPY, 500, NOON);

    // Capital letters come before small ones, whatever a language says.
    assertThat(page(20, Optional.empty(), 10))
        .containsExactly(available(zoe), available(ADA), available(CLEO));
    assertThat(page(20, Optional.empty(), 2)).containsExactly(available(zoe), available(ADA));
    assertThat(page(20, Optional.of(available(ADA)), 2)).containsExactly(available(CLEO));
    assertThat(page(20, Optional.of(available(BEN)), 2)).containsExactly(available(CLEO));
    assertThat(page(20, Optional.of(available(CLEO)), 2)).isEmpty();
    assertThat(page(31, Optional.empty(), 2)).isEmpty();
    assertThat(
            store()
                .accountsWithBalanceAtLeast(
                    AccountKind.EARNINGS_PENDING, USD, 1, Optional.empty(), 10))
        .isEmpty();
  }

  @Test
  void countsWhatAnAccountHoldsNow() {
    earn(ADA, USD, 30, NOON);
    append(
        new Transfer(available(ADA), Account.payoutClearing(ADA, USD), new Money(11, USD)), NOON);

    assertThat(page(20, Optional.empty(), 10)).isEmpty();
    assertThat(page(19, Optional.empty(), 10)).containsExactly(available(ADA));
  }

  @Test
  void knowsWhenAnAccountsEarliestLineHappened() {
    assertThat(store().firstEntryAt(available(ADA))).isEmpty();
    earn(ADA, USD, 30, NOON);
    earn(ADA, USD, 30, NOON.minusSeconds(3600));
    earn(ADA, USD, 30, NOON.plusSeconds(3600));
    earn(BEN, USD, 30, NOON.minusSeconds(7200));

    assertThat(store().firstEntryAt(available(ADA))).contains(NOON.minusSeconds(3600));
  }

  private List<Account> page(long min, Optional<Account> after, int limit) {
    return store()
        .accountsWithBalanceAtLeast(AccountKind.EARNINGS_AVAILABLE, USD, min, after, limit);
  }

  private void earn(CreatorId creator, Asset asset, long minor, Instant at) {
    append(
        new Transfer(
            Account.platform(AccountKind.FANS, asset),
            Account.available(creator, asset),
            new Money(minor, asset)),
        at);
  }

  private void append(Transfer transfer, Instant at) {
    UUID id = UUID.randomUUID();
    Transaction transaction =
        new Transaction(id, TransactionKind.SALE, id.toString(), at, "test", List.of(transfer));
    transactions().inTransaction(() -> store().append(List.of(transaction)));
  }

  private static Account available(CreatorId creator) {
    return Account.available(creator, USD);
  }
}
