package dev.fanfare.event;

import java.util.Optional;

/**
 * Where answered requests are kept, for good. Safe for concurrent use.
 *
 * <p>Within a transaction: {@link #claim} first, then the effect, then {@link #record}. While one
 * transaction holds a key, a second claim of it waits until the first commits (and then finds the
 * operation) or rolls back (and then gets the key).
 */
public interface OperationStore {
  /**
   * Claims a key for the running transaction, which claims each key once.
   *
   * @return the operation that was recorded under the key, empty if the key is now claimed
   */
  Optional<Operation> claim(IdempotencyKey key);

  /**
   * Returns the operation that was recorded under a key, empty if there is none. Claims nothing and
   * waits for nobody.
   */
  Optional<Operation> find(IdempotencyKey key);

  /**
   * Records the answer under a key that this transaction claimed.
   *
   * @throws FanfareException if the key has an answer already, one of this transaction too
   */
  void record(Operation operation);
}
