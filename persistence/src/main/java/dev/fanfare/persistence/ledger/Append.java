package dev.fanfare.persistence.ledger;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.DuplicateTransactionException;
import dev.fanfare.ledger.OverdraftException;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.internal.ValueJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes transactions: a statement for each table, however many there are. */
final class Append {
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
    int duplicate = firstDuplicate(transactions);
    post(duplicate < 0 ? transactions : transactions.subList(0, duplicate));
    if (duplicate >= 0) {
      throw new DuplicateTransactionException(transactions.get(duplicate));
    }
    sql.insert(
        "fanfare_transfer",
        Columns.of(lines)
            .id("txn", Line::transaction)
            .small("line", Line::line)
            .id("debit", line -> books.id(line.transfer().debit()))
            .id("credit", line -> books.id(line.transfer().credit()))
            .text("asset", line -> line.transfer().amount().asset().code())
            .small("scale", line -> line.transfer().amount().asset().scale())
            .number("amount", line -> line.transfer().amount().minor()));
    sql.insert(
        "fanfare_posting",
        Columns.of(links)
            .id("account", Link::account)
            .number("seq", Link::seq)
            .id("txn", Link::transaction)
            .small("line", Link::line)
            .instant("at", Link::at)
            .number("delta", Link::delta)
            .number("prev_seq", link -> link.seq() - 1)
            .number("prev_balance", Link::before)
            .number("balance_after", link -> link.before() + link.delta()));
    List<AccountBooks.Book> changed = List.copyOf(touched);
    int updated =
        sql.updateAll(
            "fanfare_account",
            Columns.of(changed)
                .id("id", book -> book.id)
                .number("balance", book -> book.balance)
                .number("seq", book -> book.seq),
            1);
    if (updated != changed.size()) {
      throw new StorageException(
          "%d accounts were to change, %d did".formatted(changed.size(), updated),
          (Throwable) null);
    }
  }

  /** Stores the heads. Returns the place of the first that was stored already, -1 if none was. */
  private int firstDuplicate(List<Transaction> transactions) throws SQLException {
    Set<Object> added =
        new HashSet<>(
            sql.insertMissing(
                "fanfare_transaction",
                Columns.of(transactions)
                    .id("id", Transaction::id)
                    .text("kind", Transaction::kind)
                    .text("tx_key", Transaction::key)
                    .instant("at", Transaction::at)
                    .text("reference", Transaction::reference)
                    .text("fx_quote", this::quote)
                    .id("reverses", Transaction::reverses),
                "id"));
    for (int i = 0; i < transactions.size(); i++) {
      // Of two with one id the second finds it taken off.
      if (!added.remove(transactions.get(i).id())) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable String quote(Transaction transaction) {
    return transaction.fxQuote() == null ? null : json.write(transaction.fxQuote());
  }

  private void post(List<Transaction> transactions) {
    for (Transaction transaction : transactions) {
      for (int i = 0; i < transaction.lines().size(); i++) {
        Transfer transfer = transaction.lines().get(i);
        lines.add(new Line(transaction.id(), i, transfer));
        post(transfer.debit(), transaction, i, -transfer.amount().minor());
        post(transfer.credit(), transaction, i, transfer.amount().minor());
      }
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
