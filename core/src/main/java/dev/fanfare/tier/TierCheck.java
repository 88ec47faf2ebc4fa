package dev.fanfare.tier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * How a creator's figures compare with one tier.
 *
 * @param tier the tier's name
 * @param level its place on the ladder
 * @param met whether all its criteria hold
 * @param criteria each criterion, in the tier's order
 */
public record TierCheck(String tier, int level, boolean met, List<CriterionCheck> criteria)
    implements Serializable {
  public TierCheck {
    requireNonNull(tier, "tier");
    criteria = List.copyOf(criteria);
  }

  /** Returns the criteria that do not hold. */
  public List<CriterionCheck> unmet() {
    return criteria.stream().filter(criterion -> !criterion.met()).toList();
  }
}
