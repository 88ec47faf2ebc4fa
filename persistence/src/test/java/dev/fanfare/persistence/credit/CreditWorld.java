package dev.fanfare.persistence.credit;

import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.credit.CreditAudit;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.ReserveResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.persistence.event.JpaEventStore;
import dev.fanfare.persistence.event.JpaOperationStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.testing.TestClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Credits in an emptied database, with nothing in memory, and a clock to move. */
final class CreditWorld {
  final TestClock clock = TestClock.at("2026-03-10T12:00:00Z");
  final TestDatabase tables;
  final Database database;
  final JpaCreditStore store;
  final Credits credits;
  private int keys;

  CreditWorld(Dialect dialect) {
    this(dialect, CreditPolicy.standard());
  }

  CreditWorld(Dialect dialect, CreditPolicy policy) {
    tables = TestDatabase.of(dialect);
    database = tables.database();
    store = new JpaCreditStore(database);
    credits =
        Credits.of(
            Operations.of(
                database,
                new JpaOperationStore(database),
                new JpaEventStore(database),
                IdGenerator.timeOrdered(clock),
                clock),
            store,
            policy);
  }

  String fresh() {
    return "key-" + ++keys;
  }

  UUID grant(Wallet wallet, long amount) {
    return credits.grant(wallet, amount, GrantSource.PURCHASE, key(fresh())).grant();
  }

  UUID spend(Wallet wallet, long amount) {
    return ((SpendResult.Spent) credits.spend(wallet, amount, key(fresh()))).charge();
  }

  UUID reserve(Wallet wallet, long amount) {
    return ((ReserveResult.Reserved)
            credits.reserve(wallet, amount, Duration.ofHours(1), key(fresh())))
        .reservation();
  }

  /** Returns what the audit in SQL finds. */
  List<AuditFinding> foundInSql() {
    return found(new CreditSqlAudit(database));
  }

  /** Returns what the core's audit finds as it walks through the store. */
  List<AuditFinding> foundInCore() {
    return found(new CreditAudit(store));
  }

  private List<AuditFinding> found(AuditRule rule) {
    return Auditor.of(database, List.of(rule)).verify();
  }

  void assertSound() {
    assertThat(foundInSql()).isEmpty();
    assertThat(foundInCore()).isEmpty();
  }

  /** Runs a statement by hand, past the library. */
  int run(String sql) throws SQLException {
    try (Connection connection = tables.connections().getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
