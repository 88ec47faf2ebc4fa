package dev.fanfare.persistence.internal;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.UnitOfWork;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.hibernate.HibernateException;
import org.hibernate.SharedSessionContract;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * One database as the stores see it: transactions, sessions and SQL. Outside a transaction each
 * call is one of its own.
 */
public final class Database implements UnitOfWork {
  private final Transactions transactions;
  private final Dialect dialect;
  private final ValueJson json = new ValueJson();

  /**
   * What is kept beside each session's transaction. A session whose connection was lost never says
   * that the transaction has ended; then the entry goes with the session.
   */
  private final Map<SharedSessionContract, RunningTransaction> running =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Work with SQL on a connection. */
  @FunctionalInterface
  public interface SqlWork<T extends @Nullable Object> {
    /** Does the work. */
    T run(Sql sql) throws SQLException;
  }

  public Database(Transactions transactions, Dialect dialect) {
    this.transactions = requireNonNull(transactions, "transactions");
    this.dialect = requireNonNull(dialect, "dialect");
  }

  /** Returns which database it is. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns how values are written as text. */
  public ValueJson json() {
    return json;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return inTransactionOf(work);
  }

  @SuppressWarnings("NullAway") // what the work returns, null too, is what comes back
  private <T extends @Nullable Object> T inTransactionOf(Supplier<T> work) {
    return transactions.isActive()
        ? transactions.inTransaction(() -> run(work, false))
        : begun(transactions::inTransaction, work);
  }

  @Override
  public <T> T inSnapshot(Supplier<T> reads) {
    return this.<T>begun(
        transactions::inNewTransaction,
        () -> Snapshot.read(transactions.session(), dialect, reads));
  }

  @Override
  public boolean isActive() {
    return transactions.isActive();
  }

  /** How a transaction is begun and, around the work, ended. */
  @FunctionalInterface
  private interface Begin {
    <T> T around(Supplier<T> work);
  }

  /** Runs work in a transaction that begins and ends here. */
  @SuppressWarnings("NullAway")
  private <T extends @Nullable Object> T begun(Begin begin, Supplier<T> work) {
    @Nullable Throwable[] thrown = {null};
    try {
      return begin.around(
          () -> {
            try {
              return run(work, true);
            } catch (Throwable e) {
              thrown[0] = e;
              throw e;
            }
          });
    } catch (RuntimeException e) {
      // What the work throws goes through as it is; what beginning and ending throws is the host's
      // kind of exception.
      throw e == thrown[0] ? e : Faults.of(e);
    }
  }

  /**
   * Runs work in the running transaction.
   *
   * @param begun whether it was begun for this work. Then what was put off is written here, where a
   *     fault still reaches the caller as it is; what the host begins writes it when it commits
   */
  private <T extends @Nullable Object> T run(Supplier<T> work, boolean begun) {
    RunningTransaction transaction = current();
    transaction.enter();
    try {
      T result = work.get();
      if (transaction.isOutermost()) {
        transaction.mustNotHaveFailed();
        if (begun || transaction.isCompleting()) {
          transaction.flush(begun && transactions.areOwn());
        }
      }
      return result;
    } catch (Throwable e) {
      transaction.failed(e);
      throw e;
    } finally {
      transaction.leave();
    }
  }

  /** Runs SQL in the running transaction or in one of its own. */
  public <T extends @Nullable Object> T sql(SqlWork<T> work) {
    return this.<T>inTransactionOf(
        () -> {
          try {
            return current().sql(work);
          } catch (HibernateException e) {
            throw Faults.of(e);
          }
        });
  }

  /** Returns what is kept beside the running transaction. */
  public RunningTransaction current() {
    SharedSessionContract session = transactions.session();
    RunningTransaction known = running.get(session);
    if (known != null) {
      return known;
    }
    Transaction transaction = session.isOpen() ? session.getTransaction() : null;
    if (transaction == null || !transaction.isActive()) {
      throw new IllegalStateException(
          "The entity manager is in no transaction: it is of another transaction manager, or its transaction has ended; begin a new one");
    }
    RunningTransaction begun = new RunningTransaction(session, dialect);
    running.put(session, begun);
    transaction.runBeforeCompletion(begun::beforeCompletion);
    transaction.runAfterCompletion(status -> running.remove(session));
    return begun;
  }
}
