package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The latest change of an entry.
 *
 * @param revision its number within the bank, 1 or more; no two entries have the same
 * @param entry the entry
 * @param active whether it matches since; false once it was disabled
 */
public record EntryChange(long revision, BankEntry entry, boolean active) implements Serializable {
  /**
   * @throws IllegalArgumentException if the number is less than 1
   */
  public EntryChange {
    requireRange("revision", revision, 1, Long.MAX_VALUE);
    requireNonNull(entry, "entry");
  }
}
