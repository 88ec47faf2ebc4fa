package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Moderation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Complaints against decisions (DSA Art. 20): free, for six calendar months from the day somebody
 * was informed, and decided by a person who did not make the decision. Reviewers decide them in
 * {@link Reviews}.
 *
 * <p>The time runs to the end of the day that has the same number six months later, or to the end
 * of that month if it is shorter: who was informed on 31 August appeals until the end of 28 or 29
 * February. An appeal at the last microsecond of that day is in time, one at the midnight after it
 * is not. Days are those of the policy's zone.
 */
public interface Appeals {
  /** Returns the appeals kept in a store. */
  static Appeals of(
      Operations operations, ReviewStore store, Moderation moderation, ReviewPolicy policy) {
    return new StoredAppeals(operations, store, moderation, policy);
  }

  /**
   * Appeals a decision as the creator whom it restricts.
   *
   * @param text why, at most 5000 characters, null to give no reason; only reviewers read it
   * @param key names the request
   * @throws IllegalArgumentException if there is no such decision
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  OpenResult open(UUID decision, CreatorId by, @Nullable String text, IdempotencyKey key);

  /**
   * Appeals that nothing was done, as whoever reported it.
   *
   * @param notice which of their notices
   * @param reporter the host's id of who appeals
   * @param text why, at most 5000 characters, null to give no reason; only reviewers read it
   * @param key names the request
   * @throws UnknownReviewException if there is no such notice
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  OpenResult openByNotifier(
      UUID notice, String reporter, @Nullable String text, IdempotencyKey key);

  /**
   * Takes an appeal back, for good.
   *
   * @param by the host's id of who appealed
   * @param key names the request
   * @throws UnknownReviewException if there is no such appeal
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  WithdrawResult withdraw(UUID appeal, String by, IdempotencyKey key);

  /**
   * Notes that a decided appeal was brought before an out-of-court body (DSA Art. 21) or a court.
   *
   * @param reference the number it has there, 1 to 200 characters
   * @param key names the request
   * @throws UnknownReviewException if there is no such appeal
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  ReferResult refer(UUID appeal, String reference, IdempotencyKey key);

  /**
   * Returns how the creator's right to appeal a decision stands.
   *
   * @throws IllegalArgumentException if there is no such decision
   */
  Standing standing(UUID decision);

  /** Returns an appeal, empty if there is none of that id. */
  Optional<Appeal> find(UUID appeal);

  /**
   * Returns the appeals about a creator's content, the latest first.
   *
   * @param before the last one of the page before, empty to begin
   * @param limit how many at most, 1 to 1000
   */
  List<Appeal> about(CreatorId creator, Optional<Appeal> before, int limit);

  /**
   * Removes what somebody wrote in appeals (GDPR Art. 17); that they appealed, and how it ended,
   * remains.
   *
   * @return how many appeals had a text
   */
  int forgetTexts(String appellant);

  /**
   * How a right to appeal stands.
   *
   * @param possible whether an appeal would be taken now
   * @param state how the appeal stands, {@link AppealState#EXPIRED} if there is none and it is too
   *     late, null if there is none and it is not, or there never could be one
   * @param appeal the appeal, null if there is none
   * @param until the first instant at which it is too late, null if the decision cannot be appealed
   */
  record Standing(
      boolean possible,
      @Nullable AppealState state,
      @Nullable UUID appeal,
      @Nullable Instant until) {}

  /** What became of an {@link #open}. */
  sealed interface OpenResult extends Answer {
    /**
     * It waits for a reviewer.
     *
     * @param dueAt until when somebody is to have looked
     */
    record Opened(UUID appeal, Instant dueAt, boolean replayed) implements OpenResult {
      @Override
      public Opened asReplayed() {
        return new Opened(appeal, dueAt, true);
      }
    }

    /** Nothing was changed: they have appealed it before. */
    record AlreadyAppealed(UUID appeal, AppealState state, boolean replayed) implements OpenResult {
      @Override
      public AlreadyAppealed asReplayed() {
        return new AlreadyAppealed(appeal, state, true);
      }
    }

    /**
     * Nothing was changed: it is too late.
     *
     * @param deadline the first instant at which it was
     */
    record TooLate(Instant deadline, boolean replayed) implements OpenResult {
      @Override
      public TooLate asReplayed() {
        return new TooLate(deadline, true);
      }
    }

    /** Nothing was changed: this decision cannot be appealed. */
    record NotAppealable(boolean replayed) implements OpenResult {
      @Override
      public NotAppealable asReplayed() {
        return new NotAppealable(true);
      }
    }

    /** Nothing was changed: it is somebody else's to appeal. */
    record NotYours(boolean replayed) implements OpenResult {
      @Override
      public NotYours asReplayed() {
        return new NotYours(true);
      }
    }
  }

  /** What became of a {@link #withdraw}. */
  sealed interface WithdrawResult extends Answer {
    /** It is taken back. */
    record Withdrawn(UUID appeal, boolean replayed) implements WithdrawResult {
      @Override
      public Withdrawn asReplayed() {
        return new Withdrawn(appeal, true);
      }
    }

    /** Nothing was changed: it is decided, or was taken back before. */
    record Closed(UUID appeal, AppealState state, boolean replayed) implements WithdrawResult {
      @Override
      public Closed asReplayed() {
        return new Closed(appeal, state, true);
      }
    }

    /** Nothing was changed: it is somebody else's. */
    record NotYours(UUID appeal, boolean replayed) implements WithdrawResult {
      @Override
      public NotYours asReplayed() {
        return new NotYours(appeal, true);
      }
    }
  }

  /** What became of a {@link #refer}. */
  sealed interface ReferResult extends Answer {
    /** It is noted. */
    record Noted(UUID appeal, boolean replayed) implements ReferResult {
      @Override
      public Noted asReplayed() {
        return new Noted(appeal, true);
      }
    }

    /** Nothing was changed: the appeal is not decided yet. */
    record StillOpen(UUID appeal, boolean replayed) implements ReferResult {
      @Override
      public StillOpen asReplayed() {
        return new StillOpen(appeal, true);
      }
    }
  }
}
