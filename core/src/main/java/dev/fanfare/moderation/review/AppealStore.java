package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Where appeals are kept. Safe for concurrent use. */
public interface AppealStore {
  /**
   * Adds an appeal.
   *
   * @return false, and nothing is changed, if its id is stored: it follows from the decision and
   *     who appeals
   */
  boolean addAppeal(Appeal appeal);

  /** Returns an appeal, empty if there is none of that id. */
  Optional<Appeal> findAppeal(UUID id);

  /**
   * Replaces how an appeal stands, if it still is as it was. The check and the write are one
   * statement ({@code … where id = ? and version = next.version - 1}). The text stays as it is
   * stored: it may have been forgotten since the appeal was read.
   *
   * @return whether it was replaced; if not, nothing was changed
   */
  boolean saveAppeal(Appeal next);

  /**
   * Returns the appeals about a creator's content, the latest first, then by id downwards.
   *
   * @param before the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<Appeal> appealsOf(CreatorId creator, Optional<Appeal> before, int limit);

  /**
   * Visits the appeals that were open at some moment in [from, to), in no particular order: opened
   * before its end and not closed before its beginning.
   */
  void forEachAppeal(Instant from, Instant to, Consumer<Appeal> visitor);

  /**
   * Removes what somebody wrote.
   *
   * @param appellant the host's id of who appealed
   * @return how many appeals had a text
   */
  int forgetAppealTexts(String appellant);
}
