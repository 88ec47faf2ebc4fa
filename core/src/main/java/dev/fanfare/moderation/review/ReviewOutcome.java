package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Actor;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a case ended.
 *
 * @param end in which way
 * @param decision what was decided, null if it was withdrawn
 * @param by who decided, null unless a reviewer of this case did
 * @param at when; kept to the microsecond
 */
public record ReviewOutcome(End end, @Nullable UUID decision, Actor.@Nullable Human by, Instant at)
    implements Serializable {
  /** How a case can end. */
  public enum End {
    /** A reviewer decided it. */
    DECIDED,
    /** Somebody decided about the content elsewhere, after the case was opened. */
    OVERTAKEN,
    /** The appeal was withdrawn. */
    WITHDRAWN
  }

  /**
   * @throws IllegalArgumentException if the decision or the reviewer does not fit the end
   */
  public ReviewOutcome {
    requireNonNull(end, "end");
    require(
        (decision != null) == (end != End.WITHDRAWN) && (by != null) == (end == End.DECIDED),
        "an end by %s does not fit decision and reviewer",
        end);
    at = Instants.floor(at);
  }
}
