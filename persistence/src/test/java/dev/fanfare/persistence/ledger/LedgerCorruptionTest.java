package dev.fanfare.persistence.ledger;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.ledger.LedgerAudit;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody can do to the books, whatever SQL they write. */
class LedgerCorruptionTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID SALE = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);
  private static final UUID BACK = new UUID(1, 3);
  private static final Account FANS = Account.platform(AccountKind.FANS, USD);
  private static final Account COMMISSION = Account.platform(AccountKind.COMMISSION, USD);
  private static final Account PENDING = Account.pending(ADA, USD);
  private static final Account RECEIVABLE = Account.receivable(ADA, USD);

  private TestDatabase database;
  private LedgerStore store;

  private void open(TestDatabase emptied) {
    database = emptied;
    store = new JpaLedgerStore(database.database());
    Account yen = Account.pending(ADA, JPY);
    Account yenFans = Account.platform(AccountKind.FANS, JPY);
    Transaction sale =
        new Transaction(
            SALE,
            TransactionKind.SALE,
            "gift-1",
            NOON,
            "gift-1",
            List.of(
                new Transfer(FANS, PENDING, usd("55")), new Transfer(FANS, COMMISSION, usd("45"))));
    Transaction second =
        new Transaction(
            SECOND,
            TransactionKind.ADJUSTMENT,
            "gift-2",
            NOON,
            "gift-2",
            List.of(
                new Transfer(FANS, PENDING, usd("10")),
                new Transfer(RECEIVABLE, FANS, usd("3")),
                new Transfer(yenFans, yen, new Money(500, JPY))));
    store.append(List.of(sale, second, second.reversal(BACK, NOON)));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesEveryBreak(Dialect dialect) throws Exception {
    open(TestDatabase.of(dialect));
    String pending = id(PENDING);
    String receivable = id(RECEIVABLE);
    String fans = id(FANS);
    String commission = id(COMMISSION);
    String yen = id(Account.pending(ADA, JPY));
    // The chain of 'pending' is now: 0, +5500 = 5500, +1000 = 6500, -1000 = 5500.
    List<String> statements = new ArrayList<>();

    // A balance that no posting leads to, one below zero, one above where none may be.
    statements.add("update fanfare_account set balance = balance + 1 where id = " + pending);
    statements.add(
        "update fanfare_account set balance = 0, seq = 0 where id = "
            + commission
            + "; "
            + "update fanfare_account set balance = 1 where id = "
            + commission);
    statements.add("update fanfare_account set balance = -1 where id = " + pending);
    statements.add("update fanfare_account set balance = 1 where id = " + receivable);
    statements.add("update fanfare_account set seq = seq + 1 where id = " + pending);
    statements.add("update fanfare_account set asset = 'EUR' where id = " + pending);
    statements.add("update fanfare_account set kind = 'GIFTS' where id = " + pending);
    statements.add("update fanfare_account set kind = 'FANS' where id = " + pending);
    statements.add("delete from fanfare_account where id = " + pending);
    statements.add(account("'EARNINGS_PENDING'", "'ada'", "'USD'", 0, 0));
    statements.add(account("'EARNINGS_PENDING'", "'eve'", "'USD'", 100, 0));
    statements.add(account("'EARNINGS_PENDING'", "''", "'USD'", 0, 0));

    // A line of nothing, of less than nothing, to itself, between assets, of nowhere.
    statements.add(transfer(SALE, 7, fans, commission, "USD", 0));
    statements.add(transfer(SALE, 7, fans, commission, "USD", -5));
    statements.add(transfer(SALE, 7, fans, fans, "USD", 5));
    statements.add(transfer(SALE, 7, fans, yen, "USD", 5));
    statements.add(transfer(SALE, 7, fans, yen, "JPY", 5));
    statements.add(transfer(SALE, 7, fans, "'" + new UUID(9, 9) + "'", "USD", 5));
    statements.add(transfer(new UUID(8, 8), 0, fans, commission, "USD", 5));
    statements.add(transfer(SALE, 0, fans, commission, "USD", 5));

    // A chain with a gap, a fork, a wrong sum, a wrong balance before, a link out of nothing.
    statements.add(posting(pending, 5, 100, 4, 5500, 5600));
    statements.add(posting(pending, 3, 100, 2, 6500, 6600));
    statements.add(posting(pending, 4, 100, 3, 5500, 5700));
    statements.add(posting(pending, 4, 100, 3, 5000, 5100));
    statements.add(posting(pending, 4, 0, 3, 5500, 5500));
    statements.add(posting(pending, 4, 100, 2, 6500, 6600));
    statements.add(
        "insert into fanfare_posting (account, seq, delta, balance_after) values ("
            + pending
            + ", 4, 100, 5600)");

    // History that goes or changes.
    statements.add("delete from fanfare_posting where account = " + pending + " and seq = 3");
    statements.add("delete from fanfare_posting where account = " + pending + " and seq = 2");
    statements.add("delete from fanfare_posting where account = " + pending + " and seq = 0");
    statements.add("update fanfare_posting set delta = delta + 1 where account = " + pending);
    statements.add(
        "update fanfare_posting set delta = delta - 1, balance_after = balance_after - 1 where account = "
            + pending
            + " and seq = 3");
    statements.add("delete from fanfare_transfer where txn = '" + SALE + "' and line = 0");
    statements.add("delete from fanfare_transaction where id = '" + SALE + "'");
    statements.add(transaction("'SALE'", "'gift-1'", "null"));
    statements.add(transaction("'REVERSAL'", "'again'", "'" + SECOND + "'"));
    statements.add(transaction("'REVERSAL'", "'other'", "'" + new UUID(7, 7) + "'"));
    statements.add(transaction("'SALE'", "'third'", "'" + SALE + "'"));
    statements.add(transaction("'WISH'", "'third'", "null"));
    if (dialect == Dialect.POSTGRESQL) {
      // Here a trigger keeps what no constraint can.
      statements.add("update fanfare_transfer set amount = amount + 1 where txn = '" + SALE + "'");
      statements.add("update fanfare_transaction set at = at where id = '" + SALE + "'");
      statements.add("delete from fanfare_transfer where txn = '" + SALE + "' and line = 1");
    }

    Corruption.refused(database, statements);
    assertThat(Auditor.of(database.database(), List.of(new LedgerAudit(store))).verify()).isEmpty();
    assertThat(audit()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void reportsWhatWasBrokenBehindTheConstraints(Dialect dialect) throws Exception {
    TestDatabase unguarded = TestDatabase.fresh(dialect);
    for (String damage :
        List.of(
            "update fanfare_account set balance = balance + 1 where id = " + id(PENDING),
            "update fanfare_posting set delta = delta + 1 where seq = 2 and account = "
                + id(PENDING),
            "delete from fanfare_posting where seq = 2 and account = " + id(PENDING),
            "update fanfare_transfer set amount = amount + 1 where line = 0 and txn = '"
                + SALE
                + "'",
            "delete from fanfare_transfer where txn = '" + BACK + "' and line = 0",
            "update fanfare_transaction set at = at + interval '1' day where id = '"
                + SALE
                + "'")) {
      unguarded.empty();
      open(unguarded);
      damage(dialect, damage);

      assertThat(audit()).as("%s: %s", dialect, damage).isNotEmpty();
    }
  }

  private List<String> audit() {
    Database sql = database.database();
    return Auditor.of(sql, List.of(new LedgerSqlAudit(sql))).verify().stream()
        .map(finding -> finding.rule() + " " + finding.subject() + ": " + finding.detail())
        .toList();
  }

  /** Runs a statement with everything that would refuse it switched off. */
  private void damage(Dialect dialect, String sql) throws Exception {
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement()) {
      if (dialect == Dialect.POSTGRESQL) {
        statement.execute("set session_replication_role = replica");
        statement.execute(
            "alter table fanfare_posting drop constraint if exists fanfare_posting_sum");
      } else {
        statement.execute("set referential_integrity false");
        statement.execute(
            "alter table fanfare_posting drop constraint if exists fanfare_posting_sum");
      }
      try {
        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
      } finally {
        statement.execute(
            dialect == Dialect.POSTGRESQL
                ? "set session_replication_role = origin"
                : "set referential_integrity true");
      }
    }
  }

  private static String id(Account account) {
    return "'" + AccountIds.of(account) + "'";
  }

  private static String account(String kind, String owner, String asset, long balance, long seq) {
    UUID id = new UUID(5, balance);
    return """
        insert into fanfare_posting (account, seq, delta, balance_after) values ('%s', 0, 0, 0);
        insert into fanfare_account (id, kind, owner, asset, scale, balance, seq)
        values ('%s', %s, %s, %s, 2, %d, %d)"""
        .formatted(id, id, kind, owner, asset, balance, seq);
  }

  private static String transfer(
      UUID txn, int line, String debit, String credit, String asset, long amount) {
    return """
        insert into fanfare_transfer (txn, line, debit, credit, asset, scale, amount)
        values ('%s', %d, %s, %s, '%s', 2, %d)"""
        .formatted(txn, line, debit, credit, asset, amount);
  }

  private static String posting(
      String account, long seq, long delta, long prevSeq, long before, long after) {
    return """
        insert into fanfare_posting
          (account, seq, txn, line, at, delta, prev_seq, prev_balance, balance_after)
        values (%s, %d, '%s', 0, timestamp with time zone '2026-03-01 12:00:00+00', %d, %d, %d, %d)"""
        .formatted(account, seq, SALE, delta, prevSeq, before, after);
  }

  private static String transaction(String kind, String key, String reverses) {
    return """
        insert into fanfare_transaction (id, kind, tx_key, at, reference, reverses)
        values ('%s', %s, %s, timestamp with time zone '2026-03-01 12:00:00+00', 'r', %s)"""
        .formatted(new UUID(6, 6), kind, key, reverses);
  }
}
