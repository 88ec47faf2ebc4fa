package dev.fanfare.persistence.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.Tampering;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.tier.EarnedTier;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierAssignment.Cause;
import dev.fanfare.tier.TierAudit;
import dev.fanfare.tier.TierStanding;
import dev.fanfare.tier.TierStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TierCorruptionTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  /** Ada rose twice, an operator keeps Ben, Cleo was only locked. */
  private static TierStore filled(TestDatabase database) {
    TierStore store = new JpaTierStore(database.database());
    database
        .database()
        .inTransaction(
            () -> {
              save(store, assigned(ADA, 1, "bronze", Cause.EVALUATION));
              save(store, assigned(ADA, 2, "silver", Cause.EVALUATION));
              save(store, assigned(ADA, 3, "gold", Cause.EVALUATION));
              save(store, assigned(BEN, 1, "gold", Cause.OVERRIDE));
              store.lock(List.of(CLEO));
            });
    return store;
  }

  private static void save(TierStore store, TierAssignment assignment) {
    store.append(List.of(assignment));
    store.save(
        List.of(
            new TierStanding(
                assignment,
                new EarnedTier(assignment.tier(), assignment.level(), T0, 0, "v1", null))));
  }

  private static TierAssignment assigned(CreatorId creator, long seq, String tier, Cause cause) {
    return new TierAssignment(
        creator,
        seq,
        tier,
        (int) seq,
        cause,
        T0.plusSeconds(seq),
        null,
        "v1",
        null,
        cause == Cause.OVERRIDE ? "a guest" : null,
        null);
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    filled(database);

    Corruption.refused(
        database,
        List.of(
            // the chain
            "update fanfare_tier_history set ended_at = ended_at + interval '1' second where seq = 1",
            "update fanfare_tier_history set began_at = began_at + interval '1' second where seq = 2",
            "update fanfare_tier_history set ended_at = began_at - interval '1' second where seq = 2",
            "update fanfare_tier_history set seq = 7, prev_seq = 6 where seq = 2",
            "update fanfare_tier_history set prev_seq = null where seq = 2",
            "update fanfare_tier_history set creator = 'ben' where seq = 1",
            "delete from fanfare_tier_history where seq = 1",
            "delete from fanfare_tier_history where seq = 2",
            "delete from fanfare_tier_standing where creator = 'ada'",
            "update fanfare_tier_standing set seq = 2, prev_seq = 1 where creator = 'ada'",
            "update fanfare_tier_standing set seq = 4, prev_seq = 3 where creator = 'ada'",
            "update fanfare_tier_standing set prev_seq = null where creator = 'ada'",
            "update fanfare_tier_standing set began_at = began_at - interval '1' second where creator = 'ada'",
            """
        insert into fanfare_tier_history
          (creator, seq, prev_seq, tier, level, cause, began_at, ended_at, policy_version)
        select creator, 5, 4, tier, level, cause, ended_at, ended_at, policy_version
        from fanfare_tier_history where seq = 2
        """,
            """
        insert into fanfare_tier_history
          (creator, seq, tier, level, cause, began_at, ended_at, policy_version)
        select 'nobody', 1, tier, level, cause, began_at, ended_at, policy_version
        from fanfare_tier_history where seq = 1
        """,
            // a second open end
            "insert into fanfare_tier_standing (creator, saved) values ('ada', false)",
            "update fanfare_tier_history set ended_at = null where seq = 2",
            // what is in force, and why
            "update fanfare_tier_standing set tier = 'platinum' where creator = 'ada'",
            "update fanfare_tier_standing set earned_tier = 'platinum' where creator = 'ada'",
            "update fanfare_tier_standing set earned_tier = null where creator = 'ada'",
            "update fanfare_tier_standing set tier = null where creator = 'ben'",
            "update fanfare_tier_standing set cause = 'EVALUATION' where creator = 'ben'",
            "update fanfare_tier_standing set cause = 'MAGIC' where creator = 'ben'",
            "update fanfare_tier_standing set reason = null where creator = 'ben'",
            "update fanfare_tier_standing set reason = 'why not' where creator = 'ada'",
            "update fanfare_tier_standing set override_until = began_at where creator = 'ben'",
            "update fanfare_tier_standing set level = 1001 where creator = 'ben'",
            "update fanfare_tier_standing set level = -1 where creator = 'ben'",
            "update fanfare_tier_standing set misses = -1 where creator = 'ben'",
            "update fanfare_tier_standing set misses = null where creator = 'ben'",
            "update fanfare_tier_standing set saved = true where creator = 'cleo'",
            "update fanfare_tier_standing set tier = 'gold' where creator = 'cleo'",
            "update fanfare_tier_standing set reason = 'none' where creator = 'cleo'",
            "update fanfare_tier_history set reason = 'none' where seq = 1",
            "update fanfare_tier_history set cause = 'OVERRIDE' where seq = 1",
            "update fanfare_tier_history set level = 1001 where seq = 1"));
    assertThat(findings(new TierSqlAudit(database.database()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatAWeakerSchemaWouldLetThrough(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.fresh(dialect);
    Tampering.dropConstraints(database, "fanfare_tier");
    Map<String, List<String>> breaks =
        Map.of(
            "update fanfare_tier_history set ended_at = ended_at + interval '1' second where seq = 1",
            List.of("tier.interval ada"),
            "delete from fanfare_tier_history where seq = 1",
            List.of("tier.sequence ada"),
            "delete from fanfare_tier_standing where creator = 'ada'",
            List.of("tier.open ada", "tier.standing ada"),
            "update fanfare_tier_standing set saved = false where creator = 'ben'",
            List.of("tier.standing ben"),
            "update fanfare_tier_standing set earned_tier = 'bronze' where creator = 'ada'",
            List.of("tier.earned ada"));

    for (Map.Entry<String, List<String>> broken : breaks.entrySet()) {
      Tampering.run(
          database, "delete from fanfare_tier_history", "delete from fanfare_tier_standing");
      TierStore store = filled(database);
      assertThat(findings(new TierSqlAudit(database.database()))).isEmpty();

      Tampering.run(database, broken.getKey());

      assertThat(findings(new TierSqlAudit(database.database())))
          .as(broken.getKey())
          .containsExactlyInAnyOrderElementsOf(broken.getValue())
          .containsExactlyInAnyOrderElementsOf(findings(new TierAudit(store)));
    }
  }

  private static List<String> findings(AuditRule audit) {
    List<String> found = new ArrayList<>();
    audit.check(finding -> found.add(finding.rule() + " " + finding.subject()));
    return found;
  }
}
