package dev.fanfare.moderation.review;

import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Actor;
import java.io.Serializable;
import java.time.Instant;

/**
 * What one of several reviewers said about a case.
 *
 * @param by who
 * @param verdict what
 * @param at when; kept to the microsecond
 */
public record ReviewVote(Actor.Human by, ReviewVerdict verdict, Instant at)
    implements Serializable {
  /** Checks that nothing is missing. */
  public ReviewVote {
    requireNonNull(by, "by");
    requireNonNull(verdict, "verdict");
    at = Instants.floor(at);
  }
}
