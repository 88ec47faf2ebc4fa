package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.fanfare.money.Asset;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransactionTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Account FANS = Account.platform(AccountKind.FANS, USD);
  private static final Account AVAILABLE = Account.available(ADA, USD);
  private static final Account CLEARING = Account.payoutClearing(ADA, USD);
  private static final Account FEES = Account.platform(AccountKind.PAYOUT_FEES, USD);

  @Test
  void cannotBeUnbalancedSinceATransferTakesWhatItGivesInOneAsset() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transfer(FANS, AVAILABLE, cents(0)))
        .withMessage(
            "a transfer moves more than 0 between accounts of its asset, was 0.00 USD from"
                + " fans:USD to earnings_available:ada:USD");
    assertThatIllegalArgumentException().isThrownBy(() -> new Transfer(FANS, AVAILABLE, cents(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transfer(FANS, AVAILABLE, new Money(1, JPY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transfer(FANS, Account.available(ADA, JPY), cents(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Transfer(Account.platform(AccountKind.FANS, JPY), AVAILABLE, cents(1)));
    Asset gems = new Asset("GEM", 2);
    assertThatIllegalArgumentException()
        .as("one code, two scales")
        .isThrownBy(
            () ->
                new Transfer(
                    Account.platform(AccountKind.FANS, gems),
                    Account.available(ADA, new Asset("GEM", 0)),
                    new Money(1, gems)));
    assertThatNullPointerException()
        .isThrownBy(() -> new Transfer(FANS, AVAILABLE, null))
        .withMessage("amount");
  }

  @Test
  void movesNothingFromAnAccountToItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transfer(AVAILABLE, Account.available(ADA, USD), cents(1)))
        .withMessage("debit and credit must differ, both were earnings_available:ada:USD");
  }

  @Test
  void looksFromEachAccountAsItsOwnSide() {
    var transfer = new Transfer(FANS, AVAILABLE, cents(5));

    assertThat(Transfers.delta(transfer, FANS)).isEqualTo(-5);
    assertThat(Transfers.delta(transfer, AVAILABLE)).isEqualTo(5);
    assertThat(transfer.reversed()).isEqualTo(new Transfer(AVAILABLE, FANS, cents(5)));
  }

  @Test
  void hasOneToAThousandLinesAKeyAndAReference() {
    var line = new Transfer(FANS, AVAILABLE, cents(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction("k", "r", List.of()))
        .withMessage("number of lines must be 1 to 1000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction("k", "r", Collections.nCopies(1001, line)))
        .withMessageContaining("was 1001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction("", "r", List.of(line)))
        .withMessageContaining("key must be 1 to 128 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction("k", "r".repeat(129), List.of(line)))
        .withMessageContaining("reference must be 1 to 128 characters");
  }

  @Test
  void isTakenBackLineByLineTheLastFirst() {
    // The fee leaves the clearing account after the amount came in; backwards it must come first.
    var quote = new FxQuote(USD, JPY, new BigDecimal("150"), "ecb", NOON);
    var requested =
        new Transaction(
            UUID.randomUUID(),
            TransactionKind.PAYOUT_REQUEST,
            "payout-1",
            NOON,
            "payout-1",
            List.of(
                new Transfer(AVAILABLE, CLEARING, cents(100)),
                new Transfer(CLEARING, FEES, cents(2))),
            quote,
            null);
    var id = UUID.randomUUID();

    assertThat(requested.reversal(id, NOON.plusSeconds(1)))
        .isEqualTo(
            new Transaction(
                id,
                TransactionKind.REVERSAL,
                requested.id().toString(),
                NOON.plusSeconds(1),
                "payout-1",
                List.of(
                    new Transfer(FEES, CLEARING, cents(2)),
                    new Transfer(CLEARING, AVAILABLE, cents(100))),
                quote,
                requested.id()));
  }

  @Test
  void keepsItsTimeToTheMicrosecond() {
    var late =
        new Transaction(
            UUID.randomUUID(),
            TransactionKind.SALE,
            "k",
            NOON.plusNanos(1_999),
            "r",
            List.of(new Transfer(FANS, AVAILABLE, cents(1))));

    assertThat(late.at()).isEqualTo(NOON.plusNanos(1_000));
    assertThat(late.quote()).isEmpty();
  }

  private static Transaction transaction(String key, String reference, List<Transfer> lines) {
    return new Transaction(UUID.randomUUID(), TransactionKind.SALE, key, NOON, reference, lines);
  }
}
