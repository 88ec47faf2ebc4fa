package dev.fanfare.persistence.host;

import static dev.fanfare.earning.RevenueSource.TIP;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.SaleResult;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.docs.SpringTransactions;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is special about Spring's transactions. */
@Timeout(120)
class SpringDetailsTest {
  private SpringHost host;
  private Fanfare fanfare;

  private void on(Dialect dialect) {
    host = SpringHost.over(TestDatabase.of(dialect));
    fanfare = Fanfare.builder().storage(host.storage()).build();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void tellsTheHostThatASwallowedFaultRolledBack(Dialect dialect) {
    on(dialect);
    sell(BEN, "1");

    assertThatExceptionOfType(UnexpectedRollbackException.class)
        .isThrownBy(
            () ->
                host.inTransaction(
                    () -> {
                      host.order("order-1");
                      assertThat(catchThrowable(() -> sell(ADA, "1")))
                          .isInstanceOf(IdempotencyConflictException.class);
                      return true;
                    }));
    assertThat(host.orders()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void isUndoneWithNestedCallsOfTheHost(Dialect dialect) {
    on(dialect);
    Throwable thrown =
        catchThrowable(
            () ->
                host.inTransaction(
                    () -> {
                      host.inTransaction(() -> sell(ADA, "1"));
                      return host.inTransaction(
                          () -> {
                            sell(ADA, "2");
                            throw new IllegalStateException("inner");
                          });
                    }));
    assertThat(thrown).hasMessage("inner");
    assertThat(fanfare.earnings().balance(ADA, USD).pending()).isEqualTo(usd("0.00"));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesACallBetweenCommitAndEnd(Dialect dialect) {
    on(dialect);
    List<Throwable> thrown = new ArrayList<>();
    host.inTransaction(
        () -> {
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  thrown.add(catchThrowable(() -> sell(ADA, "2")));
                  host.inNewTransaction(() -> sell(ADA, "3"));
                }
              });
          return sell(ADA, "1");
        });

    assertThat(thrown).hasSize(1);
    assertThat(thrown.get(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in no transaction");
    assertThat(fanfare.earnings().balance(ADA, USD).pending()).isEqualTo(usd("11.00"));
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void writesWhatIsDoneJustBeforeTheCommit(Dialect dialect) {
    on(dialect);
    host.inTransaction(
        () -> {
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                  sell(ADA, "2");
                }

                @Override
                public void beforeCompletion() {
                  sell(ADA, "3");
                }
              });
          return sell(ADA, "1");
        });
    assertThat(fanfare.earnings().balance(ADA, USD).pending()).isEqualTo(usd("16.50"));
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesATransactionManagerOfAnotherFactory(Dialect dialect) {
    on(dialect);
    TestDatabase database = TestDatabase.of(dialect);
    try (EntityManagerFactory other = SpringHost.factory(database.connections(), Map.of())) {
      JpaStorage storage =
          JpaStorage.joining(
              host.factory(),
              new SpringTransactions(host.factory(), new JpaTransactionManager(other)),
              TestKeyset.ENCRYPTION);
      Fanfare mixed = Fanfare.builder().storage(storage).build();

      assertThatIllegalStateException()
          .isThrownBy(() -> mixed.earnings().recordSale(TIP, usd("10.00"), ADA, key("1")))
          .withMessageContaining("in no transaction");
    }
    assertThat(sell(ADA, "1").replayed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = "POSTGRESQL") // H2 takes no notice
  void readsInAReadOnlyTransactionAndWritesNothing(Dialect dialect) {
    on(dialect);
    sell(ADA, "1");
    var readOnly = new TransactionTemplate(host.manager());
    readOnly.setReadOnly(true);

    assertThat(readOnly.<Object>execute(s -> fanfare.earnings().balance(ADA, USD).pending()))
        .isEqualTo(usd("5.50"));
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> readOnly.execute(s -> sell(ADA, "2")))
        .returns("25006", StorageException::sqlState);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void worksInASerializableTransaction(Dialect dialect) {
    on(dialect);
    var serializable = new TransactionTemplate(host.manager());
    serializable.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);

    serializable.executeWithoutResult(
        s -> {
          sell(ADA, "1");
          assertThat(fanfare.auditor().verify()).isEmpty();
          sell(ADA, "2");
        });
    assertThat(fanfare.earnings().balance(ADA, USD).pending()).isEqualTo(usd("11.00"));
  }

  private SaleResult sell(CreatorId creator, String id) {
    return fanfare.earnings().recordSale(TIP, usd("10.00"), creator, key(id));
  }
}
