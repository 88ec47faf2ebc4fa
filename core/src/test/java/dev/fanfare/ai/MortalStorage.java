package dev.fanfare.ai;

import dev.fanfare.Storage;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.testing.TestClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The stores of a process that may die: at the n-th call of a store, before it or at a commit, and
 * from then on every call fails, as no call of a dead process comes through.
 */
final class MortalStorage implements UnitOfWork {
  /** What a call of a dead process ends in. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Died() {
      super("the process died");
    }
  }

  private final Storage raw;
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean dead;

  MortalStorage(Storage raw) {
    this.raw = raw;
  }

  /** Lets the process die at the n-th place from now on, 1 for the next one. */
  void dieAt(long nth) {
    left.set(nth);
  }

  boolean isDead() {
    return dead;
  }

  /** Lets calls through again, as after an outage of the database. */
  void recover() {
    left.set(Long.MAX_VALUE);
    dead = false;
  }

  private void pass() {
    if (dead || left.decrementAndGet() == 0) {
      dead = true;
      throw new Died();
    }
  }

  Operations operations(TestClock clock) {
    return Operations.of(
        this,
        mortal(OperationStore.class, raw.operations()),
        mortal(EventStore.class, raw.events()),
        IdGenerator.timeOrdered(clock),
        clock);
  }

  Ai.Builder ai(TestClock clock) {
    return Ai.builder(
        operations(clock),
        mortal(UsageStore.class, raw.aiUsage()),
        mortal(QuotaStore.class, raw.aiQuotas()),
        mortal(BudgetStore.class, raw.aiBudgets()));
  }

  private <S> S mortal(Class<S> port, S target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> {
              pass();
              try {
                return method.invoke(target, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    if (raw.isActive()) {
      return raw.inTransaction(work);
    }
    T result =
        raw.inTransaction(
            () -> {
              T done = work.get();
              pass();
              return done;
            });
    // Committed, and nobody hears of it.
    pass();
    return result;
  }

  @Override
  public boolean isActive() {
    return raw.isActive();
  }
}
