package dev.fanfare.moderation;

import dev.fanfare.creator.CreatorId;

/**
 * Says how far creators are trusted. A host answers from what it knows; safe for concurrent use and
 * called outside transactions.
 */
@FunctionalInterface
public interface CreatorStandings {
  /** Returns a creator's standing; a fault counts as {@link CreatorStanding#NEW}. */
  CreatorStanding of(CreatorId creator);

  /** Returns the standings of a platform that trusts nobody in advance. */
  static CreatorStandings allNew() {
    return creator -> CreatorStanding.NEW;
  }
}
