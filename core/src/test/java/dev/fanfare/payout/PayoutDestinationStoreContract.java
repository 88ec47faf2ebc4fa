package dev.fanfare.payout;

import static dev.fanfare.payout.PayoutMethod.BANK_TRANSFER;
import static dev.fanfare.payout.PayoutMethod.PAXUM;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PayoutDestinationStore} does. Extend it and hand over an empty store for each
 * test, together with its transactions; both methods give the same objects throughout one test.
 */
public abstract class PayoutDestinationStoreContract {
  private static final PayoutDestination BANK =
      new PayoutDestination.BankAccount("Zoë Ünal", "DE89370400440532013000", null);
  private static final PayoutDestination PROVIDER =
      new PayoutDestination.ProviderAccount("ada@example.org");

  /** Returns the store to test. */
  protected abstract PayoutDestinationStore store();

  /** Returns the transactions that it takes part in. */
  protected abstract UnitOfWork transactions();

  @Test
  void keepsOneDestinationForEachCreatorAndMethod() {
    save(BANK_TRANSFER, BANK);
    save(PAXUM, BANK);
    save(PAXUM, PROVIDER);

    assertThat(store().find(ADA, BANK_TRANSFER)).contains(BANK);
    assertThat(store().find(ADA, PAXUM)).contains(PROVIDER);
    assertThat(store().find(ADA, PayoutMethod.CRYPTO)).isEmpty();
    assertThat(store().find(BEN, PAXUM)).isEmpty();
  }

  @Test
  void forgetsADestination() {
    save(PAXUM, PROVIDER);
    transactions().inTransaction(() -> store().remove(ADA, PAXUM));
    transactions().inTransaction(() -> store().remove(ADA, PAXUM));

    assertThat(store().find(ADA, PAXUM)).isEmpty();
  }

  @Test
  void forgetsEveryDestinationOfACreator() {
    save(BANK_TRANSFER, BANK);
    save(PAXUM, PROVIDER);
    transactions().inTransaction(() -> store().save(BEN, PAXUM, PROVIDER));

    assertThat(transactions().inTransaction(() -> store().forget(ADA))).isEqualTo(2);
    assertThat(transactions().inTransaction(() -> store().forget(ADA))).isZero();

    assertThat(store().find(ADA, BANK_TRANSFER)).isEmpty();
    assertThat(store().find(ADA, PAXUM)).isEmpty();
    assertThat(store().find(BEN, PAXUM)).contains(PROVIDER);
  }

  @Test
  void refusesADestinationThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> save(PAXUM, new PayoutDestination.Forgotten()));
    assertThat(store().find(ADA, PAXUM)).isEmpty();
  }

  @Test
  void undoesAChangeWithItsTransaction() {
    save(PAXUM, PROVIDER);
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().save(ADA, PAXUM, BANK);
                          store().save(BEN, PAXUM, BANK);
                          store().remove(ADA, PAXUM);
                          throw new IllegalStateException("fault");
                        }))
        .hasMessageContaining("fault");

    assertThat(store().find(ADA, PAXUM)).contains(PROVIDER);
    assertThat(store().find(BEN, PAXUM)).isEmpty();
  }

  private void save(PayoutMethod method, PayoutDestination destination) {
    transactions().inTransaction(() -> store().save(ADA, method, destination));
  }
}
