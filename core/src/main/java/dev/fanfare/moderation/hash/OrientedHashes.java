package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The hashes of a picture however it is turned or mirrored. Close to the hashes that the turned
 * pictures get themselves, though seldom the same.
 *
 * @param hashes one for each orientation
 * @param quality the picture's quality, 0 to 100
 */
public record OrientedHashes(Map<Orientation, PdqHash> hashes, int quality)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if an orientation is missing or the quality is out of range
   */
  public OrientedHashes {
    require(
        hashes.size() == Orientation.values().length,
        "hashes must be one for each orientation, were %d",
        hashes.size());
    hashes = Collections.unmodifiableMap(new EnumMap<>(hashes));
    requireRange("quality", quality, 0, PdqResult.BEST_QUALITY);
  }

  /** Returns the hash and the quality of the picture turned that way. */
  public PdqResult of(Orientation orientation) {
    return new PdqResult(requireNonNull(hashes.get(orientation)), quality);
  }
}
