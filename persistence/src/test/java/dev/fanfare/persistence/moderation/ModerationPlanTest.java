package dev.fanfare.persistence.moderation;

import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ModerationPlanTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsNoTableFromEndToEnd() {
    TestDatabase tables = TestDatabase.postgres();
    fill(tables.database());
    PlanCheck plans = PlanCheck.of(tables);
    Instant later = T0.plusSeconds(60_000);

    plans.readsNoWholeTable(ScreeningTable.HOLD, "p7");
    plans.readsNoWholeTable(ScreeningTable.NEWEST, "p7");
    plans.readsNoWholeTable(ScreeningTable.FIND, "p7", 1);
    plans.readsNoWholeTable(ScreeningTable.DUE, later, 50);
    plans.readsNoWholeTable(ScreeningTable.waiting(0), later, 50);
    plans.readsNoWholeTable(ScreeningTable.waiting(2), later, "hash", "model-text", 50);
    plans.readsNoWholeTable(ScreeningTable.UNMARKED, 50);
    plans.readsNoWholeTable(ScreeningTable.BACKLOG);
    plans.readsNoWholeTable(ScreeningTable.DEPICTING, "person7", "p7", 1, 50);
    plans.readsNoWholeTable(ScreeningTable.SINCE, "c7", T0);
    plans.readsNoWholeTable(ScreeningTable.SINCE + " and sha256 = ?", "c7", T0, "ab".repeat(32));
    plans.readsNoWholeTable(ScreeningTable.OF_CREATOR, "c7");
    plans.readsNoWholeTable(ScreeningTable.BEGUN, later, later.plusSeconds(600));
    plans.readsNoWholeTable(SignalTable.OF, "p7", 1);
    plans.readsNoWholeTable(DecisionTable.FIND, new UUID(0, 7));
    plans.readsNoWholeTable(DecisionTable.ABOUT, "p7", 1);
    plans.readsNoWholeTable(DecisionTable.MADE, later, later.plusSeconds(600));
    plans.readsNoWholeTable(DecisionTable.DEFERRED, later, later);
    plans.readsNoWholeTable(FlagTable.FIND, new UUID(0, 7));
    plans.readsNoWholeTable(FlagTable.OF, "p7", 1);
    plans.readsNoWholeTable(FlagTable.OPENED, later, later.plusSeconds(600));
    plans.readsNoWholeTable(ShadowTable.SUMS, "shadow-7");
    plans.readsNoWholeTable(ShadowTable.DIFFS, "shadow-7", new UUID(0, 7), 50);
    plans.readsNoWholeTable(OutageTable.END, T0, "hash");
  }

  /** Of 20 000 screenings some 100 are under way, 100 wait and 100 are to be marked. */
  private static void fill(Database database) {
    database.sql(
        sql -> {
          sql.update(
              "insert into fanfare_moderation_item select 'p' || n from generate_series(1, 20000) n");
          sql.update(
              """
              insert into fanfare_moderation_screening (content, version, creator, sha256, digest,
                erased, kind, surface, body, declared_ai_made, begun_at, opened_at, run,
                run_due_at, run_again, run_cause, tries, waits_for, waits_shown, waits_risk,
                waits_since, next_try, mark)
              select 'p' || n, 1, 'c' || n % 400, repeat('ab', 32), repeat('cd', 32), false,
                'TEXT', 'post', 'a text', false, at, at,
                case when n % 200 = 0 then gen_random_uuid() end,
                case when n % 200 = 0 then at end, case when n % 200 = 0 then false end,
                case when n % 200 = 0 then 'screen' end, 1,
                case when n % 200 = 1 then 'model-text' end,
                case when n % 200 = 1 then n % 400 = 1 end,
                case when n % 200 = 1 then 'LOW' end, case when n % 200 = 1 then at end,
                case when n % 200 = 1 then at end,
                case when n % 200 = 2 then 'DUE' else 'NONE' end
              from (
                select n, timestamp with time zone '2026-03-01 12:00:00Z' + n * interval '10 second'
                  as at
                from generate_series(1, 20000) n) items
              """);
          sql.update(
              """
              insert into fanfare_moderation_person
              select 'p' || n, 1, 'person' || n % 100 from generate_series(1, 10000) n
              """);
          sql.update(
              """
              insert into fanfare_moderation_signal (content, version, run, id, detector,
                detector_version, family, status, category, severity, confidence, at)
              select content, version, gen_random_uuid(), gen_random_uuid(), 'rules', '1', 'RULES',
                'OK', 'SPAM', 'LOW', 0.5, begun_at
              from fanfare_moderation_screening, generate_series(1, 2)
              """);
          sql.update(
              """
              insert into fanfare_moderation_decision (id, content, version, sha256, creator,
                visibility, monetary, service, account, categories, severity, reason, needs_human,
                needs_second, strikes, deferred, basis, policy, by_person, at)
              select gen_random_uuid(), content, version, sha256, creator, 'ALLOW', 'NONE', 'NONE',
                'NONE', '', 'NONE', 'seen', false, false, 0, right(content, 2) = '77', '{}', 'p-1', 'eve', begun_at
              from fanfare_moderation_screening
              """);
          sql.update(
              """
              insert into fanfare_moderation_flag (id, content, version, creator, category,
                severity, confidence, family, raised_by, opened_at)
              select gen_random_uuid(), content, version, creator, 'SPAM', 'LOW', 0, 'PERSON',
                'fan', begun_at
              from fanfare_moderation_screening
              """);
          sql.update(
              """
              insert into fanfare_moderation_outage (stage, began_at, ended_at)
              select 'hash', begun_at, begun_at from fanfare_moderation_screening
              """);
          return sql.update(
              """
              insert into fanfare_moderation_shadow (decision, content, version, shadow_version,
                live_visibility, live_monetary, live_service, live_account, shadow_visibility,
                shadow_monetary, shadow_service, shadow_account, shift, basis, at)
              select id, content, version, 'shadow-' || seq % 20, 'ALLOW', 'NONE', 'NONE', 'NONE',
                case when seq % 50 = 0 then 'BLOCK' else 'ALLOW' end, 'NONE', 'NONE', 'NONE',
                case when seq % 50 = 0 then 'STRICTER' else 'SAME' end, '{}', at
              from fanfare_moderation_decision
              """);
        });
  }
}
