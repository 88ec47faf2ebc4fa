package dev.fanfare.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions over state in memory: one at a time, each undone if it fails. The in-memory stores
 * of one {@code Storage} share one of these and keep their state in {@link InMemoryTable}s of it.
 */
public final class InMemoryUnitOfWork implements UnitOfWork {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> undo = new ArrayList<>();
  private int depth;
  private @Nullable Throwable failure;

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    lock.lock();
    depth++;
    try {
      T result = work.get();
      if (depth == 1 && failure != null) {
        throw new RolledBackException(failure);
      }
      return result;
    } catch (Throwable e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    } finally {
      if (--depth == 0) {
        end();
      }
      lock.unlock();
    }
  }

  @Override
  public boolean isActive() {
    return lock.isHeldByCurrentThread() && depth > 0;
  }

  /** Reads state while no other thread changes it, inside or outside a transaction. */
  public <T extends @Nullable Object> T read(Supplier<T> reading) {
    lock.lock();
    try {
      return reading.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says how to undo what is being changed, should the running transaction fail. Undoing runs
   * backwards.
   *
   * @throws IllegalStateException outside a transaction, where nothing could be undone
   */
  public void onRollback(Runnable action) {
    if (!isActive()) {
      throw new IllegalStateException("state in memory is changed only within a transaction");
    }
    undo.add(action);
  }

  private void end() {
    if (failure != null) {
      for (int i = undo.size() - 1; i >= 0; i--) {
        undo.get(i).run();
      }
    }
    undo.clear();
    failure = null;
  }
}
