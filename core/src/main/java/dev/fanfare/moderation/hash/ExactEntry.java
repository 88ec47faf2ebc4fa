package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * An entry that a file's hash found.
 *
 * @param bank the bank that holds it
 * @param item the source's id of it, 1 to 128 characters
 */
public record ExactEntry(HashBank bank, String item) implements Serializable {
  /**
   * @throws IllegalArgumentException if the item is out of range
   */
  public ExactEntry {
    requireNonNull(bank, "bank");
    requireText("item", item, 128);
  }
}
