package dev.fanfare.persistence.docs;

import static dev.fanfare.earning.RevenueSource.TIP;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.FanfareEntities;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.HostTransactions;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs of docs/storage.md. */
class StorageDocsTest {
  private final CreatorId ada = ADA;
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void ownTransactions(Dialect dialect) throws IOException {
    Path keysetFile = folder.resolve("keyset.json");
    Files.writeString(keysetFile, FieldEncryption.newKeyset());
    List<AuditFinding> findings;
    String url;
    try (HikariDataSource empty = TestDatabase.newDatabase(dialect)) {
      url = empty.getJdbcUrl();
    }
    // snippet: storage-open
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url); // jdbc:postgresql://… or jdbc:h2:./data/shop;LOCK_TIMEOUT=10000
    pool.setMaximumPoolSize(10);

    try (HikariDataSource database = new HikariDataSource(pool)) {
      FanfareSchema.migrate(database); // makes the tables, or brings them up to date
      FieldEncryption encryption = FieldEncryption.fromFile(keysetFile);
      try (JpaStorage storage = JpaStorage.open(database, encryption)) {
        Fanfare fanfare = Fanfare.builder().storage(storage).build();
        fanfare
            .earnings()
            .recordSale(TIP, Money.of("10.00", "USD"), ada, IdempotencyKey.of("tip-1"));
        findings = fanfare.auditor().verify(); // []
      }
    }
    // end
    assertThat(findings).isEmpty();
    try (HikariDataSource database = new HikariDataSource(pool);
        JpaStorage storage = JpaStorage.open(database, FieldEncryption.none())) {
      assertThat(FanfareSchema.pending(database)).isZero();
      Fanfare again = Fanfare.builder().storage(storage).build();
      assertThat(again.earnings().balance(ada, USD).pending()).isEqualTo(usd("5.50"));
    }
  }

  // snippet: storage-retry
  /** Runs a call again while the database is only busy or away; its key makes that safe. */
  static <T> T retried(Supplier<T> call) throws InterruptedException {
    for (int tried = 1; ; tried++) {
      try {
        return call.get();
      } catch (StorageException e) {
        if (!e.isTransient() || tried == 5) {
          throw e;
        }
        Thread.sleep(50L << tried);
      }
    }
  }

  // end

  @Test
  void retries() throws Exception {
    var calls = new AtomicInteger();
    String answer =
        retried(
            () -> {
              if (calls.incrementAndGet() < 3) {
                throw new StorageException("busy", new SQLException("deadlock", "40P01"));
              }
              return "done";
            });
    assertThat(answer).isEqualTo("done");
    assertThatThrownBy(
            () ->
                retried(
                    () -> {
                      throw new StorageException("refused", new SQLException("check", "23514"));
                    }))
        .hasMessageContaining("refused");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void saysThatAnExhaustedPoolIsWorthARetry(Dialect dialect) throws SQLException {
    HikariConfig small = new HikariConfig();
    try (HikariDataSource empty = TestDatabase.newDatabase(dialect)) {
      FanfareSchema.migrate(empty);
      small.setJdbcUrl(empty.getJdbcUrl());
    }
    small.setMaximumPoolSize(1);
    small.setConnectionTimeout(250);
    try (HikariDataSource database = new HikariDataSource(small)) {
      assertThatThrownBy(() -> FanfareSchema.migrate(database))
          .as("migrating takes two connections")
          .isInstanceOf(StorageException.class);
      try (JpaStorage storage = JpaStorage.open(database, FieldEncryption.none());
          Connection taken = database.getConnection()) {
        assertThat(taken.isClosed()).isFalse();
        assertThatThrownBy(() -> storage.creators().find(ada))
            .isInstanceOfSatisfying(
                StorageException.class, e -> assertThat(e.isTransient()).isTrue());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void opensNothingWithoutTheTables(Dialect dialect) {
    try (HikariDataSource database = TestDatabase.newDatabase(dialect)) {
      assertThatThrownBy(() -> JpaStorage.open(database, FieldEncryption.none()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("missing table");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void plainJoining(Dialect dialect) throws SQLException {
    try (HikariDataSource database = TestDatabase.newDatabase(dialect)) {
      FanfareSchema.migrate(database);
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "create table host_order (id varchar(64) primary key, total_cents bigint not null)");
      }
      plainJoining(database);
    }
  }

  private void plainJoining(HikariDataSource database) {
    FieldEncryption encryption = FieldEncryption.none();
    Order order = new Order("order-7", 999);
    Wallet wallet = Wallet.of(ada, CreditType.GENERAL);
    // snippet: storage-plain
    HibernatePersistenceConfiguration unit = new HibernatePersistenceConfiguration("shop");
    unit.managedClass(Order.class); // yours
    FanfareEntities.all().forEach(unit::managedClass);
    unit.property("jakarta.persistence.nonJtaDataSource", database);
    EntityManagerFactory factory = unit.createEntityManagerFactory();

    ThreadLocal<EntityManager> current = new ThreadLocal<>(); // what a thread works with
    HostTransactions transactions = HostTransactions.plain(factory, current::get);
    JpaStorage storage = JpaStorage.joining(factory, transactions, encryption);
    Fanfare fanfare = Fanfare.builder().storage(storage).build();

    try (EntityManager manager = factory.createEntityManager()) {
      current.set(manager);
      manager.getTransaction().begin();
      manager.persist(order);
      fanfare.credits().grant(wallet, 50, GrantSource.PURCHASE, IdempotencyKey.of("order-7"));
      manager.getTransaction().commit(); // both, or neither
    } finally {
      current.remove();
    }
    // end
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(50);
    try (EntityManager manager = factory.createEntityManager()) {
      assertThat(manager.find(Order.class, "order-7").totalCents()).isEqualTo(999);
    }
    factory.close();
  }
}
