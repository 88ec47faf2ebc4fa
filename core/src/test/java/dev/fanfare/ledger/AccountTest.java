package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.money.Asset;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTest {
  @Test
  void isNamedByKindOwnerAndAsset() {
    assertThat(Account.pending(ADA, USD)).hasToString("earnings_pending:ada:USD");
    assertThat(Account.available(ADA, USD)).hasToString("earnings_available:ada:USD");
    assertThat(Account.payoutClearing(ADA, USD)).hasToString("payout_clearing:ada:USD");
    assertThat(Account.reserve(ADA, USD)).hasToString("reserve:ada:USD");
    assertThat(Account.receivable(ADA, JPY)).hasToString("receivable:ada:JPY");
    assertThat(Account.cash("paxum", USD)).hasToString("cash:paxum:USD");
    assertThat(Account.platform(AccountKind.COMMISSION, USD)).hasToString("commission:USD");
  }

  @Test
  void hasAnOwnerUnlessItIsThePlatforms() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Account.of(AccountKind.FANS, ADA, USD))
        .withMessage("FANS is the platform's and has no owner, was 'ada'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Account.platform(AccountKind.RESERVE, USD))
        .withMessageContaining("account owner must be 1 to 64 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Account.platform(AccountKind.CASH, USD))
        .withMessageContaining("account owner must be");
  }

  @Test
  void sortsByOwnerKindAndAssetAsItIsEqual() {
    var sorted = new TreeSet<Account>();
    sorted.add(Account.pending(BEN, USD));
    sorted.add(Account.available(ADA, USD));
    sorted.add(Account.pending(ADA, USD));
    sorted.add(Account.pending(ADA, JPY));
    sorted.add(Account.pending(ADA, new Asset("GEM", 0)));
    sorted.add(Account.pending(ADA, new Asset("GEM", 2)));
    sorted.add(Account.platform(AccountKind.FANS, USD));

    assertThat(sorted)
        .containsExactly(
            Account.platform(AccountKind.FANS, USD),
            Account.pending(ADA, new Asset("GEM", 0)),
            Account.pending(ADA, new Asset("GEM", 2)),
            Account.pending(ADA, JPY),
            Account.pending(ADA, USD),
            Account.available(ADA, USD),
            Account.pending(BEN, USD));
  }

  @ParameterizedTest
  @EnumSource
  void keepsACreatorsMoneyAtOrAboveZeroAndWhatIsOwedAtOrBelow(AccountKind kind) {
    assertThat(kind.allows(0)).isTrue();
    if (kind == AccountKind.RECEIVABLE) {
      assertThat(kind.allows(1)).isFalse();
      assertThat(kind.allows(Long.MIN_VALUE)).isTrue();
    } else {
      assertThat(kind.allows(-1)).isEqualTo(!kind.ofCreator());
      assertThat(kind.allows(Long.MAX_VALUE)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EARNINGS_PENDING, true", "EARNINGS_AVAILABLE, true", "PAYOUT_CLEARING, true", "RESERVE, true",
    "RECEIVABLE, true", "FANS, false", "COMMISSION, false", "PAYOUT_FEES, false",
    "PROCESSING_COST, false", "CASH, false", "FX_CLEARING, false", "TAX_WITHHELD, false",
    "ROUNDING, false"
  })
  void isACreatorsOrThePlatforms(AccountKind kind, boolean ofCreator) {
    assertThat(kind.ofCreator()).isEqualTo(ofCreator);
  }
}
