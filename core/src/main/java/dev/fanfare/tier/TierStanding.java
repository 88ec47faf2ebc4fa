package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a creator stands: what is in force, and what the next decision builds on.
 *
 * @param current the last entry of the creator's history, without an end
 * @param earned what evaluations have given, null if the creator was never evaluated and is there
 *     by an override
 */
public record TierStanding(TierAssignment current, @Nullable EarnedTier earned)
    implements Serializable {
  public TierStanding {
    requireNonNull(current, "current");
    require(
        current.until() == null,
        "the current assignment of '%s' must be open, ended at %s",
        current.creator(),
        current.until());
    require(
        earned != null || current.cause() == TierAssignment.Cause.OVERRIDE,
        "the standing of '%s' must say what was earned, as there is no override",
        current.creator());
  }

  /** Returns whose standing it is. */
  public CreatorId creator() {
    return current.creator();
  }
}
