package dev.fanfare.persistence.internal;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.RolledBackException;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.SharedSessionContract;
import org.jspecify.annotations.Nullable;

/**
 * What Fanfare keeps beside one transaction of the database until it ends. It does not keep the
 * transaction's session alive.
 */
public final class RunningTransaction {
  private final WeakReference<SharedSessionContract> session;
  private final Dialect dialect;
  private final Map<Class<?>, Object> attached = new HashMap<>();
  private @Nullable Sql running;
  private int depth;
  private boolean completing;
  private @Nullable Throwable failure;

  RunningTransaction(SharedSessionContract session, Dialect dialect) {
    this.session = new WeakReference<>(session);
    this.dialect = dialect;
  }

  /** What is to be done once, just before the transaction commits. */
  public interface BeforeCommit {
    /** Writes what was put off, none the second time. */
    void flush(Sql sql) throws SQLException;
  }

  /** What is to be written last. */
  public interface AtCommit {
    /** Returns whether there is nothing to write. */
    boolean isEmpty();

    /**
     * Writes what was put off, none the second time.
     *
     * @param commit whether the statement, if it is a single one, may commit too
     */
    void flush(Sql sql, boolean commit) throws SQLException;
  }

  /** Returns the object of a type that belongs to this transaction, made at the first call. */
  public <T> T attached(Class<T> type, Supplier<T> maker) {
    return type.cast(attached.computeIfAbsent(type, t -> maker.get()));
  }

  /**
   * Runs SQL on the transaction's connection. Work within such work shares its connection: a host
   * whose sessions give the connection back after each statement would close what is being read.
   */
  <T extends @Nullable Object> T sql(Database.SqlWork<T> work) {
    Sql outer = running;
    if (outer != null) {
      return run(work, outer);
    }
    return requireNonNull(session.get(), "session")
        .doReturningWork(
            connection -> {
              Sql sql = new Sql(connection, dialect);
              running = sql;
              try {
                return run(work, sql);
              } finally {
                running = null;
              }
            });
  }

  private static <T extends @Nullable Object> T run(Database.SqlWork<T> work, Sql sql) {
    try {
      return work.run(sql);
    } catch (SQLException e) {
      throw Faults.of(e);
    }
  }

  void enter() {
    depth++;
  }

  void leave() {
    depth--;
  }

  boolean isOutermost() {
    return depth == 1;
  }

  void failed(Throwable e) {
    if (failure == null) {
      failure = e;
    }
  }

  /** Returns whether the transaction commits already: nothing can be put off any more. */
  boolean isCompleting() {
    return completing;
  }

  /** Stops a commit that must not be, whatever the host made of the exception. */
  void mustNotHaveFailed() {
    if (failure != null) {
      throw new RolledBackException(failure);
    }
  }

  /** Is called by the transaction when it is about to commit, however it was begun. */
  void beforeCompletion() {
    completing = true;
    mustNotHaveFailed();
    flush();
  }

  void flush() {
    flush(false);
  }

  /**
   * Writes what was put off.
   *
   * @param commit whether the last statement may commit too, since nothing can come after it
   */
  void flush(boolean commit) {
    for (Object object : attached.values()) {
      if (object instanceof BeforeCommit work) {
        sql(
            sql -> {
              work.flush(sql);
              return true;
            });
      }
    }
    for (Object object : attached.values()) {
      if (object instanceof AtCommit last && !last.isEmpty()) {
        sql(
            sql -> {
              last.flush(sql, commit && dialect == Dialect.POSTGRESQL);
              return true;
            });
      }
    }
  }
}
