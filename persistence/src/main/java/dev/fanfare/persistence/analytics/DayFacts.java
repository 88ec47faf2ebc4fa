package dev.fanfare.persistence.analytics;

/**
 * The queries that figures of a day are made of. Each reads what was stored before the day is
 * computed; {@code :day} is the date, {@code :from} and {@code :to} are its ends.
 *
 * <p>On PostgreSQL rows are looked up one by one, by their keys, where {@code offset 0} keeps the
 * planner from another way: a hash of a whole table is quicker for a while, and slower every month.
 * For the same reason the last row before a day is asked for by a pair, which the index of what was
 * counted answers and the index of days does not: going back day by day finds what was counted
 * yesterday, and reads all of history for what was never counted.
 */
final class DayFacts {
  /**
   * Events with their money as it was booked: a row for each creator's part of it, the first of
   * them the {@code head}. {@code source} is null where there is no money, {@code known} is the
   * user of whom the event tells, {@code earned} is negative for a refund.
   */
  static final String EVENTS_ON_POSTGRESQL =
      """
      select f.kind, f.creator, f.gross, f.asset, f.scale, f.spark, f.seconds, f.videos_watched,
        date_bin(interval '1 hour', f.at, :from) as hour_start,
        case when f.kind = 'GIFT' then case when f.gross > 0 then f.sender end else f.user_id end
          as known,
        case f.kind when 'GIFT' then case when s.place is not null then 'GIFT' end
          when 'REFUND' then r.source else f.source end as source,
        coalesce(s.place, r.place, 0) = 0 as head,
        coalesce(s.creator, r.creator) as payee,
        coalesce(s.earned, r.earned, 0) as earned
      from fanfare_fact f
        left join lateral (
          select p.place, p.creator, p.earned from fanfare_sale_part p
          where f.kind in ('GIFT', 'REVENUE') and f.gross > 0 and p.sale = f.id offset 0) s on true
        left join lateral (
          select b.source, p.place, p.creator, -p.clawed_back as earned
          from fanfare_refund b left join fanfare_refund_part p on p.refund = b.id
          where f.kind = 'REFUND' and b.id = f.id offset 0) r on true
      where f.at >= :from and f.at < :to
      """;

  static final String EVENTS_ON_H2 =
      """
      select f.kind, f.creator, f.gross, f.asset, f.scale, f.spark, f.seconds, f.videos_watched,
        dateadd(hour, datediff(second, d.begin_at, f.at) / 3600, d.begin_at) as hour_start,
        case when f.kind = 'GIFT' then case when f.gross > 0 then f.sender end else f.user_id end
          as known,
        case f.kind when 'GIFT' then case when s.place is not null then 'GIFT' end
          when 'REFUND' then b.source else f.source end as source,
        coalesce(s.place, r.place, 0) = 0 as head,
        coalesce(s.creator, r.creator) as payee,
        coalesce(s.earned, -r.clawed_back, 0) as earned
      from (select cast(:from as timestamp(6) with time zone) as begin_at) d
        join fanfare_fact f on f.at >= :from and f.at < :to
        left join fanfare_sale_part s
          on s.sale = f.id and f.kind in ('GIFT', 'REVENUE') and f.gross > 0
        left join fanfare_refund b on b.id = f.id and f.kind = 'REFUND'
        left join fanfare_refund_part r on r.refund = b.id
      """;

  /** What each user did of whom the day's events tell. */
  static final String USERS =
      """
      select known as user_id, count(*) filter (where kind <> 'JOINED') > 0 as active,
        count(*) filter (where kind = 'SESSION') as sessions,
        cast(coalesce(sum(seconds), 0) as bigint) as seconds,
        cast(coalesce(sum(videos_watched), 0) as bigint) as videos_watched,
        count(*) filter (where kind = 'GIFT') as gifts_sent
      from {events} e where head and known is not null group by known
      """;

  /** Since when those users are known and active, before and with this day. */
  private static final String SPANS =
      """
      select u.user_id, u.active, s.known_from as old_known, s.first_active as old_first,
        case when s.known_from <= :day then s.known_from else cast(:day as date) end as known_from,
        case when not u.active or s.first_active <= :day then s.first_active
          else cast(:day as date) end as first_active
      from {users} u left join %s s on %s
      """;

  static final String SPANS_ON_POSTGRESQL =
      SPANS.formatted(
          "lateral (select p.known_from, p.first_active from fanfare_user_span p"
              + " where p.user_id = u.user_id offset 0)",
          "true");

  static final String SPANS_ON_H2 = SPANS.formatted("fanfare_user_span", "s.user_id = u.user_id");

  /** What videos gained whose counters were told for the date. */
  private static final String VIDEOS =
      """
      select cast(:day as date) as on_day, v.video, v.creator,
        greatest(v.views_total - coalesce(b.highest_views, 0), 0) as views,
        greatest(v.likes_total - coalesce(b.highest_likes, 0), 0) as likes,
        greatest(v.comments_total - coalesce(b.highest_comments, 0), 0) as comments,
        greatest(v.shares_total - coalesce(b.highest_shares, 0), 0) as shares,
        greatest(v.views_total, coalesce(b.highest_views, 0)) as highest_views,
        greatest(v.likes_total, coalesce(b.highest_likes, 0)) as highest_likes,
        greatest(v.comments_total, coalesce(b.highest_comments, 0)) as highest_comments,
        greatest(v.shares_total, coalesce(b.highest_shares, 0)) as highest_shares
      from fanfare_video_stats v left join %s where v.as_of = :day
      """;

  static final String VIDEOS_ON_POSTGRESQL =
      VIDEOS.formatted(
          """
          lateral (
            select d.* from fanfare_video_day d
            where d.video = v.video and (d.video, d.on_day) < (v.video, cast(:day as date))
            order by d.on_day desc limit 1) b on true\
          """);

  static final String VIDEOS_ON_H2 =
      VIDEOS.formatted(
          """
          fanfare_video_day b on b.video = v.video and b.on_day = (
            select max(d.on_day) from fanfare_video_day d
            where d.video = v.video and d.on_day < :day)\
          """);

  /** The followers that were counted on the date, and how many more than the time before. */
  static final String FOLLOWERS =
      """
      select f.creator, f.followers, f.followers - (
          select b.followers from fanfare_follower_count b
          where b.creator = f.creator and (b.creator, b.as_of) < (f.creator, cast(:day as date))
          order by b.as_of desc limit 1) as gained
      from fanfare_follower_count f where f.as_of = :day
      """;

  /** The days on which users had been first active whose first day turns out to be this one. */
  static final String COHORTS =
      "select distinct old_first from {spans} s where active and old_first > :day";

  /**
   * The days whose figures build on ones that change. The sum with 0 has the least date looked for
   * among those of the thing that was counted, not among all later dates.
   */
  static final String LATER =
      """
      select next_day from (
        select old_known from {spans} s where old_known > :day
        union select (
            select min(x.as_of + 0) from fanfare_video_stats x where x.video = n.video and x.as_of > :day)
          from {videos} n left join fanfare_video_day o on o.on_day = :day and o.video = n.video
          where o.video is null or o.highest_views <> n.highest_views
            or o.highest_likes <> n.highest_likes or o.highest_comments <> n.highest_comments
            or o.highest_shares <> n.highest_shares
        union select (
            select min(x.as_of + 0) from fanfare_follower_count x
            where x.creator = n.creator and x.as_of > :day)
          from {followers} n
            left join fanfare_creator_day o on o.on_day = :day and o.creator = n.creator
          where o.followers is distinct from n.followers) days(next_day)
      where next_day is not null
      """;

  private DayFacts() {}
}
