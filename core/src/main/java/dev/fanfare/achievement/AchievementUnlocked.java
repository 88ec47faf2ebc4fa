package dev.fanfare.achievement;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DomainEvent;
import java.time.Instant;

/**
 * A creator has unlocked an achievement.
 *
 * @param creator who
 * @param code which one
 * @param name its name for people
 * @param badge the emoji shown
 * @param rewardCredits the bonus credits it brought
 * @param at when
 */
public record AchievementUnlocked(
    CreatorId creator, String code, String name, String badge, long rewardCredits, Instant at)
    implements DomainEvent {
  /** Checks that nothing is missing. */
  public AchievementUnlocked {
    requireNonNull(creator, "creator");
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    requireNonNull(badge, "badge");
    requireNonNull(at, "at");
  }

  @Override
  public String subject() {
    return creator.value();
  }
}
