package dev.fanfare.persistence.analytics;

import static java.util.Objects.requireNonNull;

import dev.fanfare.analytics.Bucket;
import dev.fanfare.analytics.CohortCell;
import dev.fanfare.analytics.CreatorDay;
import dev.fanfare.analytics.CreatorRank;
import dev.fanfare.analytics.CreatorRevenue;
import dev.fanfare.analytics.DailyGifts;
import dev.fanfare.analytics.DailyRevenue;
import dev.fanfare.analytics.DailyUsers;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.GiftHour;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.HourTotal;
import dev.fanfare.analytics.LocalDay;
import dev.fanfare.analytics.Ranking;
import dev.fanfare.analytics.RolledDay;
import dev.fanfare.analytics.RollupStore;
import dev.fanfare.analytics.SparkTotal;
import dev.fanfare.analytics.UserDay;
import dev.fanfare.analytics.UserSpan;
import dev.fanfare.analytics.VideoDay;
import dev.fanfare.analytics.VideoReach;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Figures in tables of their own, computed where the facts are. */
public final class JpaRollupStore implements RollupStore {
  /** The entities of figures. */
  public static final List<Class<?>> ROWS =
      List.of(
          RollupRow.class,
          AwaitedRow.class,
          BucketRow.class,
          UserDayRow.class,
          UserSpanRow.class,
          DailyAnalyticsRow.class,
          DailyRevenueRow.class,
          VideoDayRow.class,
          CreatorDayRow.class,
          CreatorRevenueRow.class,
          GiftHourRow.class,
          CohortCellRow.class);

  private static final String SPAN =
      """
      select user_id, known_from, first_active, (
          select max(d.on_day + 0) from fanfare_user_day d where d.user_id = s.user_id)
      from fanfare_user_span s where user_id = ?
      """;

  private static final Comparator<DailyRevenue> REVENUE_ORDER =
      Comparator.comparing(DailyRevenue::day)
          .thenComparing(DailyRevenue::source)
          .thenComparing(revenue -> revenue.asset().code())
          .thenComparing(revenue -> revenue.asset().scale());

  private final Database database;

  public JpaRollupStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public Optional<ZoneId> lock() {
    return database.sql(Turn::take);
  }

  @Override
  public Optional<ZoneId> zone() {
    return database.sql(Turn::zone);
  }

  @Override
  public void reset(ZoneId zone) {
    run(sql -> Turn.reset(sql, zone));
  }

  @Override
  public Marks takeMarks() {
    return database.sql(
        sql -> {
          PendingMarks.of(database).flush(sql);
          return Turn.takeMarks(sql);
        });
  }

  @Override
  public void await(Grain grain, Collection<LocalDate> starts) {
    run(sql -> Buckets.await(sql, grain, starts));
  }

  @Override
  public Optional<LocalDate> nextAwaited(Grain grain, LocalDate before) {
    return database.sql(sql -> Buckets.next(sql, grain, before));
  }

  @Override
  public Optional<LocalDate> firstDay() {
    return database.sql(Buckets::first);
  }

  @Override
  public RolledDay rollUp(LocalDay day) {
    return database.sql(sql -> DayRollUp.run(sql, day));
  }

  @Override
  public boolean rollUp(Grain grain, LocalDate start) {
    return database.sql(sql -> PeriodRollUp.run(sql, grain, start));
  }

  @Override
  public Optional<Bucket> bucket(Grain grain, LocalDate start) {
    return database.sql(sql -> Buckets.find(sql, grain, start));
  }

  @Override
  public void save(Bucket bucket) {
    run(sql -> Buckets.save(sql, bucket));
  }

  @Override
  public void finish(Grain grain, LocalDate before) {
    run(sql -> Buckets.finish(sql, grain, before));
  }

  @Override
  public List<Bucket> buckets(Grain grain, DayRange range) {
    return database.sql(sql -> Buckets.between(sql, grain, range));
  }

  @Override
  public long knownBefore(LocalDate day) {
    return database.sql(sql -> Sums.knownBefore(sql, day));
  }

  @Override
  public long activeUsers(DayRange range) {
    return database.sql(sql -> Sums.activeUsers(sql, range));
  }

  @Override
  public List<DailyUsers> users(DayRange range) {
    return list(FigureRows.USERS, FigureRows::users, range);
  }

  @Override
  public List<DailyRevenue> revenue(DayRange range) {
    return list(FigureRows.REVENUE, FigureRows::revenue, range).stream()
        .sorted(REVENUE_ORDER)
        .toList();
  }

  @Override
  public List<DailyGifts> gifts(DayRange range) {
    return list(FigureRows.GIFTS, FigureRows::gifts, range);
  }

  @Override
  public List<CreatorDay> creatorDays(CreatorId creator, DayRange range) {
    return list(FigureRows.OF_CREATOR, FigureRows::creatorDay, creator.value(), range);
  }

  @Override
  public List<CreatorRevenue> creatorRevenue(CreatorId creator, DayRange range) {
    return list(FigureRows.REVENUE_OF_CREATOR, FigureRows::creatorRevenue, creator.value(), range);
  }

  @Override
  public Optional<Fact.FollowersCounted> followersBefore(CreatorId creator, LocalDate day) {
    return database.sql(sql -> CounterTable.followersBefore(sql, creator, day));
  }

  @Override
  public VideoReach reach(CreatorId creator, DayRange range) {
    return database.sql(sql -> Sums.reach(sql, creator, range));
  }

  @Override
  public List<CreatorRank> topCreators(DayRange range, Ranking by, Asset asset, int limit) {
    return database.sql(sql -> Sums.topCreators(sql, range, by, asset, limit));
  }

  @Override
  public List<SparkTotal> topSparks(DayRange range, int limit) {
    return database.sql(sql -> Sums.topSparks(sql, range, limit));
  }

  @Override
  public List<HourTotal> giftHours(DayRange range) {
    return database.sql(sql -> Sums.hours(sql, range));
  }

  @Override
  public List<UserDay> userDays(String user, DayRange range) {
    return list(FigureRows.OF_USER, FigureRows::userDay, user, range);
  }

  @Override
  public Optional<UserSpan> span(String user) {
    return database.sql(
        sql ->
            sql.first(
                SPAN,
                row -> new UserSpan(row.text(1), row.day(2), row.dayOrNull(3), row.dayOrNull(4)),
                user));
  }

  @Override
  public List<CohortCell> cohorts(Grain grain, DayRange range) {
    return database.sql(
        sql ->
            sql.list(
                FigureRows.CELLS,
                FigureRows::cell,
                grain,
                Days.bound(range.from()),
                Days.bound(range.to())));
  }

  @Override
  public List<CohortCell> lastingCohorts(Grain grain, DayRange range) {
    return database.sql(sql -> LastingCohorts.count(sql, grain, range));
  }

  @Override
  public void forEachUserDay(DayRange range, Consumer<UserDay> visitor) {
    each(FigureRows.USER_DAY, FigureRows::userDay, range, visitor);
  }

  @Override
  public void forEachVideoDay(DayRange range, Consumer<VideoDay> visitor) {
    each(FigureRows.VIDEOS, FigureRows::videoDay, range, visitor);
  }

  @Override
  public void forEachCreatorDay(DayRange range, Consumer<CreatorDay> visitor) {
    each(FigureRows.CREATORS, FigureRows::creatorDay, range, visitor);
  }

  @Override
  public void forEachCreatorRevenue(DayRange range, Consumer<CreatorRevenue> visitor) {
    each(FigureRows.CREATOR_REVENUE, FigureRows::creatorRevenue, range, visitor);
  }

  @Override
  public void forEachGiftHour(DayRange range, Consumer<GiftHour> visitor) {
    each(FigureRows.HOURS, FigureRows::giftHour, range, visitor);
  }

  /** Work with SQL that has no result. */
  @FunctionalInterface
  private interface Change {
    void run(Sql sql) throws SQLException;
  }

  private void run(Change change) {
    database.sql(
        sql -> {
          change.run(sql);
          return true;
        });
  }

  private <T> List<T> list(String query, Sql.RowMapper<T> mapper, DayRange range) {
    return database.sql(
        sql -> sql.list(query, mapper, Days.bound(range.from()), Days.bound(range.to())));
  }

  private <T> List<T> list(String query, Sql.RowMapper<T> mapper, String of, DayRange range) {
    return database.sql(
        sql -> sql.list(query, mapper, of, Days.bound(range.from()), Days.bound(range.to())));
  }

  private <T> void each(
      String query, Sql.RowMapper<T> mapper, DayRange range, Consumer<T> visitor) {
    run(
        sql ->
            sql.each(
                query,
                row -> visitor.accept(mapper.map(row)),
                Days.bound(range.from()),
                Days.bound(range.to())));
  }
}
