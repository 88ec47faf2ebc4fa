package dev.fanfare.achievement;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;

/**
 * An achievement that a creator has, as it was when it was unlocked. Immutable.
 *
 * @param creator who has it
 * @param code which one
 * @param name its name for people
 * @param description what it is for
 * @param badge the emoji shown
 * @param rewardCredits the bonus credits it brought
 * @param policyVersion the policy that decided
 * @param metric the name of the figure that counted
 * @param value the figure then, in its metric's unit
 * @param unlockedAt when; kept to the microsecond
 */
public record UnlockedAchievement(
    CreatorId creator,
    String code,
    String name,
    String description,
    String badge,
    long rewardCredits,
    String policyVersion,
    String metric,
    long value,
    Instant unlockedAt)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of the range that its rule allows
   */
  public UnlockedAchievement {
    requireNonNull(creator, "creator");
    requireText("code", code, 64);
    requireText("name", name, 100);
    requireText("description", description, 300);
    requireText("badge", badge, 16);
    requireRange("rewardCredits", rewardCredits, 0, 1_000_000);
    requireText("policyVersion", policyVersion, 64);
    requireText("metric", metric, 64);
    unlockedAt = Instants.floor(requireNonNull(unlockedAt, "unlockedAt"));
  }

  /**
   * Returns the key its reward is granted under: the same for the same creator and code, always.
   */
  public IdempotencyKey rewardKey() {
    return IdempotencyKey.of(DerivedId.of(creator.value(), "achievement/" + code).toString());
  }
}
