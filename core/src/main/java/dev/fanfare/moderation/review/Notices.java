package dev.fanfare.moderation.review;

import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Moderation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What users report (DSA Art. 16). A notice raises a flag and brings the item to a reviewer; by
 * itself it changes nothing about the item.
 *
 * <p>Somebody reports a version for one category once. How much a notice weighs follows from how
 * the last hundred of its sender ended; who sends many is slowed down, and a person may suspend who
 * abuses it, after a warning (DSA Art. 23(2)). None of that holds for what shows minors or intimate
 * pictures: such a notice is always taken.
 */
public interface Notices {
  /**
   * Returns the notices kept in a store.
   *
   * @param moderation knows what can be reported
   */
  static Notices of(
      Operations operations,
      ReviewStore store,
      Moderation moderation,
      ReviewPolicy policy,
      Reach reach) {
    return new StoredNotices(operations, store, moderation, policy, reach);
  }

  /**
   * Takes a notice.
   *
   * @param key names the request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  SubmitResult submit(NoticeRequest notice, IdempotencyKey key);

  /**
   * Notes that a notifier was told how their notice ended: their time to appeal runs from then.
   *
   * @param key names the request
   * @throws UnknownReviewException if there is no such notice
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  InformedResult informed(UUID notice, Instant at, IdempotencyKey key);

  /**
   * Notes that somebody was warned for sending what is manifestly unfounded.
   *
   * @param key names the request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  StandingResult warn(String reporter, Actor.Human by, IdempotencyKey key);

  /**
   * Has somebody's notices change nothing for a while.
   *
   * @param until until when, exclusive
   * @param key names the request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  StandingResult suspend(String reporter, Instant until, Actor.Human by, IdempotencyKey key);

  /** Returns a notice, empty if there is none of that id. */
  Optional<Notice> find(UUID notice);

  /**
   * Returns the notices about a version of an item, oldest first.
   *
   * @param after the last one of the page before, empty to begin
   * @param limit how many at most, 1 to 1000
   */
  List<Notice> about(ContentRef content, Optional<Notice> after, int limit);

  /**
   * Removes what somebody wrote in notices (GDPR Art. 17); what they reported, and how it ended,
   * remains.
   *
   * @return how many notices had a text
   */
  int forgetTexts(String reporter);

  /** What became of a {@link #submit}. */
  sealed interface SubmitResult extends Answer {
    /**
     * It was taken. Confirm it to whoever sent it.
     *
     * @param reviewCase where it is looked at
     * @param dueAt until when somebody is to have looked
     */
    record Accepted(UUID notice, UUID reviewCase, Instant dueAt, boolean replayed)
        implements SubmitResult {
      @Override
      public Accepted asReplayed() {
        return new Accepted(notice, reviewCase, dueAt, true);
      }
    }

    /** Nothing was changed: they have reported it before. */
    record Duplicate(UUID notice, boolean replayed) implements SubmitResult {
      @Override
      public Duplicate asReplayed() {
        return new Duplicate(notice, true);
      }
    }

    /**
     * Nothing was changed: they have sent too many.
     *
     * @param retryAt when they may send another one
     */
    record Throttled(Instant retryAt, boolean replayed) implements SubmitResult {
      @Override
      public Throttled asReplayed() {
        return new Throttled(retryAt, true);
      }
    }

    /** Nothing was changed: their notices are not taken for now. */
    record Suspended(Instant until, boolean replayed) implements SubmitResult {
      @Override
      public Suspended asReplayed() {
        return new Suspended(until, true);
      }
    }

    /** Nothing was changed: this version of this item was never screened. */
    record UnknownContent(boolean replayed) implements SubmitResult {
      @Override
      public UnknownContent asReplayed() {
        return new UnknownContent(true);
      }
    }
  }

  /** What became of an {@link #informed}. */
  sealed interface InformedResult extends Answer {
    /**
     * It is noted.
     *
     * @param appealUntil the first instant at which they can no longer appeal
     */
    record Noted(UUID notice, Instant appealUntil, boolean replayed) implements InformedResult {
      @Override
      public Noted asReplayed() {
        return new Noted(notice, appealUntil, true);
      }
    }

    /** Nothing was changed: the notice is not decided. */
    record StillOpen(UUID notice, boolean replayed) implements InformedResult {
      @Override
      public StillOpen asReplayed() {
        return new StillOpen(notice, true);
      }
    }
  }

  /** What became of a {@link #warn} or a {@link #suspend}. */
  sealed interface StandingResult extends Answer {
    /** It holds. */
    record Changed(ReporterStanding standing, boolean replayed) implements StandingResult {
      @Override
      public Changed asReplayed() {
        return new Changed(standing, true);
      }
    }

    /** Nothing was changed: they have to be warned first. */
    record NotWarned(boolean replayed) implements StandingResult {
      @Override
      public NotWarned asReplayed() {
        return new NotWarned(true);
      }
    }
  }
}
