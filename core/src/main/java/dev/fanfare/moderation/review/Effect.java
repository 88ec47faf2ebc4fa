package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision does to a creator and their content, for as long as no other decision takes its
 * place. Immutable; instants are kept to the microsecond.
 *
 * @param decision which decision
 * @param creator to whom
 * @param content on account of which version of which item
 * @param actions what is done; service and account concern the creator, not the content alone
 * @param strikes points against the creator, 0 to 1000
 * @param at from when on
 * @param strikesUntil the first instant at which the points count no longer; null without points
 * @param liftedBy the decision that took its place, null while it holds
 * @param liftedAt since when it holds no longer, null while it does
 */
public record Effect(
    UUID decision,
    CreatorId creator,
    ContentRef content,
    Actions actions,
    int strikes,
    Instant at,
    @Nullable Instant strikesUntil,
    @Nullable UUID liftedBy,
    @Nullable Instant liftedAt)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the others
   */
  public Effect {
    requireNonNull(decision, "decision");
    requireNonNull(creator, "creator");
    requireNonNull(content, "content");
    requireNonNull(actions, "actions");
    requireRange("strikes", strikes, 0, 1_000);
    at = Instants.floor(at);
    require(
        (strikesUntil != null) == (strikes > 0), "strikesUntil must be set exactly for strikes");
    strikesUntil = strikesUntil == null ? null : Instants.floor(strikesUntil);
    require((liftedBy == null) == (liftedAt == null), "liftedBy and liftedAt belong together");
    liftedAt = liftedAt == null ? null : Instants.floor(liftedAt);
  }

  /** Returns whether no other decision has taken its place. */
  public boolean isInForce() {
    return liftedBy == null;
  }

  /** Returns the points that count at an instant. */
  public int points(Instant now) {
    return isInForce() && strikesUntil != null && now.isBefore(strikesUntil) ? strikes : 0;
  }

  /** Returns the same effect as another decision ended it. */
  public Effect lifted(UUID by, Instant when) {
    return new Effect(
        decision,
        creator,
        content,
        actions,
        strikes,
        at,
        strikesUntil,
        requireNonNull(by, "by"),
        requireNonNull(when, "when"));
  }
}
