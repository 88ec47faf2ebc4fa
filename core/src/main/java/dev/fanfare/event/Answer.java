package dev.fanfare.event;

import java.io.Serializable;

/**
 * The answer of a mutating call, kept with its idempotency key. Implementations are records whose
 * components are values (text, numbers, instants, ids, money, enums and lists of those), so that
 * any store can write and read them back.
 */
public interface Answer extends Serializable {
  /**
   * Returns whether this is the first answer to a request that was repeated: nothing has changed
   * since.
   */
  boolean replayed();

  /** Returns the same answer marked as replayed. */
  Answer asReplayed();
}
