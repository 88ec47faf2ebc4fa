package dev.fanfare.tier;

import org.jspecify.annotations.Nullable;

/** Acts with a change of tier: an allowance follows it, for example. */
@FunctionalInterface
public interface TierListener {
  /**
   * Is told that another tier is in force, or a first one, within the transaction that stores it:
   * what it writes is committed with the change or not at all, and if it throws, the tier does not
   * change. Called once for each change, in order; {@link TierAssignment#id} of {@code after} names
   * the change.
   *
   * @param before what was in force, ended; null for a first tier
   * @param after what is in force; its beginning is in the past if an override had expired
   *     unnoticed
   * @param tier the tier that is in force, as the policy describes it
   */
  void changed(@Nullable TierAssignment before, TierAssignment after, Tier tier);
}
