package dev.fanfare.persistence.ledger;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Posting;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads whole transactions and walks through everything, a part in memory at a time. */
final class LedgerWalks {
  private static final String TRANSACTIONS =
      """
      select x.id, x.kind, x.tx_key, x.at, x.reference, x.fx_quote, x.reverses,
        d.kind, d.owner, d.asset, d.scale, c.kind, c.owner, l.amount
      from fanfare_transaction x
        join fanfare_transfer l on l.txn = x.id
        join fanfare_account d on d.id = l.debit
        join fanfare_account c on c.id = l.credit
      """;

  private final Database database;

  LedgerWalks(Database database) {
    this.database = database;
  }

  Optional<Transaction> find(String condition, Object... values) {
    List<Transaction> found = new ArrayList<>(1);
    walk(TRANSACTIONS + " where " + condition + " order by l.line", found::add, values);
    return found.stream().findFirst();
  }

  void forEachTransaction(Consumer<Transaction> visitor) {
    walk(TRANSACTIONS + " order by x.id, l.line", visitor);
  }

  private void walk(String select, Consumer<Transaction> visitor, Object... values) {
    database.sql(
        sql -> {
          Gathering gathering = new Gathering(visitor);
          sql.each(select, gathering::line, values);
          gathering.end();
          return true;
        });
  }

  /** Puts the lines of one transaction together, which come one after the other. */
  private final class Gathering {
    private final Consumer<Transaction> visitor;
    private @Nullable Transaction head;
    private final List<Transfer> lines = new ArrayList<>();

    Gathering(Consumer<Transaction> visitor) {
      this.visitor = visitor;
    }

    void line(Row row) throws SQLException {
      UUID id = row.id(1);
      Transfer transfer = transfer(row);
      Transaction current = head;
      if (current == null || !current.id().equals(id)) {
        end();
        head = head(row, id, transfer);
      }
      lines.add(transfer);
    }

    void end() {
      Transaction current = head;
      if (current != null) {
        visitor.accept(
            new Transaction(
                current.id(),
                current.kind(),
                current.key(),
                current.at(),
                current.reference(),
                lines,
                current.fxQuote(),
                current.reverses()));
        lines.clear();
        head = null;
      }
    }
  }

  private Transaction head(Row row, UUID id, Transfer first) throws SQLException {
    String quote = row.textOrNull(6);
    return new Transaction(
        id,
        row.constant(2, TransactionKind.class),
        row.text(3),
        row.instant(4),
        row.text(5),
        List.of(first),
        quote == null ? null : database.json().read(FxQuote.class.getName(), quote, FxQuote.class),
        row.idOrNull(7));
  }

  private static Transfer transfer(Row row) throws SQLException {
    var asset = row.asset(10);
    return new Transfer(
        new Account(row.constant(8, AccountKind.class), row.text(9), asset),
        new Account(row.constant(12, AccountKind.class), row.text(13), asset),
        new Money(row.number(14), asset));
  }

  void forEachAccount(LedgerStore.BalanceVisitor visitor) {
    // There are as many accounts as creators, times a few: they are sorted here, where the order
    // is.
    TreeMap<Account, Long> balances = new TreeMap<>();
    database.sql(
        sql -> {
          sql.each(
              "select kind, owner, asset, scale, balance from fanfare_account where seq > 0",
              row -> balances.put(account(row), row.number(5)));
          sql.each(
              """
              select a.kind, a.owner, a.asset, a.scale, s.balance
              from fanfare_account a join (
                select account, sum(delta) as balance from (
                  select debit as account, -amount as delta from fanfare_transfer
                  union all
                  select credit, amount from fanfare_transfer) sides
                group by account) s on s.account = a.id
              """,
              row -> balances.putIfAbsent(account(row), row.exactNumber(5)));
          return true;
        });
    balances.forEach(visitor::visit);
  }

  private static Account account(Row row) throws SQLException {
    return new Account(row.constant(1, AccountKind.class), row.text(2), row.asset(3));
  }

  void forEachPosting(Account account, Consumer<Posting> visitor) {
    if (!account.kind().ofCreator()) {
      return;
    }
    database.sql(
        sql -> {
          sql.each(
              """
              select seq, txn, line, at, delta, prev_balance, balance_after
              from fanfare_posting where account = ? and seq > 0 order by seq
              """,
              row ->
                  visitor.accept(
                      new Posting(
                          account,
                          row.number(1),
                          row.id(2),
                          row.integer(3),
                          row.instant(4),
                          row.number(5),
                          row.number(6),
                          row.number(7))),
              AccountIds.of(account));
          return true;
        });
  }
}
