package dev.fanfare.moderation.review;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where notices and what is known of those who send them are kept. Safe for concurrent use. */
public interface NoticeStore {
  /**
   * Adds a notice, unless the same reporter has reported the same version for the same category.
   *
   * @return the notice that was there already, empty if this one was added
   */
  Optional<Notice> addNotice(Notice notice);

  /** Returns a notice, empty if there is none of that id. */
  Optional<Notice> findNotice(UUID id);

  /**
   * Replaces when a notifier was informed; {@link #settleNotices} and texts aside nothing changes.
   */
  void saveInformed(UUID notice, Instant at);

  /**
   * Settles all open notices about a version of an item, in one statement.
   *
   * @param confirmed the categories in which they were right
   * @return how many
   */
  int settleNotices(ContentRef content, Set<Category> confirmed, UUID decision, Instant at);

  /** Returns whether somebody has an open notice about a version of an item. */
  boolean hasOpenNotice(ContentRef content, String reporter);

  /** Returns whether anybody has an open notice about a version of an item. */
  boolean hasOpenNotice(ContentRef content);

  /**
   * Returns the notices about a version of an item, oldest first, then by id.
   *
   * @param after the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<Notice> notices(ContentRef content, Optional<Notice> after, int limit);

  /**
   * Returns what is known of a reporter, and keeps others from reporting for them until the running
   * transaction ends.
   */
  ReporterStanding lockReporter(String reporter);

  /** Replaces what was decided about a reporter; the caller holds their lock. */
  void saveReporter(ReporterStanding standing);

  /**
   * Returns when a reporter sent their n-th last notice, empty if they have sent fewer.
   *
   * @param n 1 for the last one
   */
  Optional<Instant> sent(String reporter, int n);

  /**
   * Returns how the last notices of a reporter ended.
   *
   * @param limit how many of the last ones to look at, 1 or more
   */
  Record recordOf(String reporter, int limit);

  /**
   * Removes what a reporter wrote.
   *
   * @return how many notices had a text
   */
  int forgetNoticeTexts(String reporter);

  /**
   * How notices ended.
   *
   * @param confirmed how many were right
   * @param dismissed how many were not
   */
  record Record(int confirmed, int dismissed) {}
}
