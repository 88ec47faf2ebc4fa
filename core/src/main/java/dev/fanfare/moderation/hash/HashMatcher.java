package dev.fanfare.moderation.hash;

import java.util.List;

/**
 * Something that can be asked for known content: an index over our own banks, or a service of
 * somebody else. Safe for concurrent use. It says what is near; what counts as a match is for
 * {@link MatchRule}.
 *
 * <p>Finding nothing and not being able to look are two answers. A matcher that cannot be asked at
 * all throws a {@link dev.fanfare.event.FanfareException}; one that could search only some of its
 * banks says so in its answer. Never call it within a storage transaction of the caller's.
 */
public interface HashMatcher {
  /** Returns the matcher's name in reports of faults, 1 to 64 characters. */
  String name();

  /** Finds entries with a file's hash. */
  HashAnswer exact(ContentHash hash);

  /**
   * Finds all entries near any of some hashes; none that is within the distance is missed.
   *
   * @param hashes what to look for, at least one
   * @param maxDistance the most bits that may differ, 0 to 256
   * @param minQuality entries whose quality is known and less are left out, 0 to 100
   */
  HashAnswer near(List<PdqHash> hashes, int maxDistance, int minQuality);
}
