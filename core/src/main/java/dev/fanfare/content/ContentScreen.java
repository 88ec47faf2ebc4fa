package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.JobType;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.Surface;
import java.util.UUID;

/**
 * Decides whether an output may be handed over. This is where moderation attaches. Safe for
 * concurrent use; called outside any transaction, and again for the same job after a crash or a
 * fault.
 *
 * <p>Only {@link Verdict#PASSED} lets an output out. A screen that throws, or answers null or
 * {@link Verdict#UNAVAILABLE}, is asked again later, and the output waits.
 */
@FunctionalInterface
public interface ContentScreen {
  /** What a screen says of an output. */
  enum Verdict {
    /** It may be handed over. */
    PASSED,
    /** Somebody is to decide: see {@link ContentGeneration#approve} and {@code block}. */
    HELD,
    /** It must not be handed over. */
    BLOCKED,
    /** The screen cannot say now. */
    UNAVAILABLE
  }

  /**
   * Returns what is to become of an output.
   *
   * @throws RuntimeException if it cannot say, which counts as {@link Verdict#UNAVAILABLE}
   */
  Verdict screen(Draft draft);

  /**
   * Returns the screen for a platform that has connected no moderation: it holds everything, so
   * that a person decides.
   */
  static ContentScreen holdAll() {
    return draft -> Verdict.HELD;
  }

  /**
   * Returns the screen that hands outputs to moderation, as text on {@link Surface#GENERATED}: what
   * it approves passes, restricted or not, what it blocks is blocked, and what waits for a person
   * is held until {@link ContentGeneration#follow} hears of the decision. What is shown for now
   * because a detector is out is not approved, and waits. The item is not declared as made by a
   * model: that is for the one with which the creator publishes it.
   */
  static ContentScreen moderatedBy(Moderation moderation) {
    return new ModeratedScreen(moderation);
  }

  /**
   * Forgets an output whose texts were erased, as far as the screen keeps it; done again it changes
   * nothing. Called outside any transaction.
   */
  default void forget(UUID job) {}

  /**
   * An output before anybody has seen it.
   *
   * @param job which job made it
   * @param creator for whom
   * @param type what it is to be
   * @param text what the model wrote: to be judged, never to be obeyed
   */
  record Draft(UUID job, CreatorId creator, JobType type, String text) {
    public Draft {
      requireNonNull(job, "job");
      requireNonNull(creator, "creator");
      requireNonNull(type, "type");
      requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return "Draft[%s, %s, %s, %d characters]".formatted(job, creator, type, text.length());
    }
  }
}
