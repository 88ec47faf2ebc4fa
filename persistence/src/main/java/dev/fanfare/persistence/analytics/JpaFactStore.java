package dev.fanfare.persistence.analytics;

import static java.util.Objects.requireNonNull;

import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.FactStore;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Facts in {@code fanfare_fact}, counters in {@code fanfare_video_stats} and {@code
 * fanfare_follower_count}.
 */
public final class JpaFactStore implements FactStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(FactRow.class, VideoStatsRow.class, FollowerCountRow.class, MarkRow.class);

  /** Both kinds by date. */
  static final String ALL_COUNTERS =
      """
      select video, as_of, creator, views_total, likes_total, comments_total, shares_total, true
      from fanfare_video_stats
      union all
      select creator, as_of, creator, followers, 0, 0, 0, false
      from fanfare_follower_count
      order by 2
      """;

  private final Database database;

  public JpaFactStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public Map<String, Fact> append(Collection<? extends Fact> facts) {
    // By id, so that two batches that share some wait for each other in one direction only.
    List<FactParts> rows =
        facts.stream().sorted(Comparator.comparing(Fact::id)).map(FactParts::of).toList();
    return database.sql(
        sql -> {
          Set<Object> added =
              new HashSet<>(sql.insertMissing("fanfare_fact", FactParts.columns(rows), "id"));
          PendingMarks marks = PendingMarks.of(database);
          for (FactParts row : rows) {
            if (added.contains(row.fact().id())) {
              marks.event(row.fact().at());
            }
          }
          return added.size() == rows.size() ? Map.of() : taken(sql, rows, added);
        });
  }

  private static Map<String, Fact> taken(Sql sql, List<FactParts> rows, Set<Object> added)
      throws SQLException {
    List<String> ids =
        rows.stream().map(row -> row.fact().id()).filter(id -> !added.contains(id)).toList();
    Map<String, Fact> taken = new HashMap<>();
    for (Fact fact :
        sql.list(
            FactParts.SELECT + "where id = any(?)",
            FactParts::fact,
            Param.array(ColumnType.TEXT, ids))) {
      taken.put(fact.id(), fact);
    }
    return taken;
  }

  @Override
  public void withdraw(Set<String> ids) {
    database.sql(
        sql -> sql.deleteAll("fanfare_fact", Columns.of(List.copyOf(ids)).text("id", id -> id)));
  }

  @Override
  public Optional<Fact> find(String id) {
    return database.sql(sql -> sql.first(FactParts.SELECT + "where id = ?", FactParts::fact, id));
  }

  @Override
  public long count() {
    return database.sql(
        sql -> sql.first("select count(*) from fanfare_fact", row -> row.number(1)).orElse(0L));
  }

  @Override
  public void forEach(Consumer<Fact> visitor) {
    database.sql(
        sql -> {
          sql.each(
              FactParts.SELECT + "order by at, id", row -> visitor.accept(FactParts.fact(row)));
          return true;
        });
  }

  @Override
  public Map<String, Fact.Counter> raise(Collection<? extends Fact.Counter> counters) {
    return database.sql(
        sql -> {
          PendingMarks marks = PendingMarks.of(database);
          Map<String, Fact.Counter> taken = new HashMap<>();
          for (Fact.Counter state :
              CounterTable.VIDEOS.raise(sql, of(counters, Fact.VideoStats.class), marks)) {
            taken.put(state.id(), state);
          }
          for (Fact.Counter state :
              CounterTable.FOLLOWERS.raise(sql, of(counters, Fact.FollowersCounted.class), marks)) {
            taken.put(state.id(), state);
          }
          return taken;
        });
  }

  private static <C extends Fact.Counter> List<C> of(
      Collection<? extends Fact.Counter> counters, Class<C> kind) {
    return counters.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void forEachCounter(Consumer<Fact.Counter> visitor) {
    database.sql(
        sql -> {
          sql.each(ALL_COUNTERS, row -> visitor.accept(counter(row)));
          return true;
        });
  }

  private static Fact.Counter counter(Row row) throws SQLException {
    return row.flag(8)
        ? CounterTable.VIDEOS.state(row)
        : new Fact.FollowersCounted(CreatorId.of(row.text(1)), row.day(2), row.number(4));
  }
}
