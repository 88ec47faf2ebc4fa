package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actor;
import java.util.Set;

/**
 * Says which reviewer may see what. A host answers from its own staff; safe for concurrent use, and
 * called within a transaction.
 */
@FunctionalInterface
public interface Reviewers {
  /** Returns whether somebody may take cases from a queue. */
  boolean mayTake(Actor.Human reviewer, ReviewQueue queue);

  /**
   * Returns whether a creator's content is a reviewer's own. Here it is if both ids are the same
   * text; a host whose reviewers have other ids, or several accounts, says so.
   */
  default boolean isOwn(Actor.Human reviewer, CreatorId creator) {
    return reviewer.id().equals(creator.value());
  }

  /** Returns reviewers of whom nobody may take from the restricted queue. */
  static Reviewers standardOnly() {
    return (reviewer, queue) -> queue == ReviewQueue.STANDARD;
  }

  /**
   * Returns reviewers of whom these may take from the restricted queue too.
   *
   * @param cleared the host's ids of them
   */
  static Reviewers cleared(Set<String> cleared) {
    Set<String> ids = Set.copyOf(cleared);
    return (reviewer, queue) -> queue == ReviewQueue.STANDARD || ids.contains(reviewer.id());
  }
}
