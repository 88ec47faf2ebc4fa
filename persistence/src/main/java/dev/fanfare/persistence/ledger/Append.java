package dev.fanfare.persistence.ledger;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.DuplicateTransactionException;
import dev.fanfare.ledger.OverdraftException;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.internal.ValueJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes transactions: a statement for each table, on PostgreSQL one for all, however many. */
final class Append {
  private static final String TOGETHER =
      """
      with head as (
        insert into fanfare_transaction (%s) select %s from %s on conflict do nothing returning id
      ), every as materialized (
        select count(*) = ? as one from head
      ), transfer as (
        insert into fanfare_transfer (%s) select %s from %s where (select one from every)
      ), posting as (
        insert into fanfare_posting (%s) select %s from %s where (select one from every)
      ), account as (
        update fanfare_account t set balance = u.balance, seq = u.seq
        from %s where t.id = u.id and (select one from every) returning t.id
      )
      select id, (select one from every), (select count(*) from account) from head
      """;

  private final Sql sql;
  private final AccountBooks books;
  private final ValueJson json;
  private final List<Line> lines = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final Set<AccountBooks.Book> touched = new LinkedHashSet<>();

  private record Line(UUID transaction, int line, Transfer transfer) {}

  private record Link(
      UUID account, long seq, UUID transaction, int line, Instant at, long delta, long before) {}

  Append(Sql sql, AccountBooks books, ValueJson json) {
    this.sql = sql;
    this.books = books;
    this.json = json;
  }

  /**
   * Writes transactions whose accounts are locked or opened.
   *
   * @throws OverdraftException if a creator's account would leave its bound
   * @throws DuplicateTransactionException if one is stored already
   */
  void write(List<Transaction> transactions) throws SQLException {
    int posted = 0;
    try {
      for (Transaction transaction : transactions) {
        post(transaction);
        posted++;
      }
    } catch (OverdraftException e) {
      // Of two faults the first one counts.
      int duplicate = firstMissing(transactions, insertHeads(transactions));
      throw duplicate < 0 || duplicate > posted
          ? e
          : new DuplicateTransactionException(transactions.get(duplicate));
    }
    boolean together = sql.dialect() == Dialect.POSTGRESQL;
    int duplicate =
        firstMissing(
            transactions, together ? insertTogether(transactions) : insertHeads(transactions));
    if (duplicate >= 0) {
      throw new DuplicateTransactionException(transactions.get(duplicate));
    }
    if (!together) {
      sql.insert("fanfare_transfer", transfers());
      sql.insert("fanfare_posting", postings());
      requireAllChanged(sql.updateAll("fanfare_account", accounts(), 1));
    }
  }

  /** Returns the place of the first that is not among the added ones, -1 if all are. */
  private static int firstMissing(List<Transaction> transactions, List<Object> added) {
    Set<Object> left = new HashSet<>(added);
    for (int i = 0; i < transactions.size(); i++) {
      // Of two with one id the second finds it taken off.
      if (!left.remove(transactions.get(i).id())) {
        return i;
      }
    }
    return -1;
  }

  private List<Object> insertHeads(List<Transaction> transactions) throws SQLException {
    return sql.insertMissing("fanfare_transaction", heads(transactions), "id");
  }

  /** Writes all there is in one statement; nothing but heads if one of those is stored already. */
  private List<Object> insertTogether(List<Transaction> transactions) throws SQLException {
    Columns<Transaction> heads = heads(transactions);
    Columns<Line> transfers = transfers();
    Columns<Link> postings = postings();
    Columns<AccountBooks.Book> accounts = accounts();
    List<@Nullable Object> values = new ArrayList<>();
    Collections.addAll(values, heads.arrays());
    Collections.addAll(values, (long) transactions.size());
    Collections.addAll(values, transfers.arrays());
    Collections.addAll(values, postings.arrays());
    Collections.addAll(values, accounts.arrays());
    List<Object> added = new ArrayList<>(transactions.size());
    sql.each(
        TOGETHER.formatted(
            heads.names(),
            heads.names(),
            heads.unnest("u"),
            transfers.names(),
            transfers.names(),
            transfers.unnest("u"),
            postings.names(),
            postings.names(),
            postings.unnest("u"),
            accounts.unnest("u")),
        row -> {
          added.add(row.id(1));
          if (row.flag(2)) {
            requireAllChanged((int) row.number(3));
          }
        },
        values.toArray());
    return added;
  }

  private void requireAllChanged(int changed) {
    if (changed != touched.size()) {
      throw new StorageException(
          "%d accounts were to change, %d did".formatted(touched.size(), changed),
          (Throwable) null);
    }
  }

  private Columns<Transaction> heads(List<Transaction> transactions) {
    return Columns.of(transactions)
        .id("id", Transaction::id)
        .text("kind", Transaction::kind)
        .text("tx_key", Transaction::key)
        .instant("at", Transaction::at)
        .text("reference", Transaction::reference)
        .text("fx_quote", this::quote)
        .id("reverses", Transaction::reverses);
  }

  private Columns<Line> transfers() {
    return Columns.of(lines)
        .id("txn", Line::transaction)
        .small("line", Line::line)
        .id("debit", line -> books.id(line.transfer().debit()))
        .id("credit", line -> books.id(line.transfer().credit()))
        .text("asset", line -> line.transfer().amount().asset().code())
        .small("scale", line -> line.transfer().amount().asset().scale())
        .number("amount", line -> line.transfer().amount().minor());
  }

  private Columns<Link> postings() {
    return Columns.of(links)
        .id("account", Link::account)
        .number("seq", Link::seq)
        .id("txn", Link::transaction)
        .small("line", Link::line)
        .instant("at", Link::at)
        .number("delta", Link::delta)
        .number("prev_seq", link -> link.seq() - 1)
        .number("prev_balance", Link::before)
        .number("balance_after", link -> link.before() + link.delta());
  }

  private Columns<AccountBooks.Book> accounts() {
    return Columns.of(List.copyOf(touched))
        .id("id", book -> book.id)
        .number("balance", book -> book.balance)
        .number("seq", book -> book.seq);
  }

  private @Nullable String quote(Transaction transaction) {
    return transaction.fxQuote() == null ? null : json.write(transaction.fxQuote());
  }

  private void post(Transaction transaction) {
    for (int i = 0; i < transaction.lines().size(); i++) {
      Transfer transfer = transaction.lines().get(i);
      lines.add(new Line(transaction.id(), i, transfer));
      post(transfer.debit(), transaction, i, -transfer.amount().minor());
      post(transfer.credit(), transaction, i, transfer.amount().minor());
    }
  }

  private void post(Account account, Transaction transaction, int line, long delta) {
    if (!account.kind().ofCreator()) {
      return;
    }
    AccountBooks.Book book = books.book(account);
    long before = book.balance;
    long after = Math.addExact(before, delta);
    if (!account.kind().allows(after)) {
      throw new OverdraftException(account, before, delta);
    }
    book.seq++;
    book.balance = after;
    touched.add(book);
    links.add(new Link(book.id, book.seq, transaction.id(), line, transaction.at(), delta, before));
  }
}
