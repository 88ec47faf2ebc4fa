package dev.fanfare.persistence.review;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.Lease;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.ReporterStanding;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Cases in {@code fanfare_review_case}, notices in {@code fanfare_notice}, appeals in {@code
 * fanfare_appeal}.
 */
public final class JpaReviewStore implements ReviewStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(
          ReviewCaseRow.class,
          ReviewVoteRow.class,
          ReviewExclusionRow.class,
          NoticeRow.class,
          ReporterRow.class,
          AppealRow.class,
          EffectRow.class,
          EffectCreatorRow.class);

  private final Database database;

  public JpaReviewStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  /** Work that returns nothing. */
  private interface Change {
    void run(Sql sql) throws SQLException;
  }

  private void change(Change work) {
    database.sql(
        sql -> {
          work.run(sql);
          return true;
        });
  }

  @Override
  public boolean addCase(ReviewCase opened) {
    return database.sql(sql -> Cases.add(sql, opened));
  }

  @Override
  public Optional<ReviewCase> findCase(UUID id) {
    return database.sql(sql -> Cases.find(sql, id));
  }

  @Override
  public Optional<ReviewCase> lockOpenCase(ContentRef content) {
    return database.sql(sql -> Cases.lockOpen(sql, content));
  }

  @Override
  public Optional<ReviewCase> caseOfAppeal(UUID appeal) {
    return database.sql(sql -> Cases.ofAppeal(sql, appeal));
  }

  @Override
  public Optional<ReviewCase> caseOfDecision(UUID decision) {
    return database.sql(sql -> Cases.ofDecision(sql, decision));
  }

  @Override
  public boolean saveCase(ReviewCase next) {
    return database.sql(sql -> Cases.save(sql, next));
  }

  @Override
  public Optional<ReviewCase> lease(ReviewQueue queue, Lease lease, Instant now) {
    return database.sql(sql -> Leases.lease(sql, queue, lease, now));
  }

  @Override
  public void exclude(UUID reviewCase, Actor.Human reviewer) {
    change(sql -> Cases.exclude(sql, reviewCase, reviewer));
  }

  @Override
  public int reprice(Instant now) {
    return database.sql(sql -> Cases.reprice(sql, now));
  }

  @Override
  public List<ReviewCase> waiting(ReviewQueue queue, Optional<ReviewCase> after, int limit) {
    return database.sql(sql -> Cases.waiting(sql, queue, after, limit));
  }

  @Override
  public void forEachCase(Instant from, Instant to, Consumer<ReviewCase> visitor) {
    change(sql -> Cases.forEach(sql, from, to, visitor));
  }

  @Override
  public Load load(ReviewQueue queue, Instant now) {
    return database.sql(sql -> Cases.load(sql, queue, now));
  }

  @Override
  public Optional<Notice> addNotice(Notice notice) {
    return database.sql(sql -> Notices.add(sql, notice));
  }

  @Override
  public Optional<Notice> findNotice(UUID id) {
    return database.sql(sql -> Notices.find(sql, id));
  }

  @Override
  public void saveInformed(UUID notice, Instant at) {
    change(sql -> Notices.saveInformed(sql, notice, at));
  }

  @Override
  public int settleNotices(ContentRef content, Set<Category> confirmed, UUID decision, Instant at) {
    return database.sql(sql -> Notices.settle(sql, content, confirmed, decision, at));
  }

  @Override
  public boolean hasOpenNotice(ContentRef content, String reporter) {
    return database.sql(sql -> Notices.hasOpen(sql, content, reporter));
  }

  @Override
  public boolean hasOpenNotice(ContentRef content) {
    return database.sql(sql -> Notices.hasOpen(sql, content));
  }

  @Override
  public List<Notice> notices(ContentRef content, Optional<Notice> after, int limit) {
    return database.sql(sql -> Notices.of(sql, content, after, limit));
  }

  @Override
  public ReporterStanding lockReporter(String reporter) {
    return database.sql(sql -> Notices.lockReporter(sql, reporter));
  }

  @Override
  public void saveReporter(ReporterStanding standing) {
    change(sql -> Notices.saveReporter(sql, standing));
  }

  @Override
  public Optional<Instant> sent(String reporter, int n) {
    return database.sql(sql -> Notices.sent(sql, reporter, n));
  }

  @Override
  public Record recordOf(String reporter, int limit) {
    return database.sql(sql -> Notices.recordOf(sql, reporter, limit));
  }

  @Override
  public int forgetNoticeTexts(String reporter) {
    return database.sql(sql -> Notices.forgetTexts(sql, reporter));
  }

  @Override
  public boolean addAppeal(Appeal appeal) {
    return database.sql(sql -> Appeals.add(sql, appeal));
  }

  @Override
  public Optional<Appeal> findAppeal(UUID id) {
    return database.sql(sql -> Appeals.find(sql, id));
  }

  @Override
  public boolean saveAppeal(Appeal next) {
    return database.sql(sql -> Appeals.save(sql, next));
  }

  @Override
  public List<Appeal> appealsOf(CreatorId creator, Optional<Appeal> before, int limit) {
    return database.sql(sql -> Appeals.of(sql, creator, before, limit));
  }

  @Override
  public void forEachAppeal(Instant from, Instant to, Consumer<Appeal> visitor) {
    change(sql -> Appeals.forEach(sql, from, to, visitor));
  }

  @Override
  public int forgetAppealTexts(String appellant) {
    return database.sql(sql -> Appeals.forgetTexts(sql, appellant));
  }
}
