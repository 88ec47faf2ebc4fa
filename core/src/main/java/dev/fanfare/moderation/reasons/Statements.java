package dev.fanfare.moderation.reasons;

import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.review.Notices;
import java.util.Optional;
import java.util.UUID;

/**
 * The statements of reasons of decisions, made from what is stored about them. Nothing is stored
 * for them: the same decision gives the same statement as long as what led to it is kept, so a host
 * keeps what it sent.
 */
public interface Statements {
  /** Returns the statements of what a moderation decided. */
  static Statements of(Moderation moderation, Notices notices, ReasonsPolicy policy) {
    return new StoredStatements(moderation, notices, policy);
  }

  /**
   * Returns the statement of reasons of a decision that holds until another takes its place.
   *
   * @return empty if none is due, see {@link StatementRule#state}
   * @throws IllegalArgumentException if there is no such decision
   */
  default Optional<StatementOfReasons> about(UUID decision) {
    return about(decision, Durations.INDEFINITE);
  }

  /**
   * Returns the statement of reasons of a decision whose restrictions end on a day.
   *
   * @return empty if none is due, see {@link StatementRule#state}
   * @throws IllegalArgumentException if there is no such decision, or an end does not fit it
   */
  Optional<StatementOfReasons> about(UUID decision, Durations durations);
}
