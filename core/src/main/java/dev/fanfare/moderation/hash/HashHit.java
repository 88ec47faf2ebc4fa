package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * An entry that a matcher found.
 *
 * @param query which of the hashes asked for it is near, from 0; 0 for an exact one
 * @param bank the bank that holds it
 * @param item the source's id of it, 1 to 128 characters
 * @param hash its hash
 * @param distance in how many bits it differs, 0 to 256; 0 for an exact one
 * @param itemHashes how many comparable hashes its item has in that bank, 1 or more: of a video one
 *     for each frame that is known
 */
public record HashHit(
    int query, HashBank bank, String item, KnownHash hash, int distance, int itemHashes)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a number or the text is out of range
   */
  public HashHit {
    requireRange("query", query, 0, Integer.MAX_VALUE);
    requireNonNull(bank, "bank");
    requireText("item", item, 128);
    requireNonNull(hash, "hash");
    requireRange("distance", distance, 0, PdqHash.BITS);
    requireRange("itemHashes", itemHashes, 1, Integer.MAX_VALUE);
  }
}
