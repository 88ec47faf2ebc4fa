package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table of one kind of counter, whose key is what was counted and a date.
 *
 * @param <C> the kind
 */
abstract class CounterTable<C extends Fact.Counter> {
  /** The counters of videos. */
  static final CounterTable<Fact.VideoStats> VIDEOS =
      new CounterTable<>("fanfare_video_stats", "video") {
        @Override
        String thing(Fact.VideoStats state) {
          return state.video();
        }

        @Override
        Columns<Fact.VideoStats> columns(List<Fact.VideoStats> states) {
          return keys(states)
              .text("creator", state -> state.creator().value())
              .number("views_total", Fact.VideoStats::viewsTotal)
              .number("likes_total", Fact.VideoStats::likesTotal)
              .number("comments_total", Fact.VideoStats::commentsTotal)
              .number("shares_total", Fact.VideoStats::sharesTotal);
        }

        @Override
        Fact.VideoStats state(Row row) throws SQLException {
          return new Fact.VideoStats(
              row.text(1),
              CreatorId.of(row.text(3)),
              row.day(2),
              row.number(4),
              row.number(5),
              row.number(6),
              row.number(7));
        }
      };

  /** The counts of followers. */
  static final CounterTable<Fact.FollowersCounted> FOLLOWERS =
      new CounterTable<>("fanfare_follower_count", "creator") {
        @Override
        String thing(Fact.FollowersCounted state) {
          return state.creator().value();
        }

        @Override
        Columns<Fact.FollowersCounted> columns(List<Fact.FollowersCounted> states) {
          return keys(states).number("followers", Fact.FollowersCounted::followers);
        }

        @Override
        Fact.FollowersCounted state(Row row) throws SQLException {
          return new Fact.FollowersCounted(CreatorId.of(row.text(1)), row.day(2), row.number(3));
        }
      };

  private final String table;
  private final String thing;

  private record Key(String thing, LocalDate date) {}

  private CounterTable(String table, String thing) {
    this.table = table;
    this.thing = thing;
  }

  abstract String thing(C state);

  /** Returns states as columns, in the order of {@link #state}. */
  abstract Columns<C> columns(List<C> states);

  abstract C state(Row row) throws SQLException;

  Columns<C> keys(List<C> states) {
    return Columns.of(states).text(thing, (C state) -> thing(state)).day("as_of", C::asOfDate);
  }

  /** Returns a query of states, the table under the name {@code t}. */
  String select() {
    return "select %s from %s t".formatted(columns(List.of()).names(), table);
  }

  /**
   * Adds and raises states.
   *
   * @return what was stored before
   */
  List<C> raise(Sql sql, Collection<C> told, PendingMarks marks) throws SQLException {
    if (told.isEmpty()) {
      return List.of();
    }
    // In one order, so that two who store the same wait for each other in one direction only.
    List<C> states =
        told.stream()
            .sorted(Comparator.<C, String>comparing(this::thing).thenComparing(C::asOfDate))
            .toList();
    Set<Key> added = insertMissing(sql, states);
    List<C> taken = new ArrayList<>();
    for (C state : states) {
      if (added.contains(key(state))) {
        marks.counter(state.asOfDate());
      } else {
        taken.add(state);
      }
    }
    List<C> stored = lock(sql, taken);
    List<C> raised = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      C state = raised(stored.get(i), taken.get(i));
      if (!state.equals(stored.get(i))) {
        marks.counter(state.asOfDate());
        raised.add(state);
      }
    }
    sql.updateAll(table, columns(raised), 2);
    return stored;
  }

  @SuppressWarnings("unchecked") // A counter is raised to one of its own kind.
  private C raised(C stored, C told) {
    return stored.creator().equals(told.creator()) ? (C) stored.raisedBy(told) : stored;
  }

  private Key key(C state) {
    return new Key(thing(state), state.asOfDate());
  }

  private Set<Key> insertMissing(Sql sql, List<C> states) throws SQLException {
    Columns<C> columns = columns(states);
    if (sql.dialect() == Dialect.POSTGRESQL) {
      return new HashSet<>(
          sql.list(
              "insert into %s (%s) select %s from %s on conflict do nothing returning %s, as_of"
                  .formatted(table, columns.names(), columns.names(), columns.unnest("u"), thing),
              row -> new Key(row.text(1), row.day(2)),
              columns.arrays()));
    }
    Set<Key> added = new HashSet<>();
    for (C state : states) {
      if (!sql.insertMissing(table, columns(List.of(state)), thing).isEmpty()) {
        added.add(key(state));
      }
    }
    return added;
  }

  /**
   * Locks the states of the same keys, all of which there are, and returns them as they are now.
   */
  private List<C> lock(Sql sql, List<C> states) throws SQLException {
    if (states.isEmpty()) {
      return List.of();
    }
    if (sql.dialect() == Dialect.POSTGRESQL) {
      return sql.list(
          select()
              + """
               join unnest(cast(? as varchar array), cast(? as date array))
                with ordinality k(thing, day, place) on t.%s = k.thing and t.as_of = k.day
              order by k.place for update of t
              """
                  .formatted(thing),
          this::state,
          Param.array(ColumnType.TEXT, states.stream().map(this::thing).toList()),
          Param.array(ColumnType.DAY, states.stream().map(C::asOfDate).toList()));
    }
    List<C> locked = new ArrayList<>();
    for (C state : states) {
      locked.addAll(
          sql.list(
              select() + " where t.%s = ? and t.as_of = ? for update".formatted(thing),
              this::state,
              thing(state),
              state.asOfDate()));
    }
    return locked;
  }

  /** Returns the last state before a date. */
  static Optional<Fact.FollowersCounted> followersBefore(Sql sql, CreatorId creator, LocalDate date)
      throws SQLException {
    return sql.first(FOLLOWERS_BEFORE, FOLLOWERS::state, creator.value(), Days.bound(date));
  }

  static final String FOLLOWERS_BEFORE =
      FOLLOWERS.select() + " where t.creator = ? and t.as_of < ? order by t.as_of + 0 desc limit 1";
}
