package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.CreatorRank;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.HourTotal;
import dev.fanfare.analytics.Ranking;
import dev.fanfare.analytics.SparkTotal;
import dev.fanfare.analytics.VideoCounts;
import dev.fanfare.analytics.VideoReach;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Rows added up over days, by the database. */
final class Sums {
  static final String KNOWN_BEFORE =
      "select coalesce(sum(new_users), 0) from fanfare_daily_analytics where on_day < ?";

  static final String ACTIVE =
      "select count(distinct user_id) from fanfare_user_day where" + FigureRows.IN_RANGE;

  static final String REACH =
      """
      select count(counted), sum(views), sum(likes), sum(comments), sum(shares),
        count(*), coalesce(sum(best), 0), coalesce(max(best), 0)
      from (
        select max(case when on_day >= ? then 1 end) as counted,
          sum(case when on_day >= ? then views else 0 end) as views,
          sum(case when on_day >= ? then likes else 0 end) as likes,
          sum(case when on_day >= ? then comments else 0 end) as comments,
          sum(case when on_day >= ? then shares else 0 end) as shares,
          max(highest_views) as best
        from fanfare_video_day where creator = ? and on_day < ? group by video) by_video
      """;

  static final String TOP_SPARKS =
      """
      select spark, asset, scale, sum(sends), sum(revenue), sum(creator_earnings)
      from fanfare_gift_hour where\
      """
          + FigureRows.IN_RANGE
          + "group by spark, asset, scale order by sum(sends) desc, spark, asset, scale limit ?";

  static final String HOURS =
      "select hour_start, asset, scale, sum(sends), sum(revenue) from fanfare_gift_hour where"
          + FigureRows.IN_RANGE
          + "group by hour_start, asset, scale order by hour_start, asset, scale";

  private Sums() {}

  static long knownBefore(Sql sql, LocalDate day) throws SQLException {
    return one(sql.list(KNOWN_BEFORE, row -> row.exactNumber(1), Days.bound(day)));
  }

  static long activeUsers(Sql sql, DayRange range) throws SQLException {
    return one(
        sql.list(ACTIVE, row -> row.number(1), Days.bound(range.from()), Days.bound(range.to())));
  }

  static VideoReach reach(Sql sql, CreatorId creator, DayRange range) throws SQLException {
    LocalDate from = Days.bound(range.from());
    return one(
        sql.list(
            REACH,
            row ->
                new VideoReach(
                    row.number(1),
                    row.number(6) == 0 ? VideoCounts.NONE : counts(row, 2),
                    row.number(6),
                    row.exactNumber(7),
                    row.number(8)),
            from,
            from,
            from,
            from,
            from,
            creator.value(),
            Days.bound(range.to())));
  }

  private static VideoCounts counts(Row row, int column) throws SQLException {
    return new VideoCounts(
        row.exactNumber(column),
        row.exactNumber(column + 1),
        row.exactNumber(column + 2),
        row.exactNumber(column + 3));
  }

  /** Returns the query of the first creators of a ranking. */
  static String topCreators(Ranking by) {
    return """
        select creator, sum(views) as views, sum(likes) as likes, sum(comments) as comments,
          sum(shares) as shares, sum(gifts) as gifts, sum(gained) as gained, sum(net) as net
        from (
          select creator, sum(views) as views, sum(likes) as likes, sum(comments) as comments,
            sum(shares) as shares, sum(gifts) as gifts, sum(coalesce(followers_gained, 0)) as gained,
            0 as net
          from fanfare_creator_day where on_day >= ? and on_day < ? group by creator
          union all
          select creator, 0, 0, 0, 0, 0, 0, sum(net) from fanfare_creator_revenue
          where on_day >= ? and on_day < ? and asset = ? and scale = ? group by creator) pieces
        group by creator order by %s desc, creator limit ?
        """
        .formatted(
            switch (by) {
              case GIFT_REVENUE -> "sum(net)";
              case GIFTS -> "sum(gifts)";
              case VIEWS -> "sum(views)";
              case INTERACTIONS -> "sum(likes) + sum(comments) + sum(shares)";
              case FOLLOWERS_GAINED -> "sum(gained)";
            });
  }

  static List<CreatorRank> topCreators(Sql sql, DayRange range, Ranking by, Asset asset, int limit)
      throws SQLException {
    LocalDate from = Days.bound(range.from());
    LocalDate to = Days.bound(range.to());
    return sql.list(
        topCreators(by),
        row ->
            new CreatorRank(
                CreatorId.of(row.text(1)),
                counts(row, 2),
                row.exactNumber(6),
                row.exactNumber(7),
                new Money(row.exactNumber(8), asset)),
        from,
        to,
        from,
        to,
        asset.code(),
        asset.scale(),
        limit);
  }

  static List<SparkTotal> topSparks(Sql sql, DayRange range, int limit) throws SQLException {
    return sql.list(
        TOP_SPARKS,
        row -> {
          Asset asset = row.asset(2);
          return new SparkTotal(
              row.text(1),
              row.exactNumber(4),
              new Money(row.exactNumber(5), asset),
              new Money(row.exactNumber(6), asset));
        },
        Days.bound(range.from()),
        Days.bound(range.to()),
        limit);
  }

  static List<HourTotal> hours(Sql sql, DayRange range) throws SQLException {
    return sql.list(
        HOURS,
        row ->
            new HourTotal(
                row.instant(1), row.exactNumber(4), new Money(row.exactNumber(5), row.asset(2))),
        Days.bound(range.from()),
        Days.bound(range.to()));
  }

  private static <T> T one(List<T> rows) {
    return rows.get(0);
  }
}
