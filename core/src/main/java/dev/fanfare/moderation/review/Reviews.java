package dev.fanfare.moderation.review;

import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ReviewIntake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue of what people have to look at, and what they decide.
 *
 * <p>A reviewer takes a case, which nobody else gets for a while, and decides it under the number
 * of that lease. Once somebody else has taken it, the older number decides nothing, so no case is
 * decided twice.
 */
public interface Reviews {
  /**
   * Returns the queue kept in a store.
   *
   * @param moderation makes the decisions of what reviewers say
   * @param enforcement puts them into effect at once
   */
  static Reviews of(
      Operations operations,
      ReviewStore store,
      Moderation moderation,
      Enforcement enforcement,
      Reviewers reviewers,
      ReviewPolicy policy) {
    return new StoredReviews(operations, store, moderation, enforcement, reviewers, policy);
  }

  /**
   * Returns what the moderation pipeline hands its cases to. It joins the pipeline's transaction.
   */
  static ReviewIntake intake(
      Operations operations, ReviewStore store, ReviewPolicy policy, Reach reach) {
    return new StoredReviewIntake(new CaseDesk(operations, store, policy), reach);
  }

  /**
   * Gives a reviewer the most urgent case of a queue that they may decide: of the highest priority
   * now, of these the one that is due first, of these the one with the smallest id.
   *
   * @param key names the request; repeated, it gets the same case
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  TakeResult take(ReviewQueue queue, Actor.Human by, IdempotencyKey key);

  /**
   * Lengthens a lease from now on, under its number.
   *
   * @param key names the request
   * @throws UnknownReviewException if there is no such case
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  LeaseResult renew(UUID reviewCase, long token, Actor.Human by, IdempotencyKey key);

  /**
   * Gives a case back, and is not given it again.
   *
   * @param key names the request
   * @throws UnknownReviewException if there is no such case
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  LeaseResult skip(
      UUID reviewCase, long token, Actor.Human by, SkipReason reason, IdempotencyKey key);

  /**
   * Decides a case. The verdict becomes a decision about the content, settles its open flags and
   * notices and is put into effect, all in one transaction. Of an appeal it says how that ends; a
   * verdict that leaves everything as it is makes no new decision.
   *
   * <p>Where two people have to agree, the case goes on to another reviewer, who does not need to
   * know what the first one said, until two have said the same.
   *
   * <p>A lease that is over still counts until somebody else has taken the case.
   *
   * @param token the number of the lease
   * @param key names the request
   * @throws UnknownReviewException if there is no such case
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  DecideResult decide(
      UUID reviewCase, long token, Actor.Human by, ReviewVerdict verdict, IdempotencyKey key);

  /**
   * Brings the priorities of what waits up to date. {@link #take} and {@link #waiting} do so
   * themselves; call it from a schedule so that the first of them in a while has little to do, and
   * whoever reads the table sees the order of now.
   *
   * @return how many cases have another priority
   */
  int reprice();

  /** Returns a case, empty if there is none of that id. */
  Optional<ReviewCase> find(UUID reviewCase);

  /** Returns the open case about a version of an item, appeals aside. */
  Optional<ReviewCase> about(ContentRef content);

  /**
   * Returns the open cases of a queue in the order in which they are given away now, leased ones
   * too.
   *
   * @param after the last one of the page before, empty to begin
   * @param limit how many at most, 1 to 1000
   */
  List<ReviewCase> waiting(ReviewQueue queue, Optional<ReviewCase> after, int limit);

  /** Returns how much waits in a queue now. */
  ReviewStore.Load load(ReviewQueue queue);

  /** What became of a {@link #take}. */
  sealed interface TakeResult extends Answer {
    /**
     * The case is the reviewer's for now.
     *
     * @param token the number of the lease
     * @param until the first instant at which somebody else may take it
     */
    record Taken(UUID reviewCase, long token, Instant until, boolean replayed)
        implements TakeResult {
      @Override
      public Taken asReplayed() {
        return new Taken(reviewCase, token, until, true);
      }
    }

    /** There is nothing that this reviewer may decide. */
    record Nothing(boolean replayed) implements TakeResult {
      @Override
      public Nothing asReplayed() {
        return new Nothing(true);
      }
    }

    /** The reviewer may not take from this queue. */
    record NotCleared(boolean replayed) implements TakeResult {
      @Override
      public NotCleared asReplayed() {
        return new NotCleared(true);
      }
    }
  }

  /** What became of a {@link #renew} or a {@link #skip}. */
  sealed interface LeaseResult extends Answer {
    /**
     * It was done.
     *
     * @param until the new end of the lease, null if there is none any more
     */
    record Done(UUID reviewCase, @Nullable Instant until, boolean replayed) implements LeaseResult {
      @Override
      public Done asReplayed() {
        return new Done(reviewCase, until, true);
      }
    }

    /** Nothing was changed: the case is not this reviewer's any more. */
    record Lost(UUID reviewCase, boolean replayed) implements LeaseResult {
      @Override
      public Lost asReplayed() {
        return new Lost(reviewCase, true);
      }
    }
  }

  /** What became of a {@link #decide}. */
  sealed interface DecideResult extends Answer {
    /** Returns which case. */
    UUID reviewCase();

    /**
     * It is decided.
     *
     * @param decision what holds now
     * @param appeal how the appeal ended, null unless it was one
     */
    record Decided(UUID reviewCase, UUID decision, @Nullable AppealState appeal, boolean replayed)
        implements DecideResult {
      @Override
      public Decided asReplayed() {
        return new Decided(reviewCase, decision, appeal, true);
      }
    }

    /** Another reviewer has to say the same. */
    record NeedsSecond(UUID reviewCase, int votes, boolean replayed) implements DecideResult {
      @Override
      public NeedsSecond asReplayed() {
        return new NeedsSecond(reviewCase, votes, true);
      }
    }

    /** Nothing was changed: the case is not this reviewer's any more, or has ended. */
    record Lost(UUID reviewCase, boolean replayed) implements DecideResult {
      @Override
      public Lost asReplayed() {
        return new Lost(reviewCase, true);
      }
    }

    /** Nothing was decided: this reviewer may not. The case is given back. */
    record Recused(UUID reviewCase, Recusal reason, boolean replayed) implements DecideResult {
      @Override
      public Recused asReplayed() {
        return new Recused(reviewCase, reason, true);
      }
    }

    /**
     * Nothing was decided: another decision about the content stands by now. The case is given
     * back, to be looked at with that in mind.
     *
     * @param standing the decision that stands, null if it is being screened
     */
    record Overtaken(UUID reviewCase, @Nullable UUID standing, boolean replayed)
        implements DecideResult {
      @Override
      public Overtaken asReplayed() {
        return new Overtaken(reviewCase, standing, true);
      }
    }

    /**
     * Nothing was decided: the verdict would leave whoever appealed worse off than what stands.
     * What else is found takes a notice of its own.
     */
    record AgainstAppellant(UUID reviewCase, boolean replayed) implements DecideResult {
      @Override
      public AgainstAppellant asReplayed() {
        return new AgainstAppellant(reviewCase, true);
      }
    }
  }
}
