package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * A rung of the ladder: who is on it and what it gives. Immutable.
 *
 * @param name its code, unique in a policy, 1 to 50 characters
 * @param level its place: higher is better, unique in a policy, 0 to 1000
 * @param displayName what people read, 1 to 100 characters
 * @param description what it is about, empty or up to 500 characters
 * @param criteria what must hold, all of it, at most one criterion for a metric; empty for the
 *     entry tier
 * @param benefits what it gives
 */
public record Tier(
    String name,
    int level,
    String displayName,
    String description,
    List<Criterion> criteria,
    TierBenefits benefits)
    implements Serializable {
  /** The highest level that a tier may have. */
  public static final int MAX_LEVEL = 1000;

  public Tier {
    requireText("name", name, 50);
    requireRange("level", level, 0, MAX_LEVEL);
    requireText("displayName", displayName, 100);
    if (!description.isEmpty()) {
      requireText("description", description, 500);
    }
    criteria = List.copyOf(criteria);
    List<String> metrics = criteria.stream().map(Criterion::metric).map(Metric::name).toList();
    require(
        metrics.stream().distinct().count() == metrics.size(),
        "tier '%s' must have one criterion for each metric, was %s",
        name,
        criteria);
    requireNonNull(benefits, "benefits");
  }

  /** Makes a tier that shows its name with a capital letter and has no description. */
  public Tier(String name, int level, List<Criterion> criteria, TierBenefits benefits) {
    this(name, level, capitalised(name), "", criteria, benefits);
  }

  private static String capitalised(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Returns this tier with other criteria. */
  public Tier withCriteria(List<Criterion> newCriteria) {
    return new Tier(name, level, displayName, description, newCriteria, benefits);
  }

  /** Returns this tier with other benefits. */
  public Tier withBenefits(TierBenefits newBenefits) {
    return new Tier(name, level, displayName, description, criteria, newBenefits);
  }

  /** Returns this tier with other words for people. */
  public Tier withWords(String newDisplayName, String newDescription) {
    return new Tier(name, level, newDisplayName, newDescription, criteria, benefits);
  }

  /** Returns how figures compare with each criterion. */
  TierCheck check(CreatorStats stats) {
    List<CriterionCheck> checks = criteria.stream().map(c -> c.check(stats)).toList();
    return new TierCheck(name, level, checks.stream().allMatch(CriterionCheck::met), checks);
  }
}
