package dev.fanfare.payout.bankfile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a store die at a chosen call, before the call does anything or after it has. */
final class Crashes {
  private final AtomicInteger left = new AtomicInteger();
  private final boolean after;

  /** Stands for the death of the process. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Crashes() {
    this(false);
  }

  Crashes(boolean after) {
    this.after = after;
    never();
  }

  /** Dies at the n-th call from now, 1 for the next. */
  void at(int call) {
    left.set(call);
  }

  void never() {
    left.set(Integer.MAX_VALUE);
  }

  BankInstructionStore around(BankInstructionStore store) {
    return (BankInstructionStore)
        Proxy.newProxyInstance(
            Crashes.class.getClassLoader(),
            new Class<?>[] {BankInstructionStore.class},
            (proxy, method, args) -> {
              boolean now = left.decrementAndGet() == 0;
              if (now && !after) {
                throw new Crash();
              }
              try {
                Object result = method.invoke(store, args);
                if (now) {
                  throw new Crash();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
