package dev.fanfare.moderation.review;

import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Actor;
import java.io.Serializable;
import java.time.Instant;

/**
 * That somebody looks at a case.
 *
 * @param reviewer who
 * @param until the first instant at which somebody else may take it; kept to the microsecond
 */
public record Lease(Actor.Human reviewer, Instant until) implements Serializable {
  /** Checks that nothing is missing. */
  public Lease {
    requireNonNull(reviewer, "reviewer");
    until = Instants.floor(until);
  }

  /** Returns whether somebody else may take the case. */
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }
}
