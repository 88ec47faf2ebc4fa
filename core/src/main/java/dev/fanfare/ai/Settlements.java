package dev.fanfare.ai;

import dev.fanfare.event.Answer;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how calls ended, and keeps what could not be written. */
final class Settlements {
  private static final Logger LOG = LoggerFactory.getLogger(MeteredModel.class);

  /** How many are kept; a store that is down for longer has lost the rest to the log. */
  private static final int KEPT = 10_000;

  /** How many are tried again beside each call. */
  private static final int RETRIED = 10;

  private static final int REMEMBERED = 1_000;

  private final Operations operations;
  private final @Nullable UsageLog usage;
  private final @Nullable DailyQuota quota;
  private final @Nullable Budget budget;

  private final Set<Announced> announced = ConcurrentHashMap.newKeySet();
  private final Deque<Settlement> pending = new ArrayDeque<>();
  private final ReentrantLock retrying = new ReentrantLock();

  Settlements(
      Operations operations,
      @Nullable UsageLog usage,
      @Nullable DailyQuota quota,
      @Nullable Budget budget) {
    this.operations = operations;
    this.usage = usage;
    this.quota = quota;
    this.budget = budget;
  }

  /** What is kept under the key that names a model, a reason and a day. */
  record Announced(ModelName model, UnpricedReason reason, LocalDate day, boolean replayed)
      implements Answer {
    @Override
    public Announced asReplayed() {
      return new Announced(model, reason, day, true);
    }
  }

  /**
   * Writes a settlement, and some of those that are waiting; keeps it if that fails.
   *
   * @return the fault
   */
  Optional<RuntimeException> record(Settlement settlement) {
    try {
      if (operations.inTransaction()) {
        // A stream that is cancelled within the host's transaction must not roll back with it.
        throw new IllegalStateException("the call ended within a transaction");
      }
      write(settlement);
    } catch (RuntimeException e) {
      keep(settlement, e);
      return Optional.of(e);
    }
    recordPending(RETRIED);
    return Optional.empty();
  }

  private void write(Settlement settlement) {
    Optional<Announced> unpriced = unpriced(settlement).filter(one -> !announced.contains(one));
    operations.inTransaction(
        () -> {
          // In the order of locks: the key, the user's quota, the budgets that everybody shares.
          unpriced.ifPresent(this::announce);
          QuotaMessage message = settlement.message();
          if (quota != null && message != null) {
            if (settlement.answered()) {
              quota.spend(message);
            } else {
              quota.refund(message);
            }
          }
          if (budget != null) {
            budget.settle(settlement.call(), settlement.cost());
          }
          CallRecord record = settlement.record();
          if (usage != null && record != null) {
            usage.record(record);
          }
        });
    unpriced.ifPresent(this::remember);
  }

  /** Returns what is to be announced of a call, empty if nobody has to do anything about it. */
  private static Optional<Announced> unpriced(Settlement settlement) {
    CallRecord record = settlement.record();
    return record == null
            || !(settlement.cost() instanceof CallCost.Unpriced unpriced)
            || unpriced.reason() == UnpricedReason.BROKEN_OFF
        ? Optional.empty()
        : Optional.of(
            new Announced(
                record.model(),
                unpriced.reason(),
                record.at().atZone(ZoneOffset.UTC).toLocalDate(),
                false));
  }

  private void announce(Announced one) {
    ModelName model = one.model();
    operations.once(
        IdempotencyKey.of("ai.unpriced/" + one.day() + "/" + one.reason())
            .child(model.provider().length() + ":" + model),
        "ai.unpriced",
        Fingerprint.of("model", model, "reason", one.reason(), "day", one.day()),
        Announced.class,
        () -> {
          operations.announce(new ModelUnpriced(model, one.reason(), one.day(), operations.now()));
          return one;
        });
  }

  /** Spares later calls of this process the key, for which all of them would wait. */
  private void remember(Announced one) {
    if (announced.size() >= REMEMBERED) {
      announced.clear();
    }
    announced.add(one);
  }

  private void keep(Settlement settlement, RuntimeException cause) {
    Settlement lost;
    synchronized (pending) {
      pending.addLast(settlement);
      lost = pending.size() > KEPT ? pending.removeFirst() : null;
    }
    LOG.error("A call to a model could not be recorded, and is tried again: {}", settlement, cause);
    if (lost != null) {
      LOG.error("Too many calls wait to be recorded; this one is given up: {}", lost);
    }
  }

  /**
   * Writes what is waiting, the oldest first, until one fails again.
   *
   * @param most how many at most
   * @return how many are waiting then
   */
  int recordPending(int most) {
    if (waiting() > 0 && retrying.tryLock()) {
      try {
        for (int i = 0; i < most && recordOldest(); i++) {}
      } finally {
        retrying.unlock();
      }
    }
    return waiting();
  }

  private boolean recordOldest() {
    Settlement oldest;
    synchronized (pending) {
      oldest = pending.pollFirst();
    }
    if (oldest == null) {
      return false;
    }
    try {
      write(oldest);
      return true;
    } catch (RuntimeException e) {
      synchronized (pending) {
        pending.addFirst(oldest);
      }
      LOG.warn("Calls to models still cannot be recorded", e);
      return false;
    }
  }

  private int waiting() {
    synchronized (pending) {
      return pending.size();
    }
  }
}
