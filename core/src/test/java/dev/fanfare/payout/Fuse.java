package dev.fanfare.payout;

import dev.fanfare.event.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Kills the process at the n-th call of anything outside the core: a store, the gateway, the end of
 * a transaction. Once it has blown, nothing answers any more until it is replaced.
 */
final class Fuse {
  private int left;
  private boolean blown;

  private Fuse(int left) {
    this.left = left;
  }

  static Fuse at(int call) {
    return new Fuse(call);
  }

  static Fuse never() {
    return new Fuse(Integer.MAX_VALUE);
  }

  boolean blown() {
    return blown;
  }

  void burn() {
    if (!blown && --left == 0) {
      blown = true;
    }
    if (blown) {
      throw new Crash();
    }
  }

  /** Wraps a store so that each call of it may be the last. */
  <T> T on(Class<T> port, T store) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> {
              burn();
              try {
                return method.invoke(store, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /**
   * Wraps transactions so that the process may die before one begins or right after it is
   * committed.
   */
  UnitOfWork on(UnitOfWork transactions) {
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

  /**
   * Wraps a gateway so that the process may die before a call arrives or before its answer does.
   */
  PayoutGateway on(PayoutGateway gateway) {
    return new PayoutGateway() {
      @Override
      public String name() {
        return gateway.name();
      }

      @Override
      public SubmitResult submit(PayoutAttempt attempt) {
        burn();
        SubmitResult result = gateway.submit(attempt);
        burn();
        return result;
      }

      @Override
      public LookupResult lookup(UUID attemptKey) {
        burn();
        LookupResult result = gateway.lookup(attemptKey);
        burn();
        return result;
      }

      @Override
      public Duration dedupeWindow() {
        return gateway.dedupeWindow();
      }
    };
  }

  /** Returns the service of a world in which everything may be the last call. */
  Payouts payouts(PayoutWorld world) {
    return Payouts.of(
        dev.fanfare.event.Operations.of(
            on(world.memory),
            on(dev.fanfare.event.OperationStore.class, world.answered),
            on(dev.fanfare.event.EventStore.class, world.events),
            dev.fanfare.event.IdGenerator.timeOrdered(world.clock),
            world.clock),
        on(PayoutStore.class, world.store),
        on(dev.fanfare.ledger.LedgerStore.class, world.ledger),
        on(dev.fanfare.creator.CreatorStore.class, world.creators),
        on(PayoutDestinations.class, world.destinations),
        PayoutGateways.all(on(world.gateway)),
        world.rates,
        world.policy);
  }
}
