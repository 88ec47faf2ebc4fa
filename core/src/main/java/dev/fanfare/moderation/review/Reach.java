package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.ContentRef;

/**
 * How many people see an item; what more see is looked at earlier. A host answers from what it has
 * at hand: called within a transaction, so never over a network. Safe for concurrent use.
 */
@FunctionalInterface
public interface Reach {
  /** Returns how many people see it or are likely to, 0 or more; a fault counts as 0. */
  long of(ContentRef content, CreatorId creator);

  /** Returns a reach that is never known. */
  static Reach unknown() {
    return (content, creator) -> 0;
  }
}
