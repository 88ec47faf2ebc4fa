package dev.fanfare.persistence.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.Fact;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.Dump;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.testing.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureCorruptionTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    Fanfare fanfare =
        Fanfare.builder()
            .storage(JpaStorage.own(database.factory(), Storages.encryption()))
            .clock(TestClock.at("2026-03-10T00:00:00Z"))
            .build();
    fanfare
        .activity()
        .record(
            List.of(
                new Fact.GiftSent("g1", T0, "fan", ADA, "rose", "Rose", 1, cents(100)),
                new Fact.VideoStats("v", ADA, DAY, 10, 3, 2, 1),
                new Fact.FollowersCounted(ADA, DAY, 5)));
    fanfare.analytics().catchUp();
    // A fact that is told and not yet counted, so that there are marks.
    fanfare
        .activity()
        .record(
            List.of(
                new Fact.SessionEnded("e1", T0, "fan", Duration.ofMinutes(5), 3),
                new Fact.UserJoined("j1", T0, "fan")));
    fanfare.storage().rollups().await(dev.fanfare.analytics.Grain.DAY, List.of(DAY));
    Map<String, List<String>> before = Dump.of(database);

    Corruption.refused(database, FACTS);
    Corruption.refused(database, COUNTERS);
    Corruption.refused(database, FIGURES);

    assertThat(Dump.of(database)).isEqualTo(before);
  }

  private static final List<String> FACTS =
      List.of(
          "update fanfare_fact set user_id = null where id = 'e1'",
          "update fanfare_fact set user_id = 'fan' where id = 'g1'",
          "update fanfare_fact set kind = 'SEEN' where id = 'e1'",
          "update fanfare_fact set kind = 'SESSION' where id = 'j1'",
          "update fanfare_fact set kind = 'JOINED' where id = 'g1'",
          "update fanfare_fact set kind = 'GIFT' where id = 'j1'",
          "update fanfare_fact set gross = null where id = 'g1'",
          "update fanfare_fact set gross = 1 where id = 'j1'",
          "update fanfare_fact set asset = 'USD' where id = 'j1'",
          "update fanfare_fact set scale = 2 where id = 'j1'",
          "update fanfare_fact set creator = 'ada' where id = 'j1'",
          "update fanfare_fact set sender = 'fan' where id = 'j1'",
          "update fanfare_fact set seconds = -1 where id = 'e1'",
          "update fanfare_fact set seconds = 604801 where id = 'e1'",
          "update fanfare_fact set seconds = null where id = 'e1'",
          "update fanfare_fact set seconds = 1 where id = 'j1'",
          "update fanfare_fact set videos_watched = -1 where id = 'e1'",
          "update fanfare_fact set videos_watched = 1000001 where id = 'e1'",
          "update fanfare_fact set videos_watched = null where id = 'e1'");

  private static final List<String> COUNTERS =
      List.of(
          "insert into fanfare_video_stats select * from fanfare_video_stats",
          "update fanfare_video_stats set creator = null",
          "update fanfare_video_stats set views_total = -1",
          "update fanfare_video_stats set likes_total = -1",
          "update fanfare_video_stats set comments_total = -1",
          "update fanfare_video_stats set shares_total = 1000000000000001",
          "insert into fanfare_follower_count select * from fanfare_follower_count",
          "update fanfare_follower_count set followers = -1",
          "update fanfare_mark set on_date = date '2026-03-01'",
          "update fanfare_mark set hour_start = null");

  private static final List<String> FIGURES =
      List.of(
          "insert into fanfare_rollup values (2, 'UTC')",
          "insert into fanfare_rollup values (1, 'UTC')",
          "update fanfare_rollup_awaited set grain = 'YEAR'",
          "insert into fanfare_rollup_awaited select * from fanfare_rollup_awaited",
          "update fanfare_rollup_bucket set grain = 'YEAR'",
          "update fanfare_rollup_bucket set status = 'DONE'",
          "update fanfare_rollup_bucket set revision = 0",
          "update fanfare_rollup_bucket set computed_at = null",
          "insert into fanfare_user_day select * from fanfare_user_day",
          "update fanfare_user_day set sessions = -1",
          "update fanfare_user_day set seconds = -1",
          "update fanfare_user_day set videos_watched = -1",
          "update fanfare_user_day set gifts_sent = -1",
          "update fanfare_user_span set known_from = date '2026-03-02'",
          "update fanfare_user_span set known_from = null",
          "insert into fanfare_daily_analytics select * from fanfare_daily_analytics",
          "update fanfare_daily_analytics set active_users = -1",
          "update fanfare_daily_analytics set new_users = -1",
          "update fanfare_daily_analytics set gifts = -1",
          "update fanfare_daily_analytics set free_gifts = -1",
          "update fanfare_daily_analytics set top_spark = null where gifts > 0",
          "update fanfare_daily_analytics set top_spark = 'rose' where gifts = 0",
          "insert into fanfare_daily_revenue select * from fanfare_daily_revenue",
          "update fanfare_daily_revenue set source = 'LUCK'",
          "update fanfare_daily_revenue set sales = 0",
          "update fanfare_daily_revenue set gross = 0",
          "update fanfare_daily_revenue set gross = -1",
          "update fanfare_daily_revenue set refunds = 1",
          "update fanfare_daily_revenue set refunded = 1",
          "update fanfare_daily_revenue set scale = 10",
          "update fanfare_video_day set views = highest_views + 1",
          "update fanfare_video_day set likes = -1",
          "update fanfare_video_day set highest_comments = comments - 1",
          "update fanfare_video_day set shares = -1",
          "update fanfare_creator_day set views = -1",
          "update fanfare_creator_day set gifts = -1",
          "update fanfare_creator_day set followers = -1",
          "update fanfare_creator_day set followers_gained = followers + 1",
          "update fanfare_creator_day set followers_gained = 1, followers = null",
          "insert into fanfare_creator_revenue select * from fanfare_creator_revenue",
          "update fanfare_creator_revenue set scale = -1",
          "update fanfare_creator_revenue set net = null",
          "update fanfare_gift_hour set unique_senders = sends + 1",
          "update fanfare_gift_hour set unique_recipients = sends + 1",
          "update fanfare_gift_hour set unique_recipients = 0",
          "update fanfare_gift_hour set sends = -1",
          "update fanfare_gift_hour set scale = 10",
          "insert into fanfare_cohort_cell select * from fanfare_cohort_cell",
          "update fanfare_cohort_cell set users = 0",
          "update fanfare_cohort_cell set later_by = -1",
          "update fanfare_cohort_cell set later_by = 91",
          "update fanfare_cohort_cell set grain = 'YEAR'");
}
