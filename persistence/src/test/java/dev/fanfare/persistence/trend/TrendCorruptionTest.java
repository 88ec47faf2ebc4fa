package dev.fanfare.persistence.trend;

import static dev.fanfare.testing.Fixtures.ADA;

import dev.fanfare.ai.ModelName;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.trend.CreatorPlace;
import dev.fanfare.trend.Trend;
import dev.fanfare.trend.TrendCount;
import dev.fanfare.trend.TrendGrowth;
import dev.fanfare.trend.TrendKey;
import dev.fanfare.trend.TrendKind;
import dev.fanfare.trend.TrendPeak;
import dev.fanfare.trend.TrendSource;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrendCorruptionTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    JpaTrendStore store = new JpaTrendStore(database.database());
    store.saveCounts(List.of(TrendCount.of(TrendKind.SOUND, "music", "loud", DAY, 10, 2)));
    store.saveCategories(ADA, Set.of(new CreatorPlace("food", 7)));
    TrendKey bread = TrendKey.of(TrendKind.HASHTAG, "food", "bread");
    store.publish(List.of(computed(bread, DAY.minusDays(7))));
    store.publish(List.of(computed(bread, DAY), proposed()));
    String count = "update fanfare_trend_count set ";
    String update = "update fanfare_trend set ";
    String computed = " where source = 'COMPUTED' and current_mark = 1";
    String earlier = " where source = 'COMPUTED' and current_mark is null";
    String model = " where source = 'MODEL'";
    Corruption.refused(
        database,
        List.of(
            "insert into fanfare_trend_count select * from fanfare_trend_count",
            count + "kind = 'MEME'",
            count + "category = ''",
            count + "name = ''",
            count + "title = ''",
            count + "uses = -1",
            count + "uses = 1000000000001",
            count + "creators = 11",
            count + "creators = -1",
            count + "on_day = null",
            "insert into fanfare_trend select * from fanfare_trend",
            update + "id = (select id from fanfare_trend" + model + ")" + computed,
            // a second one that is shown, and a second one of a day
            update + "current_mark = 1" + earlier,
            update + "made_on = date '2026-03-01'" + earlier,
            update + "current_mark = 2" + earlier,
            update + "kind = 'MEME'" + model,
            update + "category = ''" + model,
            update + "name = ''" + model,
            update + "title = ''" + model,
            update + "source = 'GUESS'" + model,
            update + "source = 'COMPUTED'" + model,
            update + "source = 'MODEL'" + computed,
            update + "growth_score = -0.01" + model,
            update + "growth_score = 100.01" + model,
            update + "growth_score = null" + model,
            update + "momentum = 0.5" + model,
            update + "momentum = null" + computed,
            update + "momentum = -1.01" + computed,
            update + "momentum_error = -1" + computed,
            update + "momentum_error = null" + computed,
            update + "popularity = 101" + computed,
            update + "popularity = null" + computed,
            update + "peak_on = made_on" + model,
            update + "peak_on = null" + model,
            update + "peak_earliest = null" + computed,
            update + "peak_latest = null" + computed,
            update + "peak_earliest = peak_on + 1" + computed,
            update + "peak_latest = peak_on - 1" + computed,
            update + "peak_earliest = peak_on, peak_latest = peak_on" + model,
            update + "description = ''" + model,
            update + "description = 'why'" + computed,
            update + "provider = null" + model,
            update + "model = null" + model,
            update + "provider = 'p', model = 'm'" + computed,
            update + "accuracy = 50" + model,
            update + "accuracy = 100.01, awaits = null" + model,
            update + "accuracy = -1, awaits = null" + model,
            update + "awaits = peak_on + 1" + model,
            "insert into fanfare_trend_turn (id) values (2)",
            "insert into fanfare_trend_turn (id) values (1)",
            "insert into fanfare_trend_creator (creator) values ('')",
            "insert into fanfare_trend_creator (creator) values ('ada')",
            "delete from fanfare_trend_creator where creator = 'ada'",
            "insert into fanfare_trend_category (creator, category, place) values ('ada', 'food', 1)",
            "insert into fanfare_trend_category (creator, category, place) values ('nobody', 'food', 1)",
            "update fanfare_trend_category set category = ''",
            "update fanfare_trend_category set place = null"));
  }

  private static Trend computed(TrendKey key, LocalDate day) {
    return new Trend(
        key,
        "Bread",
        TrendSource.COMPUTED,
        day,
        50,
        new TrendGrowth(0.1, 0.01, 80),
        new TrendPeak(day.plusDays(5), day.plusDays(3), day.plusDays(9)),
        null,
        null,
        null);
  }

  private static Trend proposed() {
    return new Trend(
        TrendKey.of(TrendKind.TOPIC, "food", "rye"),
        "Rye",
        TrendSource.MODEL,
        DAY,
        40,
        null,
        TrendPeak.on(DAY.plusDays(5)),
        "because",
        new ModelName("provider", "model-1"),
        null);
  }
}
