package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One hash in a bank. A known picture may have several, and a known video one for each of its
 * frames: they share the item.
 *
 * @param item the source's id of the picture, video or file, 1 to 128 characters
 * @param hash its hash, or one of them
 */
public record BankEntry(String item, KnownHash hash) implements Serializable {
  /**
   * @throws IllegalArgumentException if the item is out of range
   */
  public BankEntry {
    requireText("item", item, 128);
    requireNonNull(hash, "hash");
  }
}
