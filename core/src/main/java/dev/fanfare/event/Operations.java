package dev.fanfare.event;

import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What every mutating call of a service runs in: one transaction, at most once for its key, with
 * the clock, new ids and the outbox at hand.
 */
public final class Operations {
  private final UnitOfWork transactions;
  private final OperationStore answered;
  private final EventStore outbox;
  private final IdGenerator ids;
  private final Clock clock;

  private Operations(
      UnitOfWork transactions,
      OperationStore answered,
      EventStore outbox,
      IdGenerator ids,
      Clock clock) {
    this.transactions = requireNonNull(transactions, "transactions");
    this.answered = requireNonNull(answered, "answered");
    this.outbox = requireNonNull(outbox, "outbox");
    this.ids = requireNonNull(ids, "ids");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Returns operations over these parts. */
  public static Operations of(
      UnitOfWork transactions,
      OperationStore answered,
      EventStore outbox,
      IdGenerator ids,
      Clock clock) {
    return new Operations(transactions, answered, outbox, ids, clock);
  }

  /** Returns operations over memory of their own, for a service that is used alone. */
  public static Operations inMemory(InMemoryUnitOfWork transactions, Clock clock) {
    return of(
        transactions,
        new InMemoryOperationStore(transactions),
        new InMemoryEventStore(transactions),
        IdGenerator.timeOrdered(clock),
        clock);
  }

  /**
   * Runs a request once. The first time, the effect runs in a transaction and its answer, a refusal
   * too, is kept under the key; every later time the kept answer comes back, marked as replayed,
   * and nothing runs. A fault is not kept: the transaction is rolled back and the key stays free.
   * Of several callers with one key the first runs, the others wait for its answer.
   *
   * @param key a call within the effect needs another one, such as {@link IdempotencyKey#child}
   * @param kind what is asked for, such as {@code credit.spend}
   * @param fingerprint the request's meaningful fields
   * @param answerType what the effect returns
   * @throws IdempotencyConflictException if the key names another request
   */
  public <A extends Answer> A once(
      IdempotencyKey key,
      String kind,
      Fingerprint fingerprint,
      Class<A> answerType,
      Supplier<? extends A> effect) {
    requireNonNull(key, "key");
    return transactions.inTransaction(
        () -> {
          Optional<Operation> earlier = answered.claim(key);
          if (earlier.isPresent()) {
            return answerType.cast(replay(earlier.get(), kind, fingerprint).asReplayed());
          }
          A answer = effect.get();
          answered.record(new Operation(key, kind, fingerprint, now(), answer));
          return answer;
        });
  }

  /**
   * Returns the answer that a request got before, marked as replayed; empty if it has none yet. For
   * a request that needs something slow from outside before {@link #once}, which must not wait
   * there: of several callers with one key each may fetch it, and the first to be done counts.
   *
   * @throws IdempotencyConflictException if the key names another request
   */
  public <A extends Answer> Optional<A> answered(
      IdempotencyKey key, String kind, Fingerprint fingerprint, Class<A> answerType) {
    requireNonNull(key, "key");
    return answered
        .find(key)
        .map(earlier -> answerType.cast(replay(earlier, kind, fingerprint).asReplayed()));
  }

  private static Answer replay(Operation earlier, String kind, Fingerprint fingerprint) {
    if (!earlier.kind().equals(kind)) {
      throw new IdempotencyConflictException(earlier.key(), earlier.kind(), "kind");
    }
    Optional<String> difference = earlier.fingerprint().firstDifference(fingerprint);
    if (difference.isPresent()) {
      throw new IdempotencyConflictException(earlier.key(), kind, difference.get());
    }
    return earlier.answer();
  }

  /** Runs work in a transaction, joining a running one. */
  public <T> T inTransaction(Supplier<T> work) {
    return transactions.inTransaction(work);
  }

  /** Runs work in a transaction, joining a running one. */
  public void inTransaction(Runnable work) {
    transactions.inTransaction(work);
  }

  /**
   * Runs reads that all see the same state, as {@link UnitOfWork#inSnapshot} does; within a running
   * transaction they are part of it and see what it sees.
   */
  public <T> T inSnapshot(Supplier<T> reads) {
    return transactions.isActive() ? reads.get() : transactions.inSnapshot(reads);
  }

  /** Returns whether the calling thread is within a transaction. */
  public boolean inTransaction() {
    return transactions.isActive();
  }

  /** Records an event in the running transaction. */
  public void announce(DomainEvent event) {
    outbox.append(ids.next(), now(), event);
  }

  /** Returns a new id. */
  public UUID newId() {
    return ids.next();
  }

  /** Returns the clock's time in whole microseconds, which every storage keeps as it is. */
  public Instant now() {
    return Instants.floor(clock.instant());
  }
}
