package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.CohortCell;
import dev.fanfare.analytics.CreatorDay;
import dev.fanfare.analytics.CreatorRevenue;
import dev.fanfare.analytics.DailyGifts;
import dev.fanfare.analytics.DailyRevenue;
import dev.fanfare.analytics.DailyUsers;
import dev.fanfare.analytics.GiftHour;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.UserDay;
import dev.fanfare.analytics.VideoCounts;
import dev.fanfare.analytics.VideoDay;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;

/** The queries of rows as they are stored, and what their rows are. */
final class FigureRows {
  /** Days from one to before another. */
  static final String IN_RANGE = " on_day >= ? and on_day < ? ";

  static final String USERS =
      "select on_day, active_users, new_users from fanfare_daily_analytics where"
          + IN_RANGE
          + "order by on_day";

  static final String GIFTS =
      "select on_day, gifts, free_gifts, top_spark from fanfare_daily_analytics where"
          + IN_RANGE
          + "order by on_day";

  /** Sources are in no order. */
  static final String REVENUE =
      """
      select on_day, source, asset, scale, sales, gross, refunds, refunded, creator_earnings
      from fanfare_daily_revenue where\
      """
          + IN_RANGE
          + "order by on_day";

  private static final String CREATOR_DAYS =
      """
      select on_day, creator, views, likes, comments, shares, gifts, followers, followers_gained
      from fanfare_creator_day where\
      """;

  static final String CREATORS = CREATOR_DAYS + IN_RANGE + "order by on_day, creator";
  static final String OF_CREATOR = CREATOR_DAYS + " creator = ? and" + IN_RANGE + "order by on_day";

  private static final String REVENUE_OF_CREATORS =
      "select on_day, creator, asset, scale, net from fanfare_creator_revenue where";

  static final String CREATOR_REVENUE =
      REVENUE_OF_CREATORS + IN_RANGE + "order by on_day, creator, asset, scale";
  static final String REVENUE_OF_CREATOR =
      REVENUE_OF_CREATORS + " creator = ? and" + IN_RANGE + "order by on_day, asset, scale";

  private static final String USER_DAYS =
      """
      select on_day, user_id, sessions, seconds, videos_watched, gifts_sent
      from fanfare_user_day where\
      """;

  static final String USER_DAY = USER_DAYS + IN_RANGE + "order by on_day, user_id";
  static final String OF_USER = USER_DAYS + " user_id = ? and" + IN_RANGE + "order by on_day";

  static final String VIDEOS =
      """
      select on_day, video, creator, views, likes, comments, shares, highest_views, highest_likes,
        highest_comments, highest_shares
      from fanfare_video_day where\
      """
          + IN_RANGE
          + "order by on_day, video";

  static final String HOURS =
      """
      select on_day, hour_start, spark, asset, scale, sends, revenue, creator_earnings,
        unique_senders, unique_recipients
      from fanfare_gift_hour where\
      """
          + IN_RANGE
          + "order by on_day, hour_start, spark, asset, scale";

  static final String CELLS =
      """
      select grain, cohort, later_by, users from fanfare_cohort_cell
      where grain = ? and cohort >= ? and cohort < ? order by cohort, later_by
      """;

  private FigureRows() {}

  static DailyUsers users(Row row) throws SQLException {
    return new DailyUsers(row.day(1), row.number(2), row.number(3));
  }

  static DailyGifts gifts(Row row) throws SQLException {
    return new DailyGifts(row.day(1), row.number(2), row.number(3), row.textOrNull(4));
  }

  static DailyRevenue revenue(Row row) throws SQLException {
    Asset asset = row.asset(3);
    return new DailyRevenue(
        row.day(1),
        row.constant(2, RevenueSource.class),
        row.number(5),
        row.money(6, asset),
        row.number(7),
        row.money(8, asset),
        row.money(9, asset));
  }

  static CreatorDay creatorDay(Row row) throws SQLException {
    return new CreatorDay(
        row.day(1),
        CreatorId.of(row.text(2)),
        counts(row, 3),
        row.number(7),
        row.numberOrNull(8),
        row.numberOrNull(9));
  }

  static CreatorRevenue creatorRevenue(Row row) throws SQLException {
    return new CreatorRevenue(
        row.day(1), CreatorId.of(row.text(2)), new Money(row.number(5), row.asset(3)));
  }

  static UserDay userDay(Row row) throws SQLException {
    return new UserDay(
        row.day(1), row.text(2), row.number(3), row.number(4), row.number(5), row.number(6));
  }

  static VideoDay videoDay(Row row) throws SQLException {
    return new VideoDay(
        row.day(1), row.text(2), CreatorId.of(row.text(3)), counts(row, 4), counts(row, 8));
  }

  static GiftHour giftHour(Row row) throws SQLException {
    Asset asset = row.asset(4);
    return new GiftHour(
        row.day(1),
        row.instant(2),
        row.text(3),
        row.number(6),
        row.money(7, asset),
        row.money(8, asset),
        row.number(9),
        row.number(10));
  }

  static CohortCell cell(Row row) throws SQLException {
    return new CohortCell(row.constant(1, Grain.class), row.day(2), row.integer(3), row.number(4));
  }

  /** Returns views, likes, comments and shares. */
  static VideoCounts counts(Row row, int column) throws SQLException {
    return new VideoCounts(
        row.number(column), row.number(column + 1), row.number(column + 2), row.number(column + 3));
  }
}
