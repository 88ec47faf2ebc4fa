package dev.fanfare.persistence.erasure;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an erasure removed.
 *
 * @param creator whose
 * @param removed how many rows of each table were deleted or stripped of what was personal; tables
 *     without any are left out
 * @param waiting payments still under way that need their destination until they have ended: erase
 *     again then
 */
public record ErasureReport(CreatorId creator, Map<String, Integer> removed, int waiting) {
  public ErasureReport {
    requireNonNull(creator, "creator");
    removed = Collections.unmodifiableMap(new TreeMap<>(removed));
  }

  /**
   * Returns whether nothing personal is left that Fanfare asked for; references of adjustments are
   * the host's own words and stay.
   */
  public boolean isComplete() {
    return waiting == 0;
  }
}
