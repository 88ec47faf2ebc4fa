package dev.fanfare.persistence.review;

import static dev.fanfare.testing.Fixtures.ADA;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.review.Effect;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.moderation.review.Lease;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.moderation.review.SampleCases;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.ScanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people wait for is found by an index, however much was decided before. */
class ReviewPlanTest {
  private static final Instant T0 = Instant.parse("2026-03-15T12:00:00Z");
  private static final Actor.Human ROB = Actor.human("rob");
  private static final ContentRef POST = ContentRef.of("post-7", 1);

  private final Database database = TestDatabase.postgres().database();

  @Test
  void readsNoTableOfCasesFromEndToEnd() {
    // Of 20 000 cases 200 are open; every second one took two reviewers.
    database.sql(
        sql -> {
          sql.update(
              """
              insert into fanfare_review_case (id, kind, queue, content_id, content_version,
                creator, categories, severity, confidence, reach, boost, needs_second, base, gain,
                step_micros, priority, reprice_at, opened_at, due_at, touched_at, token, outcome,
                result, decided_by, ended_at, version)
              select gen_random_uuid(), 'REVIEW', 'STANDARD', 'post-' || n, 1, 'c' || n % 400,
                'HATE', 'HIGH', 1000000, 0, 0, n % 2 = 0, 1000000 * (n % 64), 4000000, 10800000000,
                1000000 * (n % 64), at + interval '3 hours', at, at + interval '1 day', at, 1,
                case when n % 100 > 0 then 'DECIDED' end,
                case when n % 100 > 0 then gen_random_uuid() end,
                case when n % 100 > 0 then 'r' || n % 8 end,
                case when n % 100 > 0 then at + interval '1 hour' end, 2
              from (select n, timestamp with time zone '2026-03-01 12:00:00Z'
                  + n * interval '1 minute' as at from generate_series(1, 20000) n) cases
              """);
          return sql.update(
              """
              insert into fanfare_review_vote (review_case, seq, reviewer, visibility, monetary,
                service, account, categories, reason, strikes, voted_at)
              select id, n, 'r' || n, 'ALLOW', 'NONE', 'NONE', 'NONE', '', 'fine', 0, ended_at
              from fanfare_review_case, generate_series(1, 2) n where needs_second and token = 1
                and ended_at is not null
              """);
        });
    database.sql(
        sql ->
            sql.update(
                """
                insert into fanfare_review_exclusion (review_case, reviewer)
                select review_case, reviewer from fanfare_review_vote
                """));
    ReviewStore store = new JpaReviewStore(database);
    ScanCheck scans = ScanCheck.of(database);
    List<ReviewCase> waiting = store.waiting(ReviewQueue.STANDARD, Optional.empty(), 20);
    ReviewCase last = waiting.get(19);
    ReviewCase opened =
        SampleCases.opened(new UUID(0, 1), "new", ADA, Severity.HIGH, null, false, T0);

    scans.readsNoWholeTable(
        "a page", () -> store.waiting(ReviewQueue.STANDARD, Optional.of(last), 20));
    scans.readsNoWholeTable("the load", () -> store.load(ReviewQueue.STANDARD, T0));
    scans.readsNoWholeTable(
        "the next", () -> store.lease(ReviewQueue.STANDARD, new Lease(ROB, T0), T0));
    scans.readsNoWholeTable("new priorities", () -> store.reprice(T0));
    scans.readsNoWholeTable("by id", () -> store.findCase(last.id()));
    scans.readsNoWholeTable("by decision", () -> store.caseOfDecision(last.id()));
    scans.readsNoWholeTable("by appeal", () -> store.caseOfAppeal(last.id()));
    scans.readsNoWholeTable("of content", () -> store.lockOpenCase(last.content()));
    scans.readsNoWholeTable("opening", () -> store.addCase(opened));
    scans.readsNoWholeTable("deciding", () -> store.saveCase(decided(opened)));
    scans.readsNoWholeTable("excluding", () -> store.exclude(last.id(), ROB));
    scans.readsNoWholeTable(
        "of a day", () -> store.forEachCase(T0.plusSeconds(1), T0.plusSeconds(2), c -> {}));
  }

  private static ReviewCase decided(ReviewCase opened) {
    return SampleCases.decided(opened, new UUID(0, 9), ROB, T0);
  }

  @Test
  void readsNoTableOfNoticesOrAppealsFromEndToEnd() {
    database.sql(
        sql -> {
          sql.update(
              """
              insert into fanfare_notice (id, content_id, content_version, creator, category, claim,
                source, reporter, explanation, complete, at, outcome, decision, settled_at)
              select gen_random_uuid(), 'post-' || n % 4000, 1, 'c' || n % 400, 'HATE', 'TERMS',
                'USER', 'u' || n % 3000, 'because', true, at,
                case when n % 50 > 0 then 'DISMISSED' end,
                case when n % 50 > 0 then gen_random_uuid() end, case when n % 50 > 0 then at end
              from (select n, timestamp with time zone '2026-03-01 12:00:00Z'
                  + n * interval '1 minute' as at from generate_series(1, 20000) n) notices
              on conflict do nothing
              """);
          sql.update(
              "insert into fanfare_reporter (reporter) select 'u' || n from generate_series(0, 2999) n");
          return sql.update(
              """
              insert into fanfare_appeal (id, decision, content_id, content_version, creator, party,
                appellant, explanation, state, opened_at, reviewer, closed_at, version)
              select gen_random_uuid(), gen_random_uuid(), 'post-' || n, 1, 'c' || n % 400,
                'CREATOR', 'c' || n % 400, 'no', 'UPHELD', at, 'rob', at + interval '1 day', 3
              from (select n, timestamp with time zone '2026-03-01 12:00:00Z'
                  + n * interval '1 minute' as at from generate_series(1, 20000) n) appeals
              """);
        });
    ReviewStore store = new JpaReviewStore(database);
    ScanCheck scans = ScanCheck.of(database);
    Notice first = store.notices(POST, Optional.empty(), 1).get(0);
    CreatorId c7 = CreatorId.of("c7");
    var appeal = store.appealsOf(c7, Optional.empty(), 1).get(0);

    scans.readsNoWholeTable("a page", () -> store.notices(POST, Optional.of(first), 20));
    scans.readsNoWholeTable("open", () -> store.hasOpenNotice(POST));
    scans.readsNoWholeTable("open of one", () -> store.hasOpenNotice(POST, "u7"));
    scans.readsNoWholeTable(
        "settling", () -> store.settleNotices(POST, Set.of(), new UUID(0, 1), T0));
    scans.readsNoWholeTable("informing", () -> store.saveInformed(first.id(), T0));
    scans.readsNoWholeTable("holding a reporter", () -> store.lockReporter("u7"));
    scans.readsNoWholeTable("when one sent", () -> store.sent("u7", 3));
    scans.readsNoWholeTable("how one did", () -> store.recordOf("u7", 100));
    scans.readsNoWholeTable("forgetting a reporter", () -> store.forgetNoticeTexts("u7"));
    scans.readsNoWholeTable("an appeal", () -> store.findAppeal(appeal.id()));
    scans.readsNoWholeTable("appeals", () -> store.appealsOf(c7, Optional.of(appeal), 20));
    scans.readsNoWholeTable("forgetting an appellant", () -> store.forgetAppealTexts("c7"));
    scans.readsNoWholeTable(
        "appeals of a day", () -> store.forEachAppeal(T0, T0.plusSeconds(86_400), each -> {}));
  }

  @Test
  void readsNoTableOfEffectsFromEndToEnd() {
    database.sql(
        sql ->
            sql.update(
                """
                insert into fanfare_effect (decision, creator, content_id, content_version,
                  visibility, monetary, service, account, strikes, at, strikes_until, lifted_by,
                  lifted_at)
                select gen_random_uuid(), 'c' || n % 50, 'post-' || n, 1, 'BLOCK', 'NONE',
                  case when n % 100 = 0 then 'SUSPEND' else 'NONE' end, 'NONE', 1, at,
                  at + interval '90 days', case when n % 3 = 0 then gen_random_uuid() end,
                  case when n % 3 = 0 then at end
                from (select n, timestamp with time zone '2026-03-01 12:00:00Z'
                    + n * interval '1 minute' as at from generate_series(1, 20000) n) effects
                """));
    EnforcementStore store = new JpaEnforcementStore(database);
    ScanCheck scans = ScanCheck.of(database);
    CreatorId c7 = CreatorId.of("c7");
    Effect last = store.history(c7, Optional.empty(), 1).get(0);

    scans.readsNoWholeTable("of a decision", () -> store.find(last.decision()));
    scans.readsNoWholeTable("on content", () -> store.onContent(POST));
    scans.readsNoWholeTable("on a creator", () -> store.onCreator(c7));
    scans.readsNoWholeTable("points", () -> store.points(c7, T0));
    scans.readsNoWholeTable("history", () -> store.history(c7, Optional.of(last), 20));
    scans.readsNoWholeTable("lifting", () -> store.lift(last.decision(), new UUID(0, 1), T0));
  }
}
