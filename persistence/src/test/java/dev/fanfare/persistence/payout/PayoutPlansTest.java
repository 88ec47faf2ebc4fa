package dev.fanfare.persistence.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queries of payouts read, in tables of thousands of rows. */
class PayoutPlansTest {
  private static final UUID ID = new UUID(7, 7);
  private static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z");

  private final TestDatabase tables = TestDatabase.postgres();
  private final Database database = tables.database();
  private PlanCheck plans;

  @BeforeEach
  void fill() {
    database.sql(
        sql -> {
          // Written as a restore does: the payouts and their steps refer to each other.
          sql.update("set local session_replication_role = replica");
          sql.update(
              """
              insert into fanfare_payout (id, creator, method, gateway, balance_asset, balance_scale,
                gross, asset, scale, amount, fee, tax, net, schedule_version, fee_bearer, fee_total,
                state, version, period_start, period_end, requested_at, changed_at)
              select gen_random_uuid(), 'c' || n % 1000, 'paxum', 'sandbox', 'USD', 2, 100, 'USD', 2,
                100, 2, 0, 98, 'v1', 'CREATOR', 2,
                case when n % 500 = 0 then 'UNKNOWN' else 'PAID' end, 4, date '2026-01-30',
                date '2026-01-30' + n % 300, now() + n * interval '1 second', now()
              from generate_series(1, 20000) n
              """);
          sql.update(
              """
              insert into fanfare_payout_fee_line (payout, line, kind, amount)
              select id, 0, 'PERCENTAGE', 2 from fanfare_payout
              """);
          sql.update(
              """
              insert into fanfare_payout_step (payout, seq, to_state, at, source, said_by, evidence)
              select id, 1, 'REQUESTED', now(), 'POLICY', 'p', 'e' from fanfare_payout
              """);
          sql.update(
              """
              insert into fanfare_payout_attempt (attempt_key, payout, creator, method, asset, scale,
                amount, at, gateway, details, details_key, is_open, open_marker, acknowledged, sends, lookups,
                next_check_at)
              select gen_random_uuid(), id, creator, method, asset, scale, net, now(), gateway,
                'x', 1, state = 'UNKNOWN', case when state = 'UNKNOWN' then id end, true, 1, 0,
                case when state = 'UNKNOWN' then now() end
              from fanfare_payout
              """);
          return sql.update(
              """
              insert into fanfare_payout_run_entry (run_key, creator, outcome)
              select 'run-' || n % 20, 'c' || n, 'SKIPPED' from generate_series(1, 20000) n
              """);
        });
    plans = PlanCheck.of(tables);
  }

  @Test
  void readNoWholeTable() {
    String page = PayoutReader.SELECT;
    plans.readsNoWholeTable(
        page.formatted("(select * from fanfare_payout where id = ?)", "p.id"), ID);
    plans.readsNoWholeTable(
        page.formatted(JpaPayoutStore.IN_STATE, JpaPayoutStore.OLDEST_FIRST),
        PayoutState.UNKNOWN,
        10);
    plans.readsNoWholeTable(
        page.formatted(JpaPayoutStore.IN_STATE_AFTER, JpaPayoutStore.OLDEST_FIRST),
        PayoutState.PAID,
        NOON,
        ID,
        10);
    plans.readsNoWholeTable(
        page.formatted(JpaPayoutStore.OF_CREATOR, JpaPayoutStore.LATEST_FIRST), "c7", 10);
    plans.readsNoWholeTable(
        page.formatted(JpaPayoutStore.OF_CREATOR_BEFORE, JpaPayoutStore.LATEST_FIRST),
        "c7",
        NOON,
        ID,
        10);
    plans.readsNoWholeTable(JpaPayoutStore.DOUBTS, "c7");
    plans.readsNoWholeTable(JpaPayoutStore.LAST_PERIOD_END, "c7", "USD", 2);
    plans.readsNoWholeTable(PayoutWrites.HISTORY, ID);
    plans.readsNoWholeTable(PayoutAttempts.SELECT + " where attempt_key = ?", ID);
    plans.readsNoWholeTable(PayoutAttempts.SELECT + " where payout = ? order by added", ID);
    plans.readsNoWholeTable(PayoutAttempts.DUE, NOON, 10);
    plans.readsNoWholeTable(PayoutAttempts.FORGET, "c7");
    plans.readsNoWholeTable(PayoutRuns.PAGE, "run-7", "c100", 10);
    plans.readsNoWholeTable(PayoutRuns.LAST, "run-7");
  }

  @Test
  void countsDoubtsInAnIndexOfDoubts() {
    assertThat(plans.plan(JpaPayoutStore.DOUBTS, "c7"))
        .anyMatch(line -> line.contains("fanfare_payout_in_doubt"));
    JpaPayoutStore store = new JpaPayoutStore(database, TestKeyset.ENCRYPTION);
    // Creators c0 and c500 have the payouts whose number divides by 500: 20 each.
    assertThat(store.doubts(CreatorId.of("c500")).unknown()).isEqualTo(20);
    assertThat(store.lastPeriodEnd(CreatorId.of("c7"), Asset.of("USD"))).isPresent();
    assertThat(store.inState(PayoutState.UNKNOWN, Optional.empty(), 50)).hasSize(40);
  }
}
