package dev.fanfare.persistence.ai;

import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.AiCost;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.BudgetHold;
import dev.fanfare.ai.BudgetKey;
import dev.fanfare.ai.BudgetPeriod;
import dev.fanfare.ai.BudgetScope;
import dev.fanfare.ai.BudgetState;
import dev.fanfare.ai.CallCost;
import dev.fanfare.ai.CallRecord;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.QuotaMessage;
import dev.fanfare.ai.QuotaUse;
import dev.fanfare.ai.QuotaWindow;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.Dump;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AiCorruptionTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final ModelName BIG = new ModelName("acme", "big-1");

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakOfTheUsageLog(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    new JpaUsageStore(database.database())
        .add(
            new CallRecord(
                new UUID(0, 1),
                NOON,
                "ada",
                Purpose.CHAT,
                "shop",
                BIG,
                BIG,
                new AiUsage(100L, 0L, 0L, 10L, 5L),
                new CallCost.Priced(new AiCost(7, USD)),
                true,
                1,
                FinishReason.STOP,
                null,
                Duration.ofMillis(900),
                Duration.ofMillis(300),
                "req-1"));
    refused(
        database,
        List.of(
            "insert into fanfare_ai_usage select * from fanfare_ai_usage",
            "update fanfare_ai_usage set user_id = ''",
            "update fanfare_ai_usage set purpose = ''",
            "update fanfare_ai_usage set tenant = ''",
            "update fanfare_ai_usage set model = ''",
            "update fanfare_ai_usage set request_id = ''",
            "update fanfare_ai_usage set answered_model = null",
            "update fanfare_ai_usage set answered_provider = null",
            "update fanfare_ai_usage set answered_provider = null, answered_model = null",
            "update fanfare_ai_usage set uncached_input = -1",
            "update fanfare_ai_usage set cache_read = -1",
            "update fanfare_ai_usage set cache_write = 1000000000001",
            "update fanfare_ai_usage set output = 4",
            "update fanfare_ai_usage set reasoning = 11",
            "update fanfare_ai_usage set reasoning = -1",
            "update fanfare_ai_usage set cost_nanos = -1",
            "update fanfare_ai_usage set cost_nanos = 1000000000000001",
            "update fanfare_ai_usage set cost_nanos = null",
            "update fanfare_ai_usage set asset = null",
            "update fanfare_ai_usage set scale = null",
            "update fanfare_ai_usage set scale = 10",
            "update fanfare_ai_usage set unpriced = 'NO_PRICE'",
            "update fanfare_ai_usage set cost_nanos = null, asset = null, scale = null, unpriced = 'FREE'",
            "update fanfare_ai_usage set finish = null",
            "update fanfare_ai_usage set finish = 'DONE'",
            "update fanfare_ai_usage set fault = 'TIMEOUT'",
            "update fanfare_ai_usage set finish = null, fault = 'BAD LUCK'",
            "update fanfare_ai_usage set attempts = 1001",
            "update fanfare_ai_usage set attempts = -1",
            "update fanfare_ai_usage set took_micros = -1",
            "update fanfare_ai_usage set first_token_micros = -1",
            "update fanfare_ai_usage set at = null",
            "update fanfare_ai_usage set streamed = null"));
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakOfAnAllowance(Dialect dialect) throws SQLException {
    TestDatabase tables = TestDatabase.of(dialect);
    Database database = tables.database();
    JpaQuotaStore store = new JpaQuotaStore(database);
    QuotaMessage message = QuotaMessage.of("ada", Purpose.CHAT, "m-1");
    database.inTransaction(
        () -> {
          store.lock(message.subject());
          store.save(new QuotaWindow(message.subject(), ZoneOffset.UTC, NOON, 1));
          store.save(new QuotaUse(message, QuotaUse.State.SPENT, NOON));
        });
    refused(
        tables,
        List.of(
            "insert into fanfare_ai_quota select * from fanfare_ai_quota",
            "insert into fanfare_ai_quota (user_id, purpose, used) values ('ben', 'chat', 1)",
            "insert into fanfare_ai_quota (user_id, purpose) values ('', 'chat')",
            "insert into fanfare_ai_quota (user_id, purpose) values ('ben', '')",
            "update fanfare_ai_quota set used = -1",
            "update fanfare_ai_quota set zone = null",
            "update fanfare_ai_quota set reset_at = null",
            "update fanfare_ai_quota set user_id = 'ben'",
            "delete from fanfare_ai_quota",
            "insert into fanfare_ai_quota_message select * from fanfare_ai_quota_message",
            "update fanfare_ai_quota_message set user_id = 'ben'",
            "update fanfare_ai_quota_message set purpose = 'coach'",
            "update fanfare_ai_quota_message set message = ''",
            "update fanfare_ai_quota_message set state = 'FREE'",
            "update fanfare_ai_quota_message set reset_at = null"));
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakOfABudget(Dialect dialect) throws SQLException {
    TestDatabase tables = TestDatabase.of(dialect);
    Database database = tables.database();
    JpaBudgetStore store = new JpaBudgetStore(database);
    BudgetKey key =
        new BudgetKey(
            BudgetScope.tenant("shop"), BudgetPeriod.MONTH, LocalDate.of(2026, 3, 1), USD);
    database.inTransaction(
        () -> {
          store.lock(List.of(key));
          store.save(List.of(new BudgetState(key, 7, 5, 1, 50, false)));
          store.add(
              List.of(new BudgetHold(new UUID(0, 1), key, 5, NOON, BudgetHold.State.OPEN, 0)));
        });
    refused(
        tables,
        List.of(
            "insert into fanfare_ai_budget select * from fanfare_ai_budget",
            // the same budget under another id
            "insert into fanfare_ai_budget (id, scope, name, period, starts, asset, scale) select call_id, 'TENANT', 'shop', 'MONTH', date '2026-03-01', 'USD', 2 from fanfare_ai_reservation",
            "update fanfare_ai_budget set id = (select call_id from fanfare_ai_reservation)",
            "update fanfare_ai_budget set scope = 'PLATFORM'",
            "update fanfare_ai_budget set scope = 'EACH_TENANT'",
            "update fanfare_ai_budget set name = ''",
            "update fanfare_ai_budget set period = 'WEEK'",
            "update fanfare_ai_budget set starts = date '2026-03-02'",
            "update fanfare_ai_budget set asset = ''",
            "update fanfare_ai_budget set scale = 10",
            "update fanfare_ai_budget set spent = -1",
            "update fanfare_ai_budget set reserved = -1",
            "update fanfare_ai_budget set unpriced = -1",
            "update fanfare_ai_budget set alerted = 501",
            "update fanfare_ai_budget set alerted = -1",
            "update fanfare_ai_budget set stopped = null",
            "delete from fanfare_ai_budget",
            "insert into fanfare_ai_reservation select * from fanfare_ai_reservation",
            "update fanfare_ai_reservation set budget = call_id",
            "update fanfare_ai_reservation set amount = -1",
            "update fanfare_ai_reservation set counted = 1",
            "update fanfare_ai_reservation set state = 'EXPIRED', counted = 1",
            "update fanfare_ai_reservation set state = 'SETTLED', counted = -1",
            "update fanfare_ai_reservation set state = 'LOST'",
            "update fanfare_ai_reservation set expires_at = null"));
  }

  private static void refused(TestDatabase database, List<String> statements) throws SQLException {
    Map<String, List<String>> before = Dump.of(database);
    Corruption.refused(database, statements);
    assertThat(Dump.of(database)).isEqualTo(before);
  }
}
