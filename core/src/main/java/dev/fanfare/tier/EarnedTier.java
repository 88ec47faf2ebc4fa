package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tier that evaluations have given a creator, whether or not an override stands above it.
 *
 * @param tier the tier's name
 * @param level the tier's place on the ladder when it was earned
 * @param promotedAt when the creator last rose, which is when a lock-in begins; kept to the
 *     microsecond
 * @param misses evaluations in a row, up to now, that fell short of the tier
 * @param policyVersion the policy that gave it
 * @param evidence the figures that earned it, null if it is the entry tier of a creator never
 *     evaluated
 */
public record EarnedTier(
    String tier,
    int level,
    Instant promotedAt,
    int misses,
    String policyVersion,
    @Nullable TierEvidence evidence)
    implements Serializable {
  public EarnedTier {
    requireText("tier", tier, 50);
    requireRange("level", level, 0, Tier.MAX_LEVEL);
    promotedAt = Instants.floor(requireNonNull(promotedAt, "promotedAt"));
    requireRange("misses", misses, 0, Integer.MAX_VALUE);
    requireText("policyVersion", policyVersion, 64);
  }

  EarnedTier withMisses(int count) {
    return count == misses
        ? this
        : new EarnedTier(tier, level, promotedAt, count, policyVersion, evidence);
  }
}
