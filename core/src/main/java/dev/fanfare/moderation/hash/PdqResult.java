package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What PDQ says about a picture.
 *
 * @param hash the hash
 * @param quality how much there is in the picture to tell it by, 0 to 100; below 50 the hash is not
 *     to be compared with others
 */
public record PdqResult(PdqHash hash, int quality) implements Serializable {
  /** The largest quality. */
  public static final int BEST_QUALITY = 100;

  /**
   * @throws IllegalArgumentException if the quality is out of range
   */
  public PdqResult {
    requireNonNull(hash, "hash");
    requireRange("quality", quality, 0, BEST_QUALITY);
  }
}
