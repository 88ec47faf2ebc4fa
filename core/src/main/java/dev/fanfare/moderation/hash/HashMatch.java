package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Known content that a file or a picture is, or looks like: the evidence of a signal.
 *
 * @param bank the bank that holds it
 * @param item the source's id of it, 1 to 128 characters
 * @param hash its hash there
 * @param distance in how many bits it differs; 0 if the file is the same
 * @param orientation which way the picture had to be turned to look like it
 */
public record HashMatch(
    HashBank bank, String item, KnownHash hash, int distance, Orientation orientation)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the text or the number is out of range
   */
  public HashMatch {
    requireNonNull(bank, "bank");
    requireText("item", item, 128);
    requireNonNull(hash, "hash");
    requireRange("distance", distance, 0, PdqHash.BITS);
    requireNonNull(orientation, "orientation");
  }
}
