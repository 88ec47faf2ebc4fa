package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareEvents;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.CreatorStandings;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What decisions do to creators: restrictions in force, and strikes. Effects are only ever added
 * and ended. A decision that takes another's place ends all that the other did, so that overturning
 * one gives everything back, and nothing that a further decision still asks for.
 */
public interface Enforcement {
  /** Returns the enforcement kept in a store. */
  static Enforcement of(
      Operations operations, EnforcementStore store, Moderation moderation, StrikePolicy policy) {
    return new StoredEnforcement(operations, store, moderation, policy);
  }

  /**
   * Puts a decision into effect and ends the effects of those that it replaced, whichever of them
   * were put into effect before. Done again it changes nothing.
   *
   * @return whether anything was changed
   * @throws IllegalArgumentException if there is no such decision
   */
  boolean apply(UUID decision);

  /** Puts every decision into effect when its event is delivered. */
  default void follow(FanfareEvents events) {
    events.subscribe(ModerationEvent.Decided.class, decided -> apply(decided.decision()));
  }

  /** Returns what is in force for a version of an item: visibility and monetary. */
  Actions onContent(ContentRef content);

  /** Returns what is in force for a creator: service and account. */
  Actions onCreator(CreatorId creator);

  /** Returns the points that count against a creator now. */
  int strikes(CreatorId creator);

  /**
   * Returns a creator's effects, those that were ended too, the latest first.
   *
   * @param before the last one of the page before, empty to begin
   * @param limit how many at most, 1 to 1000
   */
  List<Effect> history(CreatorId creator, Optional<Effect> before, int limit);

  /**
   * Returns standings by which whoever has points or is restricted is {@link
   * CreatorStanding#WATCHED}, and what a host says holds for everybody else.
   */
  default CreatorStandings watching(CreatorStandings others) {
    return creator ->
        strikes(creator) > 0 || onCreator(creator).areRestrictive()
            ? CreatorStanding.WATCHED
            : others.of(creator);
  }
}
