package dev.fanfare.persistence.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Dump;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.testing.TestClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Computing a day again puts right whatever somebody did to its rows by hand. */
class FigureRepairTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "fanfare_user_day", List.of("sessions", "seconds", "videos_watched", "gifts_sent"),
          "fanfare_daily_analytics", List.of("active_users", "new_users", "gifts", "free_gifts"),
          "fanfare_daily_revenue", List.of("sales", "gross", "creator_earnings"),
          "fanfare_video_day",
              List.of("highest_views", "highest_likes", "highest_comments", "highest_shares"),
          "fanfare_creator_day",
              List.of("views", "likes", "comments", "shares", "gifts", "followers"),
          "fanfare_creator_revenue", List.of("net"),
          "fanfare_gift_hour", List.of("sends", "revenue", "creator_earnings"),
          "fanfare_cohort_cell", List.of("users"));

  private static final List<String> BY_HAND =
      List.of(
          "update fanfare_daily_analytics set top_spark = 'rose' where gifts > 0",
          "update fanfare_video_day set creator = 'ben' where video = 'v'",
          "update fanfare_video_day set views = views - 1, likes = likes - 1",
          "update fanfare_video_day set comments = comments - 1, shares = shares - 1",
          "update fanfare_gift_hour set unique_senders = 0",
          "update fanfare_daily_revenue set refunds = 1, refunded = 1");

  /** Of each row there is another that differs in one part of its key. */
  private static final List<String> DELETIONS =
      List.of(
          "delete from fanfare_user_day where user_id = 'guest'",
          "delete from fanfare_daily_revenue where source = 'TIP'",
          "delete from fanfare_video_day where video = 'w'",
          "delete from fanfare_creator_day where creator = 'ben'",
          "delete from fanfare_creator_revenue where creator = 'ben' and asset = 'USD'",
          "delete from fanfare_gift_hour where spark = 'tea' and asset = 'USD'",
          "delete from fanfare_cohort_cell where cohort = date '2026-03-01'");

  /** Each differs from a row that is there in one part of its key. */
  private static final List<String> STRAYS =
      List.of(
          "fanfare_user_day values (date '2026-03-01', 'stray', 0, 0, 0, 0)",
          "fanfare_daily_revenue values (date '2026-03-01', 'AD', 'USD', 2, 1, 1, 0, 0, 0)",
          "fanfare_daily_revenue values (date '2026-03-01', 'GIFT', 'EUR', 2, 1, 1, 0, 0, 0)",
          "fanfare_daily_revenue values (date '2026-03-01', 'GIFT', 'USD', 3, 1, 1, 0, 0, 0)",
          "fanfare_video_day values (date '2026-03-01', 'stray', 'ada', 1, 0, 0, 0, 1, 0, 0, 0)",
          "fanfare_creator_day values (date '2026-03-01', 'stray', 1, 0, 0, 0, 0, null, null)",
          "fanfare_creator_revenue values (date '2026-03-01', 'stray', 'USD', 2, 1)",
          "fanfare_creator_revenue values (date '2026-03-01', 'ada', 'EUR', 2, 1)",
          "fanfare_creator_revenue values (date '2026-03-01', 'ada', 'USD', 3, 1)",
          hour("2026-03-01 13:00:00+00", "rose", "USD", 2),
          hour("2026-03-01 12:00:00+00", "stray", "USD", 2),
          hour("2026-03-01 12:00:00+00", "rose", "EUR", 2),
          hour("2026-03-01 12:00:00+00", "rose", "USD", 3),
          "fanfare_cohort_cell values ('DAY', date '2026-02-28', 1, 1)",
          "fanfare_cohort_cell values ('DAY', date '2026-02-22', 7, 1)",
          "fanfare_cohort_cell values ('WEEK', date '2026-02-16', 1, 1)",
          "fanfare_cohort_cell values ('MONTH', date '2026-02-01', 1, 1)");

  private static String hour(String start, String spark, String asset, int scale) {
    return "fanfare_gift_hour values (date '2026-03-01', timestamp with time zone '%s', '%s', '%s', %d, 1, 1, 0, 0, 1)"
        .formatted(start, spark, asset, scale);
  }

  @ParameterizedTest
  @EnumSource
  void makesEveryRowWhatFactsSay(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    Fanfare fanfare =
        Fanfare.builder()
            .storage(JpaStorage.own(database.factory(), Storages.encryption()))
            .clock(TestClock.at("2026-04-02T00:00:00Z"))
            .build();
    fanfare
        .activity()
        .record(
            List.of(
                new Fact.GiftSent("g1", NOON, "fan", ADA, "rose", "", 1, cents(100)),
                new Fact.GiftSent("g2", NOON, "guest", BEN, "tea", "", 1, new Money(90, JPY)),
                new Fact.GiftSent("g3", NOON, "guest", BEN, "tea", "", 1, cents(70)),
                new Fact.RevenueReceived("t1", NOON, RevenueSource.TIP, BEN, cents(50)),
                new Fact.SessionEnded("e1", NOON, "fan", Duration.ofMinutes(5), 3),
                new Fact.VideoStats("v", ADA, DAY, 10, 3, 2, 1),
                new Fact.VideoStats("w", BEN, DAY, 20, 4, 5, 6),
                new Fact.FollowersCounted(ADA, DAY, 5)));
    fanfare.analytics().catchUp();
    Map<String, List<String>> right = figures(database);

    for (List<String> changes : List.of(strays(), others(), DELETIONS)) {
      try (Connection connection = database.connections().getConnection();
          Statement statement = connection.createStatement()) {
        for (String change : changes) {
          assertThat(statement.executeUpdate(change)).as(change).isPositive();
        }
      }
      fanfare.analytics().rebuild(DayRange.day(DAY));
      assertThat(figures(database)).isEqualTo(right);
    }
  }

  private static List<String> strays() {
    return STRAYS.stream().map("insert into "::concat).toList();
  }

  private static List<String> others() {
    List<String> changes = new ArrayList<>(BY_HAND);
    VALUES.forEach(
        (table, columns) ->
            columns.forEach(
                column ->
                    changes.add(
                        "update %1$s set %2$s = %2$s + 1 where %3$s and %2$s is not null"
                            .formatted(table, column, ofDay(table)))));
    return changes;
  }

  private static String ofDay(String table) {
    String column = table.equals("fanfare_cohort_cell") ? "cohort" : "on_day";
    return "%s = date '%s'".formatted(column, DAY);
  }

  private static Map<String, List<String>> figures(TestDatabase database) throws SQLException {
    Map<String, List<String>> tables = Dump.of(database);
    tables.keySet().retainAll(VALUES.keySet());
    assertThat(tables).hasSize(VALUES.size());
    return tables;
  }
}
