package dev.fanfare.persistence.ai;

import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.AiCost;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.BudgetHold;
import dev.fanfare.ai.BudgetKey;
import dev.fanfare.ai.BudgetPeriod;
import dev.fanfare.ai.BudgetScope;
import dev.fanfare.ai.CallCost;
import dev.fanfare.ai.CallRecord;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.QuotaMessage;
import dev.fanfare.ai.QuotaUse;
import dev.fanfare.ai.QuotaWindow;
import dev.fanfare.ai.UsageDimension;
import dev.fanfare.ai.UsageQuery;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No statement that a call makes reads a table from end to end. */
class AiPlansTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final ModelName BIG = new ModelName("acme", "big-1");

  private final TestDatabase tables = TestDatabase.postgres();
  private final Database database = tables.database();

  @Test
  void findsCallsByTheirTimeAndTheirUser() {
    JpaUsageStore store = new JpaUsageStore(database);
    database.inTransaction(
        () -> {
          for (int i = 0; i < 6_000; i++) {
            store.add(call(i));
          }
        });
    PlanCheck plans = PlanCheck.of(tables);
    plans.readsNoWholeTable(JpaUsageStore.BY_ID, new UUID(0, 7));
    plans.readsNoWholeTable(JpaUsageStore.OLD, NOON, 100);
    LocalDate day = LocalDate.of(2026, 3, 10);
    for (UsageQuery query :
        List.of(
            UsageQuery.days(day, day, ZoneOffset.UTC, UsageDimension.PURPOSE),
            UsageQuery.days(day, day.plusDays(2), ZoneOffset.UTC, UsageDimension.DAY),
            UsageQuery.of(Instant.MIN, Instant.MAX, UsageDimension.MODEL).ofUser("user-7"))) {
      UsageSums sums = new UsageSums(query);
      plans.readsNoWholeTable(sums.sql(), sums.values());
    }
    UsageSums ofUser = new UsageSums(UsageQuery.of(Instant.MIN, Instant.MAX).ofUser("user-7"));
    assertThat(plans.plan(ofUser.sql(), ofUser.values()))
        .anyMatch(line -> line.contains("fanfare_ai_usage_of_user"));
  }

  private static CallRecord call(int i) {
    return new CallRecord(
        new UUID(0, i),
        NOON.plus(Duration.ofMinutes(30L * i)),
        "user-" + i % 300,
        Purpose.CHAT,
        null,
        BIG,
        BIG,
        AiUsage.of(100, 10),
        new CallCost.Priced(new AiCost(7, USD)),
        false,
        1,
        FinishReason.STOP,
        null,
        Duration.ZERO,
        null,
        null);
  }

  @Test
  void findsMessagesByTheirIdAndTheirEnd() {
    JpaQuotaStore store = new JpaQuotaStore(database);
    database.inTransaction(
        () -> {
          for (int i = 0; i < 4_000; i++) {
            QuotaMessage message = QuotaMessage.of("user-" + i / 4, Purpose.CHAT, "m-" + i);
            Instant end = NOON.plusSeconds(i);
            store.lock(message.subject());
            store.save(new QuotaWindow(message.subject(), ZoneOffset.UTC, end, 1));
            store.save(new QuotaUse(message, QuotaUse.State.SPENT, end));
          }
        });
    PlanCheck plans = PlanCheck.of(tables);
    plans.readsNoWholeTable(JpaQuotaStore.WINDOW + " for update", "user-7", "chat");
    plans.readsNoWholeTable(JpaQuotaStore.MESSAGE, "user-7", "chat", "m-28");
    plans.readsNoWholeTable(JpaQuotaStore.OLD, NOON.plusSeconds(50), 20);
  }

  @Test
  void findsBudgetsAndReservationsByTheirKeys() {
    JpaBudgetStore store = new JpaBudgetStore(database);
    List<BudgetKey> keys =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    new BudgetKey(
                        BudgetScope.tenant("tenant-" + i),
                        BudgetPeriod.DAY,
                        LocalDate.of(2026, 3, 10),
                        USD))
            .toList();
    database.inTransaction(
        () -> {
          store.lock(keys);
          store.add(
              IntStream.range(0, 3_000)
                  .mapToObj(
                      i ->
                          new BudgetHold(
                              new UUID(0, i),
                              keys.get(i),
                              5,
                              NOON.plusSeconds(i),
                              i % 100 == 0 ? BudgetHold.State.OPEN : BudgetHold.State.SETTLED,
                              0))
                  .toList());
        });
    PlanCheck plans = PlanCheck.of(tables);
    plans.readsNoWholeTable(JpaBudgetStore.BY_KEY, keys.get(7).id());
    plans.readsNoWholeTable(
        JpaBudgetStore.OF_CALLS, Param.array(ColumnType.ID, List.of(new UUID(0, 7))));
    plans.readsNoWholeTable(JpaBudgetStore.OVERDUE, NOON.plusSeconds(900), 5);
    plans.readsNoWholeTable(JpaBudgetStore.OLD, NOON.plusSeconds(90), 20);
  }
}
