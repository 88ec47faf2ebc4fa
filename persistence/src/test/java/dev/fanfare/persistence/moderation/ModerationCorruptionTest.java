package dev.fanfare.persistence.moderation;

import static dev.fanfare.persistence.moderation.ModerationWorld.T0;
import static dev.fanfare.testing.Fixtures.ADA;

import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModerationCorruptionTest {
  private static final String RUNNING = " where content = 'running'";
  private static final String WAITING = " where content = 'waiting'";
  private static final String BLOCKED = " where content = 'blocked'";
  private static final String FIRST = " where content = 'blocked' and overrides is null";
  private static final String RULING = " where content = 'blocked' and overrides is not null";

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakOfAScreeningByHand(Dialect dialect) throws SQLException {
    TestDatabase database = live(dialect);
    String update = "update fanfare_moderation_screening set ";
    Corruption.refused(
        database,
        List.of(
            "insert into fanfare_moderation_item values ('')",
            "insert into fanfare_moderation_item values ('blocked')",
            "delete from fanfare_moderation_item where content = 'running'",
            "delete from fanfare_moderation_screening where content = 'waiting'",
            update + "content = 'unknown'" + RUNNING,
            update + "version = 0" + RUNNING,
            update + "creator = ''" + RUNNING,
            update + "sha256 = 'ab'" + RUNNING,
            update + "digest = ''" + RUNNING,
            update + "kind = 'SMELL'" + RUNNING,
            update + "erased = true" + RUNNING,
            update + "erased = true, body = null" + RUNNING,
            update + "body = null" + RUNNING,
            update + "kind = null" + RUNNING,
            update + "surface = null" + RUNNING,
            update + "surface = ''" + RUNNING,
            update + "declared_ai_made = null" + RUNNING,
            update + "run = null" + RUNNING,
            update + "run_due_at = null" + RUNNING,
            update + "run_again = null" + RUNNING,
            update + "run_cause = null" + RUNNING,
            update + "run_cause = ''" + RUNNING,
            update + "run_due_at = begun_at" + WAITING,
            update + "tries = -1" + RUNNING,
            update + "waits_for = null" + WAITING,
            update + "waits_for = ''" + WAITING,
            update + "waits_shown = null" + WAITING,
            update + "waits_risk = null" + WAITING,
            update + "waits_risk = 'BAD'" + WAITING,
            update + "waits_since = null" + WAITING,
            update + "next_try = null" + WAITING,
            update + "next_try = begun_at" + RUNNING,
            update + "standing = null" + BLOCKED,
            update + "first_decision = null" + BLOCKED,
            // what another item or nobody decided
            update
                + "standing = (select id from fanfare_moderation_decision where content = 'waiting')"
                + BLOCKED,
            update
                + "first_decision ="
                + " (select id from fanfare_moderation_decision where content = 'waiting')"
                + BLOCKED,
            update + "standing = run, first_decision = run" + RUNNING,
            update + "mark = 'PERHAPS'" + RUNNING,
            update + "mark_fault = 'x'" + RUNNING,
            update + "mark = 'FAILED', mark_fault = ''" + RUNNING,
            "insert into fanfare_moderation_person values ('unknown', 1, 'kim')",
            "insert into fanfare_moderation_person values ('blocked', 2, 'kim')",
            "insert into fanfare_moderation_person values ('blocked', 1, 'kim')",
            "update fanfare_moderation_person set person = ''"));
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakOfASignalOrDecisionByHand(Dialect dialect) throws SQLException {
    TestDatabase database = live(dialect);
    String signal = "update fanfare_moderation_signal set ";
    String decision = "update fanfare_moderation_decision set ";
    String other = "(select id from fanfare_moderation_decision where content = 'waiting')";
    Corruption.refused(
        database,
        List.of(
            signal + "content = 'unknown'" + BLOCKED,
            signal + "detector = ''" + BLOCKED,
            signal + "detector_version = ''" + BLOCKED,
            signal + "family = 'ORACLE'" + BLOCKED,
            signal + "status = 'ODD'" + BLOCKED,
            signal + "status = 'ERRORED'" + BLOCKED,
            signal + "status = 'OK'" + WAITING,
            signal + "category = null" + BLOCKED,
            signal + "category = 'UGLY'" + BLOCKED,
            signal + "category = 'HATE'" + WAITING,
            signal + "severity = 'LOW'" + WAITING,
            signal + "severity = 'SO SO'" + BLOCKED,
            signal + "confidence = 1.01" + BLOCKED,
            signal + "confidence = -0.01" + BLOCKED,
            signal + "confidence = 0.5" + WAITING,
            signal + "fault = null" + WAITING,
            signal + "fault = 'x'" + BLOCKED,
            "delete from fanfare_moderation_decision" + RULING,
            "delete from fanfare_moderation_decision" + FIRST,
            decision + "id = " + other + RULING,
            decision + "content = 'running'" + RULING,
            decision + "version = 2" + RULING,
            decision + "sha256 = ''" + RULING,
            decision + "creator = ''" + RULING,
            decision + "visibility = 'HIDE'" + RULING,
            decision + "monetary = 'FINE'" + RULING,
            decision + "service = 'FINE'" + RULING,
            decision + "account = 'FINE'" + RULING,
            decision + "categories = 'UGLY'" + RULING,
            decision + "categories = 'HATE,'" + RULING,
            decision + "categories = 'HATESPAM'" + RULING,
            decision + "severity = 'SO SO'" + RULING,
            // a restriction without a ground
            decision + "ground = null, ground_kind = null" + RULING,
            decision + "visibility = 'BLOCK'" + FIRST,
            decision + "account = 'SUSPEND'" + FIRST,
            decision + "ground = null" + RULING,
            decision + "ground = ''" + RULING,
            decision + "ground_kind = 'MOOD'" + RULING,
            decision + "statement = ''" + RULING,
            decision + "reason = ''" + RULING,
            decision + "appeal_from = null" + RULING,
            decision + "appeal_until = null" + RULING,
            decision + "appeal_zone = null" + RULING,
            // less than six months
            decision + "appeal_until = date '2027-05-19'" + RULING,
            decision + "needs_human = true" + RULING,
            decision + "review_by = null" + FIRST,
            decision + "strikes = -1" + RULING,
            decision + "strikes = 1001" + RULING,
            decision + "deferred = true" + RULING,
            decision + "policy = ''" + RULING,
            decision + "by_person = null" + RULING,
            decision + "by_policy = 'policy-1'" + RULING,
            decision + "by_person = 'eve'" + FIRST,
            decision + "by_person = ''" + RULING,
            decision + "overrides = " + other + RULING,
            decision + "overrides = id" + RULING,
            // a second one that replaces the first
            "insert into fanfare_moderation_decision (id, content, version, sha256, creator,"
                + " visibility, monetary, service, account, categories, severity, needs_human,"
                + " needs_second, strikes, deferred, basis, policy, by_policy, overrides, at)"
                + " select (select run from fanfare_moderation_screening"
                + RUNNING
                + "), content, version, sha256, creator, 'ALLOW', monetary, service, account,"
                + " categories, severity, false, false, 0, false, basis, policy, 'policy-1',"
                + " overrides, at from fanfare_moderation_decision"
                + RULING));
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakOfAFlagShadowOrOutageByHand(Dialect dialect) throws SQLException {
    TestDatabase database = live(dialect);
    String flag = "update fanfare_moderation_flag set ";
    String shadow = "update fanfare_moderation_shadow set ";
    String outage = "update fanfare_moderation_outage set ";
    Corruption.refused(
        database,
        List.of(
            "insert into fanfare_moderation_flag select * from fanfare_moderation_flag",
            // a second one of a category
            flag + "content = 'blocked'" + WAITING,
            flag + "content = 'unknown'" + BLOCKED,
            flag + "version = 2" + BLOCKED,
            flag + "creator = ''" + BLOCKED,
            flag + "category = 'UGLY'" + BLOCKED,
            flag + "severity = 'NONE'" + BLOCKED,
            flag + "confidence = 2" + BLOCKED,
            flag + "family = 'ORACLE'" + BLOCKED,
            flag + "family = 'PERSON'" + BLOCKED,
            flag + "raised_by = 'fan', signal = null" + BLOCKED,
            flag + "family = 'PERSON', raised_by = '', signal = null" + BLOCKED,
            flag + "outcome = 'FORGOTTEN'" + BLOCKED,
            flag + "outcome = null" + BLOCKED,
            flag + "reason = null" + BLOCKED,
            flag + "reason = ''" + BLOCKED,
            flag + "by_person = null" + BLOCKED,
            flag + "by_policy = 'policy-1'" + BLOCKED,
            flag + "resolved_at = null" + BLOCKED,
            "insert into fanfare_moderation_shadow select * from fanfare_moderation_shadow",
            shadow + "decision = (select run from fanfare_moderation_screening" + RUNNING + ")",
            shadow + "content = 'waiting'",
            shadow + "shadow_version = ''",
            shadow + "live_visibility = 'HIDE'",
            shadow + "shadow_visibility = 'HIDE'",
            shadow + "live_monetary = 'FINE'",
            shadow + "shadow_account = 'FINE'",
            shadow + "shift = 'WORSE'",
            shadow + "shift = 'SAME'",
            shadow + "shadow_visibility = live_visibility",
            "insert into fanfare_moderation_outage (stage, began_at, open_stage)"
                + " values ('hash', timestamp with time zone '2026-11-21 12:00:00Z', 'hash')",
            outage + "stage = 'rules'",
            outage + "stage = '', open_stage = ''",
            outage + "open_stage = null",
            outage + "ended_at = began_at",
            outage + "began_at = null"));
  }

  /** What was stated and decided cannot be rewritten, even as something that would make sense. */
  @Test
  void keepsWhatWasStatedAndDecided() throws SQLException {
    TestDatabase database = live(Dialect.POSTGRESQL);
    Corruption.refused(
        database,
        List.of(
            "update fanfare_moderation_signal set severity = 'LOW'" + BLOCKED,
            "delete from fanfare_moderation_signal" + BLOCKED,
            "update fanfare_moderation_decision set visibility = 'LABEL'" + RULING,
            "update fanfare_moderation_decision set by_person = 'adam'" + RULING,
            "update fanfare_moderation_decision set reason = 'none'" + RULING,
            "update fanfare_moderation_decision"
                + " set appeal_from = null, appeal_until = null, appeal_zone = null"
                + RULING,
            "update fanfare_moderation_shadow set shadow_visibility = 'BLOCK'",
            "delete from fanfare_moderation_shadow"));
  }

  private static TestDatabase live(Dialect dialect) {
    TestDatabase database = TestDatabase.of(dialect);
    JpaModerationStore store = new JpaModerationStore(database.database());
    ModerationWorld world = new ModerationWorld(database.database(), store);
    world.begin(ContentItem.text(ContentRef.of("running", 1), ADA, "a text"));
    world.waiting(ContentItem.text(ContentRef.of("waiting", 1), ADA, "a text"));
    world.blocked(
        ContentItem.media(
                ContentRef.of("blocked", 1), ADA, MediaHandle.video("a.mp4"), "ab".repeat(32))
            .depicting(PersonId.of("kim")),
        "seen");
    world.flagged(ContentRef.of("waiting", 1));
    store.beginOutage("hash", T0);
    return database;
  }
}
