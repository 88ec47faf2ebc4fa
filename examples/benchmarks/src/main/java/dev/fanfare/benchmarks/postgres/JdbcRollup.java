package dev.fanfare.benchmarks.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The figures of a day by hand: plain {@code INSERT … SELECT} into tables like Fanfare's, once for
 * a day that is not computed yet. Parameters are {@code :from}, {@code :to} and {@code :day}.
 */
final class JdbcRollup {
  /** Fanfare's tables of figures whose copies these are. */
  static final List<String> TABLES =
      List.of(
          "daily_analytics",
          "daily_revenue",
          "creator_day",
          "creator_revenue",
          "user_day",
          "user_span",
          "video_day",
          "gift_hour",
          "cohort_cell");

  /** The platform and the creators, in one statement that reads the facts once. */
  private static final String DAILY_AND_CREATORS =
      """
      with e as materialized (
        select f.kind, f.creator, f.sender, f.gross, f.asset, f.scale, f.spark,
          coalesce(s.creator, r.creator) as payee,
          coalesce(s.earned, -r.clawed_back, 0) as earned, coalesce(b.source, 'GIFT') as source
        from fanfare_fact f
          left join fanfare_sale_part s on s.sale = f.id and f.kind = 'GIFT'
          left join fanfare_refund b on b.id = f.id and f.kind = 'REFUND'
          left join fanfare_refund_part r on r.refund = b.id
        where f.at >= :from and f.at < :to),
      delta as (
        select v.creator, v.views_total - coalesce(b.highest_views, 0) as views,
          v.likes_total - coalesce(b.highest_likes, 0) as likes,
          v.comments_total - coalesce(b.highest_comments, 0) as comments,
          v.shares_total - coalesce(b.highest_shares, 0) as shares
        from fanfare_video_stats v left join lateral (
          select * from jdbc_video_day d where d.video = v.video and d.on_day < :day
          order by d.on_day desc limit 1) b on true
        where v.as_of = :day),
      revenue as (
        insert into jdbc_daily_revenue
        select :day, source, asset, scale, count(*) filter (where kind = 'GIFT'),
          coalesce(sum(gross) filter (where kind = 'GIFT'), 0),
          count(*) filter (where kind = 'REFUND'),
          coalesce(sum(gross) filter (where kind = 'REFUND'), 0), sum(earned)
        from e where gross > 0 group by source, asset, scale),
      creators as (
        insert into jdbc_creator_day
        select :day, creator, sum(views), sum(likes), sum(comments), sum(shares), sum(gifts)
        from (
          select creator, 0 as views, 0 as likes, 0 as comments, 0 as shares, count(*) as gifts
          from e where kind = 'GIFT' and gross > 0 group by creator
          union all select creator, views, likes, comments, shares, 0 from delta) pieces
        group by creator),
      creator_revenue as (
        insert into jdbc_creator_revenue
        select :day, payee, asset, scale, sum(earned) from e
        where payee is not null and source = 'GIFT' group by payee, asset, scale),
      users as materialized (
        select distinct sender from e where kind = 'GIFT' and gross > 0 and sender is not null)
      insert into jdbc_daily_analytics
      select :day, (select count(*) from users),
        (select count(*) from users u
          where not exists (
            select 1 from jdbc_user_span s where s.user_id = u.sender and s.known_from < :day)),
        (select count(*) from e where kind = 'GIFT' and gross > 0),
        (select count(*) from e where kind = 'GIFT' and gross = 0),
        (select spark from e where kind = 'GIFT' and gross > 0 group by spark
          order by count(*) desc, spark limit 1)
      """;

  /** What else Fanfare keeps of a day, a statement for each table. */
  private static final List<String> THE_REST =
      List.of(
          """
          insert into jdbc_user_day
          select :day, sender, 0, 0, 0, count(*) from fanfare_fact
          where at >= :from and at < :to and kind = 'GIFT' and gross > 0 and sender is not null
          group by sender
          """,
          """
          insert into jdbc_user_span
          select user_id, :day, :day from jdbc_user_day d
          where on_day = :day
            and not exists (select 1 from jdbc_user_span s where s.user_id = d.user_id)
          """,
          """
          insert into jdbc_video_day
          select :day, v.video, v.creator, v.views_total - coalesce(b.highest_views, 0),
            v.likes_total - coalesce(b.highest_likes, 0),
            v.comments_total - coalesce(b.highest_comments, 0),
            v.shares_total - coalesce(b.highest_shares, 0),
            v.views_total, v.likes_total, v.comments_total, v.shares_total
          from fanfare_video_stats v left join lateral (
            select * from jdbc_video_day d where d.video = v.video and d.on_day < :day
            order by d.on_day desc limit 1) b on true
          where v.as_of = :day
          """,
          """
          insert into jdbc_gift_hour
          select :day, date_trunc('hour', f.at, 'UTC'), spark, asset, scale,
            count(*) filter (where kind = 'GIFT'),
            sum(case when kind = 'GIFT' then f.gross else -f.gross end),
            sum(coalesce(s.earned, -r.clawed_back)),
            count(distinct sender) filter (where kind = 'GIFT'),
            count(distinct f.creator) filter (where kind = 'GIFT')
          from fanfare_fact f
            left join fanfare_sale_part s on s.sale = f.id and f.kind = 'GIFT'
            left join fanfare_refund_part r on r.refund = f.id and f.kind = 'REFUND'
          where f.at >= :from and f.at < :to and f.gross > 0
          group by 2, spark, asset, scale
          """,
          """
          insert into jdbc_cohort_cell
          select 'DAY', s.first_active, :day - s.first_active, count(*)
          from jdbc_user_day d join jdbc_user_span s on s.user_id = d.user_id
          where d.on_day = :day and :day - s.first_active in (0, 1, 7, 14, 30, 60, 90)
          group by s.first_active
          """);

  private final DataSource connections;

  JdbcRollup(DataSource connections) {
    this.connections = connections;
  }

  /** Computes the platform's and the creators' figures of a day. */
  void dailyAndCreators(LocalDate day) throws SQLException {
    run(List.of(DAILY_AND_CREATORS), day);
  }

  /** Computes all figures of a day. */
  void everything(LocalDate day) throws SQLException {
    List<String> all = new ArrayList<>();
    all.add(DAILY_AND_CREATORS);
    all.addAll(THE_REST);
    run(all, day);
  }

  private void run(List<String> statements, LocalDate day) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        run(connection, sql, day);
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static void run(Connection connection, String sql, LocalDate day) throws SQLException {
    String text =
        sql.replace(":from", "cast(? as timestamp with time zone)")
            .replace(":to", "cast(? as timestamp with time zone)")
            .replace(":day", "cast(? as date)");
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      int place = 1;
      for (int i = sql.indexOf(':'); i >= 0; i = sql.indexOf(':', i + 1)) {
        statement.setObject(
            place++,
            sql.startsWith(":day", i)
                ? day
                : start(sql.startsWith(":from", i) ? day : day.plusDays(1)));
      }
      statement.executeUpdate();
    }
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
