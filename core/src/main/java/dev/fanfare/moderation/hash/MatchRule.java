package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;

import java.io.Serializable;

/**
 * What counts as a match. Immutable; {@link #STANDARD} has the values that the authors of PDQ and
 * vPDQ recommend.
 *
 * @param maxDistance the most bits in which pictures that match differ, 0 to 256
 * @param nearMissDistance the most bits of a near miss, at least {@code maxDistance}, to 256
 * @param minQuality the least quality of a picture or a frame that is compared, 0 to 100
 * @param minFramesPercent of a video's good frames, how many must be near a known video's for a
 *     match, 1 to 100
 * @param minKnownPercent of a known video's frames, how many must be near the video's for a match,
 *     0 to 100
 */
public record MatchRule(
    int maxDistance,
    int nearMissDistance,
    int minQuality,
    int minFramesPercent,
    int minKnownPercent)
    implements Serializable {
  /**
   * Distance 31, quality 50, 80 % of the video's frames, 0 % of the known video's, as in
   * ThreatExchange; near misses to 48.
   */
  public static final MatchRule STANDARD = new MatchRule(31, 48, 50, 80, 0);

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public MatchRule {
    requireRange("maxDistance", maxDistance, 0, PdqHash.BITS);
    require(
        maxDistance <= nearMissDistance && nearMissDistance <= PdqHash.BITS,
        "nearMissDistance must be %d to %d, was %d",
        maxDistance,
        PdqHash.BITS,
        nearMissDistance);
    requireRange("minQuality", minQuality, 0, PdqResult.BEST_QUALITY);
    requireRange("minFramesPercent", minFramesPercent, 1, 100);
    requireRange("minKnownPercent", minKnownPercent, 0, 100);
  }

  /** Returns whether a picture is good enough to be compared. */
  public boolean isComparable(PdqResult picture) {
    return picture.quality() >= minQuality;
  }

  /** Returns whether pictures at a distance match. */
  public boolean matches(int distance) {
    return distance <= maxDistance;
  }

  /**
   * Returns whether so many frames make a video match.
   *
   * @param matched how many of its good frames are near one of the known video's
   * @param good how many good frames it has, 1 or more
   * @param knownMatched how many of the known video's frames are near one of its
   * @param known how many comparable frames the known video has, 1 or more
   */
  public boolean matches(int matched, int good, int knownMatched, int known) {
    return 100L * matched >= (long) minFramesPercent * good
        && 100L * knownMatched >= (long) minKnownPercent * known;
  }
}
