package dev.fanfare.moderation;

import dev.fanfare.event.Operations;

/** Tells what was decided and found. */
final class Announcements {
  private Announcements() {}

  /**
   * Announces a decision. That an older version may be shown as it is announced no more: a host
   * that does not compare versions would show the newer one.
   *
   * @param newest the newest version that is known
   */
  static void announce(Operations operations, Decision decision, int newest) {
    boolean outdated = decision.content().version() < newest;
    if (!outdated || !decision.visibility().isShown()) {
      operations.announce(event(decision));
    }
  }

  private static ModerationEvent event(Decision decision) {
    DecisionFacts facts = decision.facts();
    return switch (decision.visibility()) {
      case BLOCK ->
          new ModerationEvent.ContentBlocked(
              facts.creator(),
              facts.content(),
              facts.id(),
              facts.actions(),
              facts.categories(),
              facts.statement());
      case HOLD ->
          new ModerationEvent.ContentHeld(
              facts.creator(), facts.content(), facts.id(), facts.actions(), facts.categories());
      case ALLOW, LABEL, AGE_RESTRICT, INTERACTION_RESTRICT, DEMOTE -> shown(facts);
    };
  }

  private static ModerationEvent shown(DecisionFacts facts) {
    if (facts.deferred()) {
      return new ModerationEvent.ContentDeferred(
          facts.creator(), facts.content(), facts.id(), facts.actions());
    }
    return facts.actions().equals(Actions.ALLOW)
        ? new ModerationEvent.ContentApproved(facts.creator(), facts.content(), facts.id())
        : new ModerationEvent.ContentRestricted(
            facts.creator(), facts.content(), facts.id(), facts.actions(), facts.categories());
  }

  static ModerationEvent.FlagOpened opened(Flag flag) {
    return new ModerationEvent.FlagOpened(
        flag.creator(), flag.content(), flag.id(), flag.category(), flag.severity());
  }

  static ModerationEvent.FlagResolved resolved(Flag flag, Flag.Outcome outcome) {
    return new ModerationEvent.FlagResolved(
        flag.creator(), flag.content(), flag.id(), flag.category(), outcome);
  }
}
