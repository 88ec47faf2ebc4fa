package dev.fanfare.persistence.analytics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a table that a day comes to.
 *
 * @param keys the primary key, without what {@code of} names
 * @param values the other columns
 * @param of which rows of the table are the day's
 * @param rows what they are to be: keys and then values
 */
record Figures(String table, List<String> keys, List<String> values, String of, String rows) {
  private static final String OF_DAY = "t.on_day = :day";

  static final Figures USERS =
      new Figures(
          "fanfare_user_day",
          List.of("on_day", "user_id"),
          List.of("sessions", "seconds", "videos_watched", "gifts_sent"),
          OF_DAY,
          """
          select cast(:day as date) as on_day, user_id, sessions, seconds, videos_watched, gifts_sent
          from {users} u where active
          """);

  static final Figures DAY =
      new Figures(
          "fanfare_daily_analytics",
          List.of("on_day"),
          List.of("active_users", "new_users", "gifts", "free_gifts", "top_spark"),
          OF_DAY,
          """
          select cast(:day as date) as on_day, u.active_users, u.new_users, g.gifts, g.free_gifts,
            t.spark as top_spark
          from (
              select count(*) filter (where active) as active_users,
                count(*) filter (where known_from = :day) as new_users
              from {spans} s) u
            cross join (
              select count(*) filter (where gross > 0) as gifts,
                count(*) filter (where gross = 0) as free_gifts
              from {events} e where head and kind = 'GIFT') g
            left join (
              select spark from {events} e where head and kind = 'GIFT' and gross > 0
              group by spark order by count(*) desc, spark limit 1) t on true
          """);

  static final Figures REVENUE =
      new Figures(
          "fanfare_daily_revenue",
          List.of("on_day", "source", "asset", "scale"),
          List.of("sales", "gross", "refunds", "refunded", "creator_earnings"),
          OF_DAY,
          """
          select cast(:day as date) as on_day, source, asset, scale,
            count(*) filter (where head and kind <> 'REFUND') as sales,
            cast(coalesce(sum(gross) filter (where head and kind <> 'REFUND'), 0) as bigint)
              as gross,
            count(*) filter (where head and kind = 'REFUND') as refunds,
            cast(coalesce(sum(gross) filter (where head and kind = 'REFUND'), 0) as bigint)
              as refunded,
            cast(sum(earned) as bigint) as creator_earnings
          from {events} e where source is not null group by source, asset, scale
          """);

  static final Figures VIDEOS =
      new Figures(
          "fanfare_video_day",
          List.of("on_day", "video"),
          List.of(
              "creator",
              "views",
              "likes",
              "comments",
              "shares",
              "highest_views",
              "highest_likes",
              "highest_comments",
              "highest_shares"),
          OF_DAY,
          """
          select on_day, video, creator, views, likes, comments, shares, highest_views,
            highest_likes, highest_comments, highest_shares
          from {videos} v
          """);

  static final Figures CREATORS =
      new Figures(
          "fanfare_creator_day",
          List.of("on_day", "creator"),
          List.of("views", "likes", "comments", "shares", "gifts", "followers", "followers_gained"),
          OF_DAY,
          """
          select cast(:day as date) as on_day, creator, cast(sum(views) as bigint) as views,
            cast(sum(likes) as bigint) as likes, cast(sum(comments) as bigint) as comments,
            cast(sum(shares) as bigint) as shares, cast(sum(gifts) as bigint) as gifts,
            max(followers) as followers, max(gained) as followers_gained
          from (
            select creator, 0 as views, 0 as likes, 0 as comments, 0 as shares, count(*) as gifts,
              cast(null as bigint) as followers, cast(null as bigint) as gained
            from {events} e where head and kind = 'GIFT' and gross > 0 group by creator
            union all select creator, views, likes, comments, shares, 0, null, null from {videos} v
            union all select creator, 0, 0, 0, 0, 0, followers, gained from {followers} f) pieces
          group by creator
          """);

  static final Figures CREATOR_REVENUE =
      new Figures(
          "fanfare_creator_revenue",
          List.of("on_day", "creator", "asset", "scale"),
          List.of("net"),
          OF_DAY,
          """
          select cast(:day as date) as on_day, payee as creator, asset, scale,
            cast(sum(earned) as bigint) as net
          from {events} e where source = 'GIFT' and payee is not null group by payee, asset, scale
          """);

  static final Figures HOURS =
      new Figures(
          "fanfare_gift_hour",
          List.of("on_day", "hour_start", "spark", "asset", "scale"),
          List.of("sends", "revenue", "creator_earnings", "unique_senders", "unique_recipients"),
          OF_DAY,
          """
          select cast(:day as date) as on_day, hour_start, spark, asset, scale,
            count(*) filter (where head and kind = 'GIFT') as sends,
            cast(coalesce(sum(case when kind = 'GIFT' then gross else -gross end)
              filter (where head), 0) as bigint) as revenue,
            cast(sum(earned) as bigint) as creator_earnings,
            count(distinct known) as unique_senders,
            count(distinct case when kind = 'GIFT' then creator end) as unique_recipients
          from {events} e where source is not null and spark is not null
          group by hour_start, spark, asset, scale
          """);

  /** What a day comes to beside its retention. */
  static final List<Figures> ALL =
      List.of(USERS, DAY, REVENUE, VIDEOS, CREATORS, CREATOR_REVENUE, HOURS);

  /** A day's cells, for the days that {@code cohorts} asks for. */
  static Figures dayCells(String cohorts) {
    return cells(
        cohorts,
        """
        select 'DAY' as grain, o.cohort, o.later_by, count(*) as users
        from {spans} s join %s o on o.cohort = s.first_active
        where s.active group by o.cohort, o.later_by
        """
            .formatted(cohorts));
  }

  /** The cells of a week or month from {@code :from} to {@code :to}. */
  static Figures periodCells(String cohorts) {
    return cells(
        cohorts,
        """
        select cast(:grain as varchar) as grain, o.cohort, o.later_by, count(*) as users
        from (
            select distinct user_id from fanfare_user_day
            where on_day >= :from and on_day < :to) a
          join fanfare_user_span s on s.user_id = a.user_id
          join %s o on s.first_active >= o.cohort and s.first_active < o.cohort_end
        group by o.cohort, o.later_by
        """
            .formatted(cohorts));
  }

  private static Figures cells(String cohorts, String rows) {
    return new Figures(
        "fanfare_cohort_cell",
        List.of("grain", "cohort", "later_by"),
        List.of("users"),
        "t.grain = :grain and (t.cohort, t.later_by) in (select o.cohort, o.later_by from %s o)"
            .formatted(cohorts),
        rows);
  }

  /**
   * Returns the rows of a query in place of what is stored, as a part of a WITH on PostgreSQL. Each
   * of its changes sees what was there before; nobody else changes it, so there is no conflict to
   * resolve, which would cost a third more for each row.
   *
   * @param known a condition without which nothing is stored yet
   */
  String replacing(String name, String query, String known) {
    return """
        %1$s as materialized (%2$s),
        %1$s_new as (
          insert into %3$s (%4$s) select %11$s from %1$s n
            left join lateral (
              select true as found from %3$s t where %5$s and %6$s offset 0) t on true
          where t.found is null order by %12$s returning 1),
        %1$s_other as (
          update %3$s w set %8$s from %1$s n
            cross join lateral (
              select t.*, t.ctid as place from %3$s t where %5$s and %6$s offset 0) t
          where w.ctid = t.place and (%9$s) and %10$s
          returning 1),
        %1$s_gone as (
          delete from %3$s w
          using (
              select %7$s from %3$s t where %5$s and %10$s except select %7$s from %1$s) n
            cross join lateral (
              select t.ctid as place from %3$s t where %5$s and %6$s offset 0) t
          where w.ctid = t.place returning 1)
        """
        .formatted(
            name,
            query,
            table,
            columns(),
            of,
            same(),
            String.join(", ", keys),
            set("n"),
            differing("n"),
            known,
            prefixed(keys) + ", " + prefixed(values),
            prefixed(keys));
  }

  /** Returns the parts of a WITH that {@link #replacing} makes and that have a row for a change. */
  static List<String> changes(String name) {
    return List.of(name + "_new", name + "_other", name + "_gone");
  }

  /** Returns the statement that makes stored rows those of a query, on H2. */
  String merge(String query) {
    return "merge into %s t using (%s) n on (%s) when matched and (%s) then update set %s when not matched then insert (%s) values (%s)"
        .formatted(
            table,
            query,
            same(),
            differing("n"),
            set("n"),
            columns(),
            Stream.concat(keys.stream(), values.stream())
                .map(name -> "n." + name)
                .collect(Collectors.joining(", ")));
  }

  /**
   * Returns the statement that deletes rows which are not among those of a query, on H2. It runs
   * the query once; a {@code not in} would go through its result for every row.
   */
  String deleteOthers(String query) {
    String key = String.join(", ", keys);
    return """
        merge into %s t
        using (select %s from %s t where %s except select %s from (%s) q) n on %s
        when matched then delete
        """
        .formatted(table, key, table, of, key, query, same());
  }

  private static String prefixed(List<String> columns) {
    return columns.stream().map("n."::concat).collect(Collectors.joining(", "));
  }

  private String columns() {
    return String.join(", ", keys) + ", " + String.join(", ", values);
  }

  private String same() {
    return keys.stream().map("t.%1$s = n.%1$s"::formatted).collect(Collectors.joining(" and "));
  }

  private String differing(String other) {
    return values.stream()
        .map(value -> "t.%s is distinct from %s.%s".formatted(value, other, value))
        .collect(Collectors.joining(" or "));
  }

  private String set(String other) {
    return values.stream()
        .map(value -> "%s = %s.%s".formatted(value, other, value))
        .collect(Collectors.joining(", "));
  }
}
