package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.fanfare.creator.CreatorId;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Why a creator's figures earn a tier, and what the next one still needs.
 *
 * @param policyVersion the policy that says so
 * @param tier the tier that the figures earn; what is in force may differ, by a held demotion or an
 *     override
 * @param tiers every tier of the policy, lowest first, each criterion with its actual value and gap
 */
public record TierExplanation(
    CreatorId creator, String policyVersion, String tier, List<TierCheck> tiers)
    implements Serializable {
  public TierExplanation {
    requireNonNull(creator, "creator");
    requireNonNull(policyVersion, "policyVersion");
    requireNonNull(tier, "tier");
    tiers = List.copyOf(tiers);
    String name = tier;
    require(
        tiers.stream().anyMatch(check -> check.tier().equals(name)),
        "tiers must contain '%s'",
        tier);
  }

  /** Returns how the figures compare with the tier that they earn. */
  public TierCheck earned() {
    return tiers.get(place());
  }

  /** Returns how the figures compare with the tier directly above, empty at the top. */
  public Optional<TierCheck> next() {
    int above = place() + 1;
    return above < tiers.size() ? Optional.of(tiers.get(above)) : Optional.empty();
  }

  /** Returns what the tier directly above still needs, empty at the top. */
  public List<CriterionCheck> needed() {
    return next().map(TierCheck::unmet).orElse(List.of());
  }

  /** Returns the reasons in one line, for people and exports. */
  public String text() {
    List<CriterionCheck> reasons = earned().criteria();
    String why =
        reasons.isEmpty()
            ? "is the entry tier"
            : reasons.stream().map(CriterionCheck::text).collect(joining("; "));
    String missing =
        next()
            .map(
                above ->
                    ". Next "
                        + above.tier()
                        + ": "
                        + above.unmet().stream().map(CriterionCheck::text).collect(joining("; ")))
            .orElse("");
    return tier + ": " + why + missing;
  }

  private int place() {
    for (int i = tiers.size() - 1; i > 0; i--) {
      if (tiers.get(i).tier().equals(tier)) {
        return i;
      }
    }
    return 0;
  }
}
