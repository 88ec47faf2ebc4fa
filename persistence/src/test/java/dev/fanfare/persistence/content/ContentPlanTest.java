package dev.fanfare.persistence.content;

import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentPlanTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsNoTableFromEndToEnd() {
    TestDatabase tables = TestDatabase.postgres();
    Database database = tables.database();
    // Most jobs have ended; of 20 000 some 100 wait and 100 are being worked on.
    database.sql(
        sql ->
            sql.update(
                """
                insert into fanfare_content_job (id, creator, type, quality, queued, prompt,
                  credit_type, credits, reservation, state, token, attempts, due_at, deadline,
                  failure, created_at, ended_at, erased)
                select gen_random_uuid(), 'c' || n % 400, 'script', 'STANDARD', true, 'a prompt',
                  'general', 10, gen_random_uuid(), state, 1, 1,
                  case when state <> 'FAILED' then at end,
                  case when state <> 'FAILED' then at + interval '7 days' end,
                  case when state = 'FAILED' then 'BUSY' end, at,
                  case when state = 'FAILED' then at end, false
                from (
                  select n, timestamp with time zone '2026-03-01 12:00:00Z'
                      + n * interval '1 minute' as at,
                    case n % 200 when 0 then 'QUEUED' when 1 then 'PROCESSING' else 'FAILED' end
                      as state
                  from generate_series(1, 20000) n) jobs
                """));
    PlanCheck plans = PlanCheck.of(tables);

    plans.readsNoWholeTable(JpaContentJobStore.NEXT, T0.plusSeconds(600_000));
    plans.readsNoWholeTable(JpaContentJobStore.OVERDUE, T0.plusSeconds(600_000), 50);
    plans.readsNoWholeTable(JpaContentJobStore.NEWEST, "c7", 20);
    plans.readsNoWholeTable(JpaContentJobStore.BEHIND, "c7", T0, new UUID(0, 9), 20);
    plans.readsNoWholeTable(JpaContentJobStore.WITH_TEXTS, "c7");
  }
}
