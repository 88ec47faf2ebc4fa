package dev.fanfare.moderation.review;

import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where cases are kept, with the notices and appeals that make them. Safe for concurrent use.
 *
 * <p>Ids are told apart and sorted as bytes, not by a language's collation. Writes run in a
 * transaction.
 */
public interface ReviewStore extends NoticeStore, AppealStore {
  /**
   * Adds a case.
   *
   * @return false, and nothing is changed, if the content has an open case of kind {@link
   *     ReviewKind#REVIEW} and this is another, or the appeal has a case
   */
  boolean addCase(ReviewCase opened);

  /** Returns a case, empty if there is none of that id. */
  Optional<ReviewCase> findCase(UUID id);

  /**
   * Returns the open case of kind {@link ReviewKind#REVIEW} about a version of an item, and keeps
   * others from changing it until the running transaction ends.
   */
  Optional<ReviewCase> lockOpenCase(ContentRef content);

  /** Returns the case of an appeal, open or not. */
  Optional<ReviewCase> caseOfAppeal(UUID appeal);

  /** Returns the case that ended with a decision, the first of several; empty if none did. */
  Optional<ReviewCase> caseOfDecision(UUID decision);

  /**
   * Replaces a case, if it still is as it was. The check and the write are one statement ({@code …
   * where id = ? and version = next.version - 1}).
   *
   * @return whether it was replaced; if not, nothing was changed
   */
  boolean saveCase(ReviewCase next);

  /**
   * Gives a reviewer the most urgent case of a queue that nobody looks at, that is not about their
   * own content ({@code creator <> reviewer}) and that they were not excluded from: the one of the
   * highest priority, of these the one that is due first, of these the one with the smallest id. A
   * case that another transaction is about to give away is passed over. The choice and the lease
   * are one statement:
   *
   * <pre>{@code
   * update … set lease = ?, token = token + 1, version = version + 1 where id =
   *   (select id from … order by priority desc, due_at, id limit 1 for update skip locked)
   * }</pre>
   *
   * @param now leases that are over at this instant count as given back
   * @return the case with its new lease, empty if there is none
   */
  Optional<ReviewCase> lease(ReviewQueue queue, Lease lease, Instant now);

  /** Keeps a reviewer from being given a case; done twice it changes nothing. */
  void exclude(UUID reviewCase, Actor.Human reviewer);

  /**
   * Sets the priority of all open cases whose priority has changed by an instant, as {@link
   * ReviewCase#pricedAt} does; their version stays.
   *
   * @return how many
   */
  int reprice(Instant now);

  /**
   * Returns the open cases of a queue in the order in which they are given away, leased ones too.
   *
   * @param after the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<ReviewCase> waiting(ReviewQueue queue, Optional<ReviewCase> after, int limit);

  /**
   * Visits the cases that were open at some moment in [from, to), in no particular order: opened
   * before its end and not ended before its beginning.
   */
  void forEachCase(Instant from, Instant to, Consumer<ReviewCase> visitor);

  /** Returns how much waits in a queue. */
  Load load(ReviewQueue queue, Instant now);

  /**
   * How much waits in a queue.
   *
   * @param open cases, leased ones too
   * @param leased cases that somebody looks at
   * @param overdue cases that should have been decided
   */
  record Load(int open, int leased, int overdue) {}
}
