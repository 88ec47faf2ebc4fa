package dev.fanfare.moderation;

import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Screening of what is published, and the decisions about it.
 *
 * <p>A screening is recorded before anything is looked at, so that one that is cut off is found
 * again by {@link #resume}; until it is decided the content counts as held. No detector is called
 * within a transaction: {@link #screen}, {@link #resume} and {@link #rescreen} must not be either.
 */
public interface Moderation {
  /**
   * Screens one version of an item and decides. A version that was screened before is not looked at
   * again: it gets its first decision.
   *
   * @param key names the request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  ScreenResult screen(ContentItem item, IdempotencyKey key);

  /**
   * Screens items together, which asks language models less often. Each gets what {@link
   * #screen(ContentItem, IdempotencyKey)} would give it: no item changes what is decided about
   * another.
   *
   * @param items 1 to 1000, each version of an item once
   * @param key names the request
   * @return a result for each, in the same order
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  List<ScreenResult> screen(List<ContentItem> items, IdempotencyKey key);

  /**
   * Decides as a person says. It stands against every screening of this version that is still under
   * way, and can be called within a transaction.
   *
   * @throws UnknownContentException if the version was never screened
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  RuleResult rule(HumanRuling ruling, IdempotencyKey key);

  /**
   * Holds a version and has it screened anew, say because a consent was withdrawn. Can be called
   * within a transaction.
   *
   * @param cause a code that says why, 1 to 64 characters
   * @throws UnknownContentException if the version was never screened
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  ReopenResult reopen(ContentRef content, String cause, IdempotencyKey key);

  /**
   * Notes when the creator was informed of a decision: the time to appeal runs from then, and is
   * never shortened.
   *
   * @throws IllegalArgumentException if there is no such decision
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  InformResult informed(UUID decision, Instant at, IdempotencyKey key);

  /**
   * Raises a flag for a person.
   *
   * @param severity LOW or worse
   * @param raisedBy the host's id of the person, 1 to 64 characters
   * @throws UnknownContentException if the version was never screened
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  FlagResult flag(
      ContentRef content,
      Category category,
      Severity severity,
      String raisedBy,
      IdempotencyKey key);

  /**
   * Settles a flag.
   *
   * @param reason why, 1 to 2000 characters
   * @throws IllegalArgumentException if there is no such flag
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  FlagResult resolve(
      UUID flag, Flag.Outcome outcome, String reason, Actor.Human by, IdempotencyKey key);

  /**
   * Returns the decision that holds for a version, empty if there is none or it is being screened:
   * then it counts as held.
   */
  Optional<Decision> standing(ContentRef content);

  /** Returns whether a version may be shown to anybody now. */
  default boolean isShown(ContentRef content) {
    return standing(content).map(decision -> decision.visibility().isShown()).orElse(false);
  }

  /** Returns all decisions about a version, oldest first. */
  List<Decision> decisions(ContentRef content);

  /** Returns a decision, whether or not it still stands. */
  Optional<Decision> decision(UUID id);

  /** Returns what detectors said of a version, oldest first. */
  List<Signal> signals(ContentRef content);

  /** Returns the flags of a version, settled ones too, by category. */
  List<Flag> flags(ContentRef content);

  /** Returns a version as it was screened, empty if it is unknown or was erased. */
  Optional<ContentItem> item(ContentRef content);

  /**
   * Takes up screenings that were cut off or asked for by {@link #reopen}, oldest first.
   *
   * @param limit how many at most, 1 to 1000
   * @return how many were decided
   */
  int resume(int limit);

  /**
   * Screens again what is shown although a detector was out, the riskiest and then the oldest
   * first, unless the detector is still out.
   *
   * @param limit how many at most, 1 to 1000
   * @return how many were decided
   */
  int rescreen(int limit);
}
