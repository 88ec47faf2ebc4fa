package dev.fanfare.moderation;

import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
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
   * Returns the service over a store.
   *
   * @param policies of which one must be in force whenever something is screened
   * @param pipeline the stages; one service uses it
   * @param intake takes what a person has to look at
   */
  static Moderation of(
      Operations operations,
      ModerationStore store,
      ModerationPolicies policies,
      Pipeline pipeline,
      ReviewIntake intake) {
    return new StoredModeration(operations, store, policies, pipeline, intake);
  }

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
   * Takes up screenings that were cut off or asked for by {@link #reopen}, the longest due first,
   * and marks what a person approved.
   *
   * @param limit how many at most, 1 to 1000
   * @return how many were decided
   */
  int resume(int limit);

  /**
   * Screens again what had to wait because a stage was out: what is shown meanwhile first, then the
   * riskiest, then what waits longest. What waits for a stage that is still out is left alone. Call
   * it from a schedule: its limit and how often it is called say how fast a backlog is worked off.
   *
   * @param limit how many at most, 1 to 1000
   * @return how many no longer wait
   */
  int rescreen(int limit);

  /** Returns how much is not settled. */
  Backlog backlog();

  /**
   * Forgets what all versions of an item hold. Decisions, signals and flags stay; none of them
   * holds content. What is being screened stays held.
   *
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  EraseResult erase(String content, IdempotencyKey key);

  /** Returns what a policy in shadow would have changed. */
  ShadowSummary shadowSummary(String version);

  /**
   * Returns what a policy in shadow would have done otherwise.
   *
   * @param after the last decision already seen, empty to start
   * @param limit how many at most, 1 to 1000
   */
  List<ShadowDiff> shadowDiffs(String version, Optional<UUID> after, int limit);
}
