package dev.fanfare.persistence.trend;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.trend.CreatorPlace;
import dev.fanfare.trend.Trend;
import dev.fanfare.trend.TrendCount;
import dev.fanfare.trend.TrendFilter;
import dev.fanfare.trend.TrendKey;
import dev.fanfare.trend.TrendKind;
import dev.fanfare.trend.TrendSeries;
import dev.fanfare.trend.TrendStore;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Trends in {@code fanfare_trend}, counts in {@code fanfare_trend_count}, and what creators make in
 * {@code fanfare_trend_category}.
 */
public final class JpaTrendStore implements TrendStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(
          TrendCountRow.class,
          TrendRow.class,
          TrendTurnRow.class,
          TrendCreatorRow.class,
          TrendCategoryRow.class);

  /** Finds creators of a category, given it, the last place and creator, how many at most. */
  static final String CIRCLE =
      """
      select place, creator from fanfare_trend_category
      where category = ? and (place, creator) > (?, ?)
      order by place, creator limit ?
      """;

  private final Database database;

  public JpaTrendStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  /** Work that returns nothing. */
  private interface Change {
    void run(Sql sql) throws SQLException;
  }

  private void change(Change work) {
    database.sql(
        sql -> {
          work.run(sql);
          return true;
        });
  }

  @Override
  public void saveCounts(Collection<TrendCount> counts) {
    change(sql -> TrendCounts.save(sql, counts));
  }

  @Override
  public List<TrendSeries> series(
      LocalDate from, LocalDate to, Optional<TrendKey> after, int limit) {
    return database.sql(sql -> TrendCounts.series(sql, from, to, after, limit));
  }

  @Override
  public List<TrendCount> counts(TrendKey key, LocalDate from, LocalDate to) {
    return database.sql(sql -> TrendCounts.of(sql, key, from, to));
  }

  @Override
  public Map<TrendKind, Long> mostUsed(LocalDate from, LocalDate to) {
    return database.sql(sql -> TrendCounts.mostUsed(sql, from, to));
  }

  @Override
  public int deleteCounts(LocalDate before) {
    return database.sql(
        sql -> sql.update("delete from fanfare_trend_count where on_day < ?", before));
  }

  @Override
  public void lock() {
    change(sql -> sql.first("select id from fanfare_trend_turn for update", row -> row.integer(1)));
  }

  @Override
  public void publish(Collection<Trend> trends) {
    change(sql -> TrendTable.publish(sql, trends));
  }

  @Override
  public Map<TrendKey, Trend> current(Collection<TrendKey> keys) {
    return database.sql(sql -> TrendTable.current(sql, keys));
  }

  @Override
  public int retire(LocalDate madeFrom, LocalDate madeTo) {
    return database.sql(sql -> TrendTable.retire(sql, madeFrom, madeTo));
  }

  @Override
  public int withdraw(Collection<TrendKey> keys) {
    return database.sql(sql -> TrendTable.withdraw(sql, keys));
  }

  @Override
  public Optional<Trend> find(UUID id) {
    return database.sql(sql -> TrendTable.find(sql, id));
  }

  @Override
  public List<Trend> top(
      TrendFilter filter, LocalDate madeFrom, LocalDate madeTo, LocalDate peakSince, int limit) {
    return database.sql(sql -> TrendTable.top(sql, filter, madeFrom, madeTo, peakSince, limit));
  }

  @Override
  public List<Trend> awaiting(LocalDate peakUntil, int limit) {
    return database.sql(sql -> TrendTable.awaiting(sql, peakUntil, limit));
  }

  @Override
  public void saveAccuracy(UUID id, @Nullable Double accuracy) {
    change(sql -> TrendTable.saveAccuracy(sql, id, accuracy));
  }

  @Override
  public void saveCategories(CreatorId creator, Set<CreatorPlace> places) {
    change(
        sql -> {
          sql.insertMissing(
              "insert into fanfare_trend_creator (creator) values (?)", creator.value());
          sql.first(
              "select creator from fanfare_trend_creator where creator = ? for update",
              row -> row.text(1),
              creator.value());
          sql.update("delete from fanfare_trend_category where creator = ?", creator.value());
          sql.insert(
              "fanfare_trend_category",
              Columns.of(List.copyOf(places))
                  .text("creator", place -> creator.value())
                  .text("category", CreatorPlace::category)
                  .number("place", CreatorPlace::place));
        });
  }

  @Override
  public List<String> categories(CreatorId creator) {
    return database.sql(
        sql ->
            sql.list(
                "select category from fanfare_trend_category where creator = ? order by category",
                row -> row.text(1),
                creator.value()));
  }

  @Override
  public List<CreatorPlace.Of> creators(String category, CreatorPlace.Of after, int limit) {
    return database.sql(
        sql ->
            sql.list(
                CIRCLE,
                row -> new CreatorPlace.Of(row.number(1), row.text(2)),
                category,
                after.place(),
                after.creator(),
                limit));
  }
}
