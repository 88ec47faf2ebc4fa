package dev.fanfare.persistence.review;

import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.SmallReviews;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewCorruptionTest {
  private static final String REPORTED = " where id = '" + SmallReviews.REPORTED + "'";
  private static final String APPEALED = " where id = '" + SmallReviews.APPEALED + "'";
  private static final String FINE = " where id = '" + SmallReviews.FINE + "'";

  private static TestDatabase filled(Dialect dialect) {
    TestDatabase database = TestDatabase.of(dialect);
    SmallReviews.over(JpaStorage.own(database.factory(), Storages.encryption()));
    return database;
  }

  @ParameterizedTest
  @EnumSource
  void refusesBrokenCases(Dialect dialect) throws SQLException {
    String update = "update fanfare_review_case set ";
    String reopened = "outcome = null, result = null, decided_by = null, ended_at = null";
    Corruption.refused(
        filled(dialect),
        List.of(
            "delete from fanfare_review_case" + REPORTED,
            update + "kind = 'GUESS'" + REPORTED,
            update + "kind = 'APPEAL'" + REPORTED,
            update + "kind = 'REVIEW'" + APPEALED,
            update + "appeal = null" + APPEALED,
            update + "appeal = id" + REPORTED,
            update + "queue = 'VIP'" + REPORTED,
            update + "categories = 'HATE,MINORS'" + REPORTED,
            update + "categories = 'NCII'" + APPEALED,
            update + "categories = 'hate'" + REPORTED,
            update + "content_id = ''" + REPORTED,
            update + "content_version = 0" + REPORTED,
            update + "content_id = 'clip-1', " + reopened + FINE,
            update + "creator = ''" + REPORTED,
            update + "severity = 'AWFUL'" + REPORTED,
            update + "confidence = 1000001" + REPORTED,
            update + "reach = -1" + REPORTED,
            update + "boost = 2001" + REPORTED,
            update + "base = -1" + REPORTED,
            update + "gain = -1" + REPORTED,
            update + "step_micros = 0" + REPORTED,
            update + "priority = base - 1" + REPORTED,
            update + "lease_by = null" + APPEALED,
            update + "lease_until = null" + APPEALED,
            update + "lease_by = 'ben'" + APPEALED,
            update + "lease_by = ''" + APPEALED,
            update + "token = 0" + APPEALED,
            update + "token = -1" + FINE,
            update + "lease_by = 'rob', lease_until = due_at, token = 1" + FINE,
            update + "outcome = 'WON', result = id, ended_at = due_at" + REPORTED,
            update + "outcome = 'WITHDRAWN'" + REPORTED,
            update + "outcome = 'DECIDED', result = id, ended_at = due_at" + REPORTED,
            update + "outcome = null" + FINE,
            update + "result = null" + FINE,
            update + "decided_by = null" + FINE,
            update + "ended_at = null" + FINE,
            update + "outcome = 'OVERTAKEN'" + FINE,
            update + "version = 0" + REPORTED));
  }

  @ParameterizedTest
  @EnumSource
  void refusesBrokenVotesAndExclusions(Dialect dialect) throws SQLException {
    String update = "update fanfare_review_vote set ";
    String twice =
        """
        insert into fanfare_review_vote (review_case, seq, reviewer, visibility, monetary, service,
          account, categories, ground_kind, ground, statement, reason, strikes, voted_at)
        select review_case, %s, %s, visibility, monetary, service, account, categories,
          ground_kind, ground, statement, reason, strikes, voted_at
        from fanfare_review_vote
        """;
    Corruption.refused(
        filled(dialect),
        List.of(
            twice.formatted("2", "reviewer"),
            twice.formatted("1", "'sue'"),
            update + "review_case = '" + SmallReviews.APPEAL + "'",
            update + "seq = 0",
            update + "reviewer = ''",
            update + "visibility = 'HOLD'",
            update + "monetary = 'FINE'",
            update + "service = 'NEVER'",
            update + "account = ''",
            update + "categories = ','",
            update + "ground = null, ground_kind = null",
            update + "ground = null",
            update + "ground = ''",
            update + "ground_kind = 'TASTE'",
            update + "statement = ''",
            update + "reason = ''",
            update + "strikes = 1001",
            "update fanfare_review_exclusion set reviewer = ''",
            "update fanfare_review_exclusion set review_case = '" + SmallReviews.APPEAL + "'",
            "insert into fanfare_review_exclusion select * from fanfare_review_exclusion"));
  }

  @ParameterizedTest
  @EnumSource
  void refusesBrokenNotices(Dialect dialect) throws SQLException {
    String update = "update fanfare_notice set ";
    String open = " where outcome is null";
    String settled = " where outcome is not null";
    Corruption.refused(
        filled(dialect),
        List.of(
            update + "content_id = 'clip-1', reporter = 'fan'" + settled,
            update + "content_id = ''" + open,
            update + "content_version = 0" + open,
            update + "creator = ''" + open,
            update + "reporter = ''" + open,
            update + "category = 'BORING'" + open,
            update + "claim = 'NONE'" + open,
            update + "source = 'ROBOT'" + open,
            update + "outcome = 'CONFIRMED'" + open,
            update + "outcome = 'MAYBE'" + settled,
            update + "outcome = null" + settled,
            update + "decision = null" + settled,
            update + "settled_at = null" + settled,
            update + "decision = id" + open,
            update + "informed_at = at" + open,
            "update fanfare_reporter set reporter = '' where reporter = 'fan'",
            "update fanfare_reporter set reporter = 'sulky' where reporter = 'fan'",
            "update fanfare_reporter set decided_by = ''"));
  }

  @ParameterizedTest
  @EnumSource
  void refusesBrokenAppeals(Dialect dialect) throws SQLException {
    String update = "update fanfare_appeal set ";
    String twice =
        """
        insert into fanfare_appeal (id, decision, content_id, content_version, creator, party,
          appellant, state, opened_at, version)
        select decision, decision, content_id, content_version, creator, party, appellant, state,
          opened_at, version
        from fanfare_appeal
        """;
    Corruption.refused(
        filled(dialect),
        List.of(
            twice,
            update + "content_id = ''",
            update + "content_version = 0",
            update + "creator = ''",
            update + "party = 'LAWYER'",
            update + "appellant = ''",
            update + "state = 'EXPIRED', closed_at = opened_at",
            update + "state = 'UPHELD'",
            update + "state = 'UPHELD', closed_at = opened_at",
            update + "state = 'IN_REVIEW'",
            update + "closed_at = opened_at",
            update + "result = id",
            update + "state = 'UPHELD', closed_at = opened_at, reviewer = 'sue', result = id",
            update + "reviewer = ''",
            update + "reference = ''",
            update + "version = 0"));
  }

  @ParameterizedTest
  @EnumSource
  void refusesBrokenEffects(Dialect dialect) throws SQLException {
    String update = "update fanfare_effect set ";
    String holds = " where lifted_by is null";
    String ended = " where lifted_by is not null";
    Corruption.refused(
        filled(dialect),
        List.of(
            update + "decision = '" + SmallReviews.BLOCK + "'" + ended,
            update + "creator = ''" + holds,
            update + "content_id = ''" + holds,
            update + "content_version = 0" + holds,
            update + "visibility = 'GONE'" + holds,
            update + "monetary = 'FINE'" + holds,
            update + "service = 'NEVER'" + holds,
            update + "account = ''" + holds,
            update + "strikes = 0" + holds,
            update + "strikes = 1001" + holds,
            update + "strikes = -1" + holds,
            update + "strikes = 1" + ended,
            update + "strikes_until = null" + holds,
            update + "strikes_until = at" + holds,
            update + "lifted_by = decision, lifted_at = at" + holds,
            update + "lifted_by = null" + ended,
            update + "lifted_at = null" + ended,
            "update fanfare_effect_creator set creator = ''",
            "insert into fanfare_effect_creator select creator from fanfare_effect_creator"));
  }
}
