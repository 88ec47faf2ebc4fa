package dev.fanfare.persistence.trend;

import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.trend.TrendFilter;
import dev.fanfare.trend.TrendKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TrendPlanTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @Test
  void readsNoTableFromEndToEnd() {
    TestDatabase tables = TestDatabase.postgres();
    Database database = tables.database();
    database.sql(
        sql -> {
          // A year of counts, and of weekly trends.
          sql.update(
              """
              insert into fanfare_trend_count (kind, category, name, on_day, title, uses, creators)
              select 'HASHTAG', 'food', 'n' || n, date '2026-03-01' - d, 'n', 10, 1
              from generate_series(1, 100) n, generate_series(0, 364) d
              """);
          sql.update(
              """
              insert into fanfare_trend (id, kind, category, name, title, source, made_on,
                growth_score, peak_on, provider, model, current_mark, awaits)
              select gen_random_uuid(), 'HASHTAG', 'food', 'n' || n, 'n', 'MODEL',
                date '2026-03-01' - 7 * w, n % 100, date '2026-03-02' - 7 * w, 'p', 'm',
                case when w = 0 then 1 end, case when w < 2 then date '2026-03-02' - 7 * w end
              from generate_series(1, 400) n, generate_series(0, 51) w
              """);
          return sql.update(
              """
              with made as (
                insert into fanfare_trend_creator select 'c' || n from generate_series(1, 5000) n
                returning creator)
              insert into fanfare_trend_category (creator, category, place)
              select creator, 'category ' || c, hashtext(creator) from made, generate_series(1, 3) c
              """);
        });
    PlanCheck plans = PlanCheck.of(tables);

    plans.readsNoWholeTable(TrendCounts.OF_KEY, TrendKind.HASHTAG, "food", "n7", DAY, DAY);
    plans.readsNoWholeTable(TrendCounts.MOST_USED, DAY.minusDays(6), DAY);
    plans.readsNoWholeTable(
        TrendCounts.page(true),
        DAY.minusDays(27),
        DAY,
        TrendKind.HASHTAG,
        "food",
        "n7",
        10,
        DAY.minusDays(27),
        DAY);
    plans.readsNoWholeTable(TrendTable.best(TrendFilter.ALL), DAY.minusDays(14), DAY, DAY, 10);
    plans.readsNoWholeTable(TrendTable.AWAITED, DAY.minusDays(20), 100);
    plans.readsNoWholeTable(JpaTrendStore.CIRCLE, "category 1", 0L, "", 100);
  }
}
