package dev.fanfare.persistence.host;

import static dev.fanfare.earning.RevenueSource.TIP;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.event.RolledBackException;
import dev.fanfare.event.SampleEvent;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What taking part in a host's transactions means, whatever framework the host has. */
@Timeout(120)
abstract class HostContract {
  private static final String TOO_LONG = "x".repeat(200);

  private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  private Host host;
  private Fanfare fanfare;

  /** Returns a host over an empty database. */
  protected abstract Host newHost();

  @BeforeEach
  void begin() {
    host = newHost();
    fanfare = Fanfare.builder().storage(host.storage()).clock(clock).build();
  }

  @Test
  void commitsWithTheHost() {
    host.inTransaction(
        () -> {
          host.order("order-1");
          sell(ADA, "1");
          grant(ADA, 50);
          return true;
        });

    assertThat(host.orders()).containsExactly("order-1");
    assertThat(pending(ADA)).isEqualTo("5.50");
    assertThat(credits(ADA)).isEqualTo(50);
    assertThat(subjects()).contains("ada");
    assertThat(sell(ADA, "1").replayed()).as("the key is kept").isTrue();
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void isUndoneWhenTheHostThrows() {
    var fault = new IllegalStateException("the host's");

    Throwable thrown =
        catchThrowable(
            () ->
                host.inTransaction(
                    () -> {
                      host.order("order-1");
                      sell(ADA, "1");
                      grant(ADA, 50);
                      throw fault;
                    }));

    assertThat(thrown).isSameAs(fault);
    nothingIsStored();
  }

  @Test
  void isUndoneWhenTheHostSaysSo() {
    catchThrowable(
        () ->
            host.inTransaction(
                () -> {
                  host.order("order-1");
                  sell(ADA, "1");
                  grant(ADA, 50);
                  host.setRollbackOnly();
                  assertThat(credits(ADA)).as("reading goes on").isEqualTo(50);
                  return true;
                }));

    nothingIsStored();
  }

  @Test
  void isUndoneWhenTheHostSaidSoBefore() {
    catchThrowable(
        () ->
            host.inTransaction(
                () -> {
                  host.setRollbackOnly();
                  sell(ADA, "1");
                  grant(ADA, 50);
                  return true;
                }));

    nothingIsStored();
  }

  @Test
  void undoesTheHostWhenACallFails() {
    grant(BEN, 1);
    clearEvents();

    Throwable thrown =
        catchThrowable(
            () ->
                host.inTransaction(
                    () -> {
                      host.order("order-1");
                      sell(ADA, "1");
                      assertThatExceptionOfType(IdempotencyConflictException.class)
                          .isThrownBy(() -> grant(BEN, 2));
                      return "swallowed";
                    }));

    assertThat(thrown).as("the host's commit says that there was none").isNotNull();
    nothingIsStored();
    assertThat(credits(BEN)).isEqualTo(1);
  }

  @Test
  void tellsWhoeverCallsOnAfterAFailure() {
    grant(BEN, 1);

    Throwable thrown =
        catchThrowable(
            () ->
                host.inTransaction(
                    () -> {
                      catchThrowable(() -> grant(BEN, 2));
                      return grant(ADA, 50);
                    }));

    assertThat(thrown)
        .isInstanceOf(RolledBackException.class)
        .hasCauseInstanceOf(IdempotencyConflictException.class);
    assertThat(credits(ADA)).isZero();
  }

  @Test
  void goesOnAfterARefusal() {
    host.inTransaction(
        () -> {
          host.order("order-1");
          grant(ADA, 50);
          assertThat(fanfare.credits().spend(wallet(ADA), 80, key("poster")))
              .isInstanceOf(SpendResult.Declined.class);
          return true;
        });

    assertThat(host.orders()).containsExactly("order-1");
    assertThat(credits(ADA)).isEqualTo(50);
  }

  @Test
  void joinsACallThatHoldsTheHostsWork() {
    host.storage()
        .inTransaction(
            () -> {
              sell(ADA, "1");
              host.inTransaction(
                  () -> {
                    if (!(host instanceof PlainHost)) {
                      host.order("order-1");
                    }
                    return grant(ADA, 50);
                  });
            });
    assertThat(credits(ADA)).isEqualTo(50);

    assertThatThrownBy(
            () ->
                host.storage()
                    .inTransaction(
                        () -> {
                          sell(ADA, "2");
                          throw new IllegalStateException("fault");
                        }))
        .hasMessage("fault");
    assertThat(pending(ADA)).isEqualTo("5.50");
  }

  @Test
  void keepsWhatAnInnerTransactionCommitted() {
    openAccounts();
    var fault = new IllegalStateException("outer");

    Throwable thrown =
        catchThrowable(
            () ->
                host.inTransaction(
                    () -> {
                      host.order("outer");
                      sell(ADA, "1");
                      host.inNewTransaction(
                          () -> {
                            host.order("inner");
                            grant(BEN, 50);
                            return sell(BEN, "2");
                          });
                      sell(ADA, "3");
                      grant(ADA, 50);
                      throw fault;
                    }));

    assertThat(thrown).isSameAs(fault);
    assertThat(host.orders()).containsExactly("inner");
    assertThat(pending(ADA)).isEqualTo("0.00");
    assertThat(pending(BEN)).isEqualTo("5.50");
    assertThat(Set.copyOf(subjects())).containsExactly("ben");
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void goesOnAfterAnInnerTransactionIsUndone() {
    openAccounts();
    host.inTransaction(
        () -> {
          host.order("outer");
          sell(ADA, "1");
          Throwable inner =
              catchThrowable(
                  () ->
                      host.inNewTransaction(
                          () -> {
                            host.order("inner");
                            sell(BEN, "2");
                            grant(BEN, 50);
                            throw new IllegalStateException("inner");
                          }));
          assertThat(inner).hasMessage("inner");
          sell(ADA, "3");
          grant(ADA, 50);
          return fanfare.earnings().recordRefund("3", usd("4.00"), key("refund"));
        });

    assertThat(host.orders()).containsExactly("outer");
    assertThat(pending(ADA)).as("55 % of 16.00").isEqualTo("8.80");
    assertThat(pending(BEN)).isEqualTo("0.00");
    assertThat(Set.copyOf(subjects())).containsExactly("ada");
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void locksForEachTransactionAlone() throws Exception {
    sell(ADA, "1");
    host.inTransaction(
            () -> {
              host.inNewTransaction(() -> sell(ADA, "2"));
              sell(ADA, "3");
              // What the inner one locked was free again; the outer one locked it for itself.
              return stillRuns(Background.start(() -> sell(ADA, "4")));
            })
        .result();

    assertThat(pending(ADA)).isEqualTo("22.00");
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void deliversEventsAfterTheCommitOnly() {
    List<RecordedEvent> delivered = new ArrayList<>();
    fanfare.events().subscribe(delivered::add);

    host.inTransaction(
        () -> {
          grant(ADA, 50);
          host.inNewTransaction(() -> fanfare.events().deliver());
          assertThat(delivered).isEmpty();
          return true;
        });

    fanfare.events().deliver();
    assertThat(delivered).isNotEmpty();
    assertThat(subjects()).isEmpty();
  }

  @Test
  void auditsWithinATransactionWhatIsCommitted() {
    sell(ADA, "1");
    host.inTransaction(
        () -> {
          sell(ADA, "2");
          assertThat(fanfare.auditor().verify()).isEmpty();
          String seen = host.storage().inSnapshot(() -> pending(ADA));
          assertThat(seen).isEqualTo("5.50");
          assertThat(pending(ADA)).as("the transaction goes on").isEqualTo("11.00");
          return sell(ADA, "3");
        });
    assertThat(pending(ADA)).isEqualTo("16.50");
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void tellsTheHostThatItsCommitFailed() {
    Throwable thrown =
        catchThrowable(
            () ->
                host.inTransaction(
                    () -> {
                      host.order("order-1");
                      sell(ADA, "1");
                      appendTooLong();
                      return true;
                    }));

    assertThat(causes(thrown)).hasAtLeastOneElementOfType(StorageException.class);
    nothingIsStored();
  }

  @Test
  void throwsItsOwnExceptionsFromItsOwnTransactions() {
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> host.storage().inTransaction(this::appendTooLong));
    assertThat(host.storage().isActive()).isFalse();
    nothingIsStored();
  }

  @Test
  void runsOneTransactionAfterTheOther() {
    for (int n = 0; n < 3; n++) {
      String id = String.valueOf(n);
      host.inTransaction(() -> sell(ADA, id));
      catchThrowable(
          () ->
              host.inTransaction(
                  () -> {
                    sell(ADA, "undone " + id);
                    throw new IllegalStateException("fault");
                  }));
      host.inNewTransaction(() -> sell(BEN, "new " + id));
    }
    assertThat(pending(ADA)).isEqualTo("16.50");
    assertThat(pending(BEN)).isEqualTo("16.50");
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void readsRowsWhileItReadsOthers() {
    sell(ADA, "1");
    sell(BEN, "2");
    List<String> balances = new ArrayList<>();
    host.inTransaction(
        () -> {
          fanfare
              .earnings()
              .forEachTotal(total -> balances.add(total.creator() + pending(total.creator())));
          return true;
        });
    assertThat(balances).containsExactlyInAnyOrder("ada5.50", "ben5.50");
  }

  @Test
  void leavesTheHostsObjectsAlone() {
    host.inTransaction(
        () -> {
          host.order("order-1");
          sell(ADA, "1");
          HostOrder order = host.entityManager().find(HostOrder.class, "order-1");
          order.totalCents = 2000;
          grant(ADA, 50);
          assertThat(host.entityManager().contains(order)).isTrue();
          return true;
        });
    HostOrder order =
        host.inTransaction(() -> host.entityManager().find(HostOrder.class, "order-1"));
    assertThat(order.totalCents).isEqualTo(2000);
  }

  private void nothingIsStored() {
    assertThat(host.orders()).isEmpty();
    assertThat(pending(ADA)).isEqualTo("0.00");
    assertThat(credits(ADA)).isZero();
    assertThat(subjects()).isEmpty();
    host.storage().ledger().forEachTransaction(stored -> fail("a transaction of " + stored.key()));
    assertThat(fanfare.auditor().verify()).isEmpty();
    assertThat(sell(ADA, "1").replayed()).as("the key is free").isFalse();
    assertThat(pending(ADA)).isEqualTo("5.50");
  }

  /** The first use of a currency adds the platform's accounts, which others wait for. */
  private void openAccounts() {
    sell(CLEO, "first");
    fanfare.earnings().recordRefund("first", usd("10.00"), key("first refund"));
    clearEvents();
  }

  private Answer sell(CreatorId creator, String id) {
    return fanfare.earnings().recordSale(TIP, usd("10.00"), creator, key(id));
  }

  private Answer grant(CreatorId creator, long credits) {
    return fanfare
        .credits()
        .grant(wallet(creator), credits, GrantSource.PURCHASE, key("grant-" + creator));
  }

  private static Wallet wallet(CreatorId creator) {
    return Wallet.of(creator, CreditType.GENERAL);
  }

  private void appendTooLong() {
    host.storage()
        .inTransaction(
            () ->
                host.storage()
                    .events()
                    .append(UUID.randomUUID(), clock.instant(), new SampleEvent(TOO_LONG, 1)));
  }

  private String pending(CreatorId creator) {
    return fanfare.earnings().balance(creator, USD).pending().toDecimal().toPlainString();
  }

  private long credits(CreatorId creator) {
    return fanfare.credits().balance(wallet(creator)).available();
  }

  private List<String> subjects() {
    return host.storage().events().waiting(100, Set.of()).stream()
        .map(recorded -> recorded.event().subject())
        .toList();
  }

  private void clearEvents() {
    host.storage().events().waiting(100, Set.of()).forEach(host.storage().events()::delivered);
  }

  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> all = new ArrayList<>();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      all.add(cause);
    }
    return all;
  }

  private static <T> Background<T> stillRuns(Background<T> background) {
    try {
      assertThat(background.endsSoon()).isFalse();
      return background;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
