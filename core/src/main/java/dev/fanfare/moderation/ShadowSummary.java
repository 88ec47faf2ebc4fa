package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a policy in shadow would have changed.
 *
 * @param version the policy in shadow
 * @param shifts how many decisions it would have turned from one visibility into another, most
 *     first; those that it would have left alone too
 */
public record ShadowSummary(String version, List<Count> shifts) {
  /** Copies the list. */
  public ShadowSummary {
    requireNonNull(version, "version");
    shifts = List.copyOf(shifts);
  }

  /**
   * Some decisions.
   *
   * @param live what was done
   * @param shadow what would have been done
   * @param shift how both compare in all dimensions
   * @param decisions how many
   */
  public record Count(Visibility live, Visibility shadow, ShadowDiff.Shift shift, long decisions) {
    /**
     * @throws IllegalArgumentException if the number is negative
     */
    public Count {
      requireRange("decisions", decisions, 0, Long.MAX_VALUE);
    }
  }

  /** Returns how many decisions compare in one way. */
  public long decisions(ShadowDiff.Shift shift) {
    return shifts.stream()
        .filter(count -> count.shift() == shift)
        .mapToLong(Count::decisions)
        .sum();
  }
}
