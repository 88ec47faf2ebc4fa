package dev.fanfare.moderation;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where screenings, signals, decisions and flags are kept. Safe for concurrent use. What it was
 * given comes back equal.
 *
 * <p>Signals, decisions and flags belong to a screening that is stored, and the decisions that a
 * screening names, or a decision or a shadow's difference refers to, are stored before it and are
 * about the same version; no two decisions override the same one. A storage may refuse anything
 * else.
 */
public interface ModerationStore {
  /**
   * Keeps others from changing anything of an item, all its versions together, until the running
   * transaction ends; of an item never seen as well. Several items are locked in the order of their
   * ids.
   *
   * @return the newest version that is known, 0 if none is
   */
  int lock(String content);

  /** Returns how the screening of a version stands. */
  Optional<Screening> find(ContentRef content);

  /**
   * Adds or replaces a screening, whose item the running transaction has locked. Creator, hashes,
   * beginning and what the item holds never change, but that the item may be gone: then it never
   * comes back.
   */
  void put(Screening screening);

  /**
   * Returns screenings with a run that is due, the longest first.
   *
   * @param limit how many at most, 1 or more
   */
  List<Screening> due(Instant now, int limit);

  /**
   * Returns screenings that wait, have no run under way and whose next try has come: those that are
   * shown first, then the riskiest, then those that wait longest, then by item and version.
   *
   * @param except stages that are out; what waits for one of them is left out
   * @param limit how many at most, 1 or more
   */
  List<Screening> waiting(Instant now, Collection<String> except, int limit);

  /**
   * Returns screenings whose mark is {@link Screening.Mark#DUE}, by item and version.
   *
   * @param limit how many at most, 1 or more
   */
  List<Screening> unmarked(int limit);

  /** Returns how many screenings have a run, and how many wait. */
  Backlog backlog();

  /**
   * Returns versions of items that show a person, by item and version; erased ones are left out.
   *
   * @param after the last one already seen, empty to start
   * @param limit how many at most, 1 or more
   */
  List<ContentRef> depicting(PersonId person, Optional<ContentRef> after, int limit);

  /** Returns how many versions of a creator's items were first screened at an instant or later. */
  int countSince(CreatorId creator, Instant since);

  /** Returns how many of those have some content. */
  int countSince(CreatorId creator, String sha256, Instant since);

  /**
   * Forgets what all versions of an item hold; screenings, signals, decisions and flags stay. The
   * running transaction has locked the item.
   */
  void erase(String content);

  /**
   * Adds what stages stated.
   *
   * @param run the run that asked them
   */
  void add(ContentRef content, UUID run, List<Signal> signals);

  /** Returns what stages stated of a version, oldest run first, in the order it was added. */
  List<Signal> signals(ContentRef content);

  /**
   * Adds a decision.
   *
   * @throws FanfareException if its id is taken
   */
  void add(Decision decision);

  /** Returns a decision. */
  Optional<Decision> decision(UUID id);

  /** Returns all decisions about a version, in the order they were added. */
  List<Decision> decisions(ContentRef content);

  /** Sets until when a decision can be appealed; the running transaction has locked its item. */
  void inform(UUID decision, AppealWindow window);

  /** Adds or replaces a flag, whose item the running transaction has locked. */
  void put(Flag flag);

  /** Returns a flag. */
  Optional<Flag> flag(UUID id);

  /** Returns the flags of a version, by category. */
  List<Flag> flags(ContentRef content);

  /** Adds what a policy in shadow would have done, once for each decision. */
  void add(ShadowDiff diff);

  /** Returns what a policy in shadow would have changed, all its decisions together. */
  ShadowSummary shadowSummary(String version);

  /**
   * Returns what a policy in shadow would have done otherwise, by the decision's id (as text).
   *
   * @param after the last decision already seen, empty to start
   * @param limit how many at most, 1 or more
   */
  List<ShadowDiff> shadowDiffs(String version, Optional<UUID> after, int limit);

  /**
   * Notes that a stage is out, unless that is noted. The check and the write are one step.
   *
   * @return whether it was not
   */
  boolean beginOutage(String stage, Instant at);

  /**
   * Notes that a stage is back, if it is noted to be out. The check and the write are one step.
   *
   * @return whether it was
   */
  boolean endOutage(String stage, Instant at);

  /** Returns the outages that have a moment in [from, to), by their beginning, then by stage. */
  List<Outage> outages(Instant from, Instant to);

  /** Visits the screenings first begun in [from, to), in no particular order. */
  void forEachScreening(Instant from, Instant to, Consumer<Screening> visitor);

  /** Visits the decisions made in [from, to), in no particular order. */
  void forEachDecision(Instant from, Instant to, Consumer<Decision> visitor);

  /** Visits the flags opened in [from, to), in no particular order. */
  void forEachFlag(Instant from, Instant to, Consumer<Flag> visitor);

  /**
   * Visits the deferred decisions that stood at an instant, in no particular order: made before it,
   * and replaced by no decision ({@link Decision#overrides}) made before it.
   */
  void forEachDeferred(Instant at, Consumer<Decision> visitor);
}
