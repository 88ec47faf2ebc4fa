package dev.fanfare.testing;

import dev.fanfare.event.UnitOfWork;
import java.util.function.Supplier;

/**
 * Kills the process at the n-th call of anything outside the core: a store, a model, the beginning
 * and the end of a transaction. Once it has blown, nothing answers any more. For one thread.
 */
public final class Fuse {
  private int left;
  private boolean blown;

  private Fuse(int left) {
    this.left = left;
  }

  /** Returns a fuse that blows at a call, counted from 1. */
  public static Fuse at(int call) {
    return new Fuse(call);
  }

  public static Fuse never() {
    return new Fuse(Integer.MAX_VALUE);
  }

  public boolean blown() {
    return blown;
  }

  /** Counts a call. */
  public void burn() {
    if (!blown && --left == 0) {
      blown = true;
    }
    if (blown) {
      throw new Crash();
    }
  }

  /** Wraps a port so that each call of it may be the last. */
  public <T> T on(Class<T> port, T target) {
    return Intercepted.on(port, target, (method, arguments) -> burn());
  }

  /**
   * Wraps transactions so that the process may die before one begins or right after it is
   * committed.
   */
  public UnitOfWork on(UnitOfWork transactions) {
    return new UnitOfWork() {
      @Override
      public <T> T inTransaction(Supplier<T> work) {
        boolean outermost = !transactions.isActive();
        burn();
        T result = transactions.inTransaction(work);
        if (outermost) {
          burn();
        }
        return result;
      }

      @Override
      public boolean isActive() {
        return transactions.isActive();
      }
    };
  }
}
