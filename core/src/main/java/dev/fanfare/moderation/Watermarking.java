package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;
import java.util.UUID;

/**
 * Marks approved content invisibly, reads the mark back and compares. Safe for concurrent use;
 * called outside transactions, and called again with the same mark if a first call was cut off.
 */
@FunctionalInterface
public interface Watermarking {
  /**
   * Marks the files of an item.
   *
   * @param mark names this version of the item; the same at every call for it
   * @throws RuntimeException if it failed; counts as {@link Result.Failed}
   */
  Result mark(ContentItem item, UUID mark);

  /** What became of it. */
  sealed interface Result extends Serializable {
    /** The mark is in and was read back. */
    record Verified() implements Result {}

    /**
     * The mark is not in, or could not be read back.
     *
     * @param reason a code, 1 to 64 characters
     */
    record Failed(String reason) implements Result {
      /**
       * @throws IllegalArgumentException if the reason is out of range
       */
      public Failed {
        requireText("reason", reason, 64);
      }
    }

    /**
     * Nothing of it can be marked.
     *
     * @param reason a code, 1 to 64 characters
     */
    record Skipped(String reason) implements Result {
      /**
       * @throws IllegalArgumentException if the reason is out of range
       */
      public Skipped {
        requireText("reason", reason, 64);
      }
    }
  }
}
