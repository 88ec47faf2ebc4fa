package dev.fanfare.persistence.tier;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.tier.TierColumns.Standing;
import dev.fanfare.tier.StaleTierException;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierStanding;
import dev.fanfare.tier.TierStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tiers in {@code fanfare_tier_standing} and {@code fanfare_tier_history}.
 *
 * <p>A creator's row among the standings is the lock, and made for whoever is locked without one.
 * It holds the open assignment, so that adding one is: the row's goes to the history with an end,
 * the new one takes its place.
 */
public final class JpaTierStore implements TierStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS = List.of(TierStandingRow.class, TierHistoryRow.class);

  private final Database database;
  private final TierColumns columns;

  public JpaTierStore(Database database) {
    this.database = requireNonNull(database, "database");
    this.columns = new TierColumns(database.json());
  }

  @Override
  public Map<CreatorId, TierStanding> lock(Collection<CreatorId> creators) {
    return database.sql(sql -> saved(locked(sql, creators)));
  }

  /** Returns the creators' rows, made if missing, which nobody else can lock or change now. */
  private List<Standing> locked(Sql sql, Collection<CreatorId> creators) throws SQLException {
    TreeSet<String> ids = ids(creators);
    TreeSet<String> missing = new TreeSet<>(ids);
    missing.removeAll(
        new HashSet<>(
            sql.list(
                "select creator from fanfare_tier_standing where creator = any(?)",
                row -> row.text(1),
                Param.array(ColumnType.TEXT, ids))));
    sql.insertMissing(
        "fanfare_tier_standing",
        Columns.of(List.copyOf(missing)).text("creator", id -> id).flag("saved", id -> false),
        "creator");
    return sql.lockInOrder(
        TierColumns.STANDINGS, "creator", ColumnType.TEXT, ids, columns::standing);
  }

  private static TreeSet<String> ids(Collection<CreatorId> creators) {
    TreeSet<String> ids = new TreeSet<>();
    creators.forEach(creator -> ids.add(creator.value()));
    return ids;
  }

  private static Map<CreatorId, TierStanding> saved(List<Standing> standings) {
    Map<CreatorId, TierStanding> saved = new HashMap<>();
    for (Standing standing : standings) {
      if (standing.saved() != null) {
        saved.put(standing.creator(), standing.saved());
      }
    }
    return saved;
  }

  @Override
  public Map<CreatorId, TierStanding> find(Collection<CreatorId> creators) {
    return database.sql(
        sql ->
            saved(
                sql.list(
                    TierColumns.STANDINGS + "where t.creator = any(?)",
                    columns::standing,
                    Param.array(ColumnType.TEXT, ids(creators)))));
  }

  @Override
  public void save(Collection<TierStanding> standings) {
    // The last of a creator counts.
    Map<CreatorId, TierStanding> last = new TreeMap<>();
    standings.forEach(standing -> last.put(standing.creator(), standing));
    List<TierStanding> rows = List.copyOf(last.values());
    int saved =
        database.sql(sql -> sql.updateAll("fanfare_tier_standing", columns.earned(rows), 2));
    if (saved != rows.size()) {
      throw new StaleTierException(
          rows.get(0).current(),
          "of %d standings, only %d show what is in force".formatted(rows.size(), saved));
    }
  }

  @Override
  public void append(Collection<TierAssignment> assignments) {
    database.sql(
        sql -> {
          Steps steps = new Steps();
          locked(sql, assignments.stream().map(TierAssignment::creator).toList())
              .forEach(steps::startAt);
          assignments.forEach(steps::add);
          sql.insert("fanfare_tier_history", columns.ended(steps.ended));
          return sql.updateAll(
              "fanfare_tier_standing", columns.opened(List.copyOf(steps.open.values())), 1);
        });
  }

  /** What additions to histories come to. */
  private static final class Steps {
    private final Map<CreatorId, TierAssignment> open = new TreeMap<>();
    private final List<TierAssignment> ended = new ArrayList<>();

    void startAt(Standing standing) {
      if (standing.current() != null) {
        open.put(standing.creator(), standing.current());
      }
    }

    void add(TierAssignment next) {
      @Nullable TierAssignment before = open.put(next.creator(), next);
      long last = before == null ? 0 : before.seq();
      if (next.seq() != last + 1) {
        throw new StaleTierException(next, "it has " + last);
      }
      if (before != null) {
        if (next.from().isBefore(before.from())) {
          throw new StaleTierException(next, "the last began at " + before.from());
        }
        ended.add(before.endedAt(next.from()));
      }
    }
  }

  @Override
  public List<TierAssignment> history(CreatorId creator) {
    return database.sql(
        sql ->
            sql.list(
                TierColumns.OF_CREATOR, columns::assignment, creator.value(), creator.value()));
  }

  @Override
  public Map<CreatorId, List<TierAssignment>> histories(
      Collection<CreatorId> creators, Instant since) {
    Param ids = Param.array(ColumnType.TEXT, ids(creators));
    Map<CreatorId, List<TierAssignment>> histories = new HashMap<>();
    for (TierAssignment assignment :
        database.sql(sql -> sql.list(TierColumns.OF_MANY, columns::assignment, ids, since, ids))) {
      histories.computeIfAbsent(assignment.creator(), c -> new ArrayList<>()).add(assignment);
    }
    return histories;
  }

  @Override
  public Optional<TierAssignment> at(CreatorId creator, Instant instant) {
    return database.sql(
        sql ->
            sql.first(
                TierColumns.AT,
                columns::assignment,
                creator.value(),
                instant,
                instant,
                creator.value(),
                instant));
  }

  @Override
  public void forEach(Consumer<TierStanding> visitor) {
    database.sql(
        sql -> {
          sql.each(
              TierColumns.STANDINGS + "where t.saved order by t.creator",
              row -> visitor.accept(requireNonNull(columns.standing(row).saved())));
          return true;
        });
  }

  @Override
  public void forEachAssignment(Consumer<TierAssignment> visitor) {
    database.sql(
        sql -> {
          sql.each(TierColumns.ALL, row -> visitor.accept(columns.assignment(row)));
          return true;
        });
  }
}
