package dev.fanfare.persistence.internal;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.RolledBackException;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.StorageException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * One database as the stores see it: transactions, sessions and SQL. Outside a transaction each
 * call is one of its own.
 */
public final class Database implements UnitOfWork {
  private final Transactions transactions;
  private final Dialect dialect;
  private final boolean own;
  private final ValueJson json = new ValueJson();
  private final Map<SharedSessionContract, RunningTransaction> running = new ConcurrentHashMap<>();

  /** Work with SQL on a connection. */
  @FunctionalInterface
  public interface SqlWork<T extends @Nullable Object> {
    /** Does the work. */
    T run(Sql sql) throws SQLException;
  }

  public Database(Transactions transactions, Dialect dialect) {
    this.transactions = requireNonNull(transactions, "transactions");
    this.dialect = requireNonNull(dialect, "dialect");
    this.own = transactions instanceof OwnTransactions;
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
    return translated(() -> transactions.inTransaction(() -> run(work)));
  }

  private <T extends @Nullable Object> T run(Supplier<T> work) {
    RunningTransaction transaction = current();
    transaction.enter();
    try {
      T result = work.get();
      if (transaction.isOutermost()) {
        Throwable failure = transaction.failure();
        if (failure != null) {
          throw new RolledBackException(failure);
        }
        if (own) {
          transaction.beforeCommit();
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

  @Override
  public <T> T inSnapshot(Supplier<T> reads) {
    return translated(() -> transactions.inSnapshot(() -> run(reads)));
  }

  @Override
  public boolean isActive() {
    return transactions.isActive();
  }

  /** Runs SQL in the running transaction or in one of its own. */
  public <T extends @Nullable Object> T sql(SqlWork<T> work) {
    return this.<T>joined(
        transaction ->
            transaction
                .session()
                .doReturningWork(
                    connection -> {
                      try {
                        return work.run(new Sql(connection, dialect));
                      } catch (SQLException e) {
                        throw failed(e);
                      }
                    }));
  }

  /** Works with rows as entities in the running transaction or in one of its own. */
  public <T extends @Nullable Object> T rows(Function<StatelessSession, T> work) {
    return this.<T>joined(transaction -> work.apply(transaction.stateless()));
  }

  private <T extends @Nullable Object> T joined(Function<RunningTransaction, T> work) {
    return this.<T>inTransactionOf(() -> work.apply(current()));
  }

  /** Returns what is kept beside the running transaction. */
  public RunningTransaction current() {
    SharedSessionContract session = transactions.session();
    RunningTransaction known = running.get(session);
    if (known != null) {
      return known;
    }
    RunningTransaction begun = new RunningTransaction(session);
    running.put(session, begun);
    session.getTransaction().runBeforeCompletion(begun::beforeCommit);
    session
        .getTransaction()
        .runAfterCompletion(
            status -> {
              running.remove(session);
              begun.end();
            });
    return begun;
  }

  private static <T extends @Nullable Object> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (PersistenceException e) {
      throw fault(e);
    }
  }

  /** A commit that fails comes wrapped: what the database said is found among the causes. */
  private static StorageException fault(PersistenceException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException said) {
        return failed(said);
      }
    }
    return new StorageException("The database failed: " + e.getMessage(), e);
  }

  private static StorageException failed(SQLException e) {
    return new StorageException("The database refused or failed", e);
  }
}
