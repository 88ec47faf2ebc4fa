package dev.fanfare.persistence.credit;

import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.GrantTerms;
import dev.fanfare.credit.ReserveResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.testing.PlanCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No query that a request makes reads a table from end to end. */
class CreditPlansTest {
  private static final int WALLETS = 1500;

  private final CreditWorld at = new CreditWorld(Dialect.POSTGRESQL);

  @Test
  void findsEverythingByAnIndex() {
    at.database.inTransaction(
        () -> {
          for (int i = 0; i < WALLETS; i++) {
            fill(wallet(i), i);
          }
          return WALLETS;
        });
    Wallet wallet = wallet(7);
    UUID id = Wallets.id(wallet);
    Instant now = at.clock.instant();
    PlanCheck plans = PlanCheck.of(at.tables);

    plans.readsNoWholeTable(
        QuickSpend.ON_POSTGRESQL, now, 1L, now, 1L, 1L, 1L, id, now, 1L, 1L, new UUID(1, 1));
    plans.readsNoWholeTable(Wallets.LOCK, id);
    plans.readsNoWholeTable(Wallets.STATE, id);
    plans.readsNoWholeTable(Wallets.DUE, now, 100);
    plans.readsNoWholeTable(Wallets.TYPES, wallet.creator().value());
    List<UUID> grants = at.store.find(wallet).grants().stream().map(g -> g.id()).toList();
    assertThat(grants).isNotEmpty();
    plans.readsNoWholeTable(Grants.BY_ID, Param.array(ColumnType.ID, grants));
    plans.readsNoWholeTable(Grants.OF_WALLET, id);
    plans.readsNoWholeTable(Charges.BY_ID, id);
    plans.readsNoWholeTable(Charges.OF_WALLET, id);
    plans.readsNoWholeTable(Reservations.BY_ID, id);
    plans.readsNoWholeTable(Reservations.OF_WALLET, id);
    plans.readsNoWholeTable(Entries.BETWEEN, id, now, now.plusSeconds(60));
    plans.readsNoWholeTable(Entries.LAST_BEFORE, id, now);
    plans.readsNoWholeTable(Entries.OF_WALLET, id);
    // What is asked of a time goes by the index of times, not through a wallet's whole history.
    assertThat(plans.plan(Entries.LAST_BEFORE, id, now))
        .anyMatch(line -> line.contains("fanfare_credit_entry_end"));
  }

  private static Wallet wallet(int i) {
    return Wallet.of(CreatorId.of("creator-" + i), CreditType.SCRIPT);
  }

  private void fill(Wallet wallet, int i) {
    at.grant(wallet, 100);
    at.credits.grant(
        wallet,
        GrantTerms.of(5, GrantSource.PROMOTION)
            .expiresAt(at.clock.instant().plus(Duration.ofDays(1 + i))),
        key(at.fresh()));
    // The promotion is used up, and one of two jobs is done.
    assertThat(at.credits.spend(wallet, 5, key(at.fresh()))).isInstanceOf(SpendResult.Spent.class);
    at.spend(wallet, 2);
    UUID job = at.reserve(wallet, 3);
    at.credits.settle(job, 2, key(at.fresh()));
    assertThat(at.credits.reserve(wallet, 1, Duration.ofHours(1), key(at.fresh())))
        .isInstanceOf(ReserveResult.Reserved.class);
  }
}
