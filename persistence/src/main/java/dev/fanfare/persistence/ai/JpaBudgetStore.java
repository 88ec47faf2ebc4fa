package dev.fanfare.persistence.ai;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.BudgetHold;
import dev.fanfare.ai.BudgetKey;
import dev.fanfare.ai.BudgetPeriod;
import dev.fanfare.ai.BudgetScope;
import dev.fanfare.ai.BudgetState;
import dev.fanfare.ai.BudgetStore;
import dev.fanfare.event.FanfareException;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Budgets in {@code fanfare_ai_budget} and {@code fanfare_ai_reservation}. */
public final class JpaBudgetStore implements BudgetStore {
  private static final Comparator<BudgetKey> BY_ID =
      Comparator.comparing(key -> key.id().toString());

  private static final String KEY = "t.scope, t.name, t.period, t.starts, t.asset, t.scale";

  /** What a budget is, in the order of {@link #state}. */
  private static final String STATE =
      KEY + ", t.spent, t.reserved, t.unpriced, t.alerted, t.stopped";

  private static final String SELECT = "select " + STATE + " from fanfare_ai_budget t";

  private static final String HOLDS =
      "select "
          + KEY
          + """
          , r.call_id, r.amount, r.expires_at, r.state, r.counted
          from fanfare_ai_reservation r join fanfare_ai_budget t on t.id = r.budget
          """;

  /** Finds a budget, given its id. */
  static final String BY_KEY = SELECT + " where t.id = ?";

  /** Finds holds, given the ids of their calls. */
  static final String OF_CALLS = HOLDS + "where r.call_id = any(?)";

  /** Finds holds that are to be freed, given now and how many at most. */
  static final String OVERDUE =
      HOLDS
          + """
          where r.state = 'OPEN' and r.expires_at <= ?
          order by r.expires_at, r.call_id, r.budget limit ?
          """;

  /** Finds what is to be pruned, given the end and how many at most. */
  static final String OLD =
      """
      select call_id, budget from fanfare_ai_reservation
      where state = any(array['SETTLED', 'EXPIRED']) and expires_at < ?
      order by expires_at limit ? for update skip locked
      """;

  private final Database database;

  public JpaBudgetStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public Optional<BudgetState> find(BudgetKey key) {
    return database.sql(sql -> sql.first(BY_KEY, JpaBudgetStore::state, key.id()));
  }

  @Override
  public List<BudgetState> lock(List<BudgetKey> keys) {
    List<BudgetKey> ordered = keys.stream().distinct().sorted(BY_ID).toList();
    Map<BudgetKey, BudgetState> locked = new HashMap<>();
    database.sql(
        sql -> {
          // New rows before any is held: so nobody who holds one waits for another to appear.
          insertMissing(sql, ordered);
          sql.lockInOrder(
                  SELECT,
                  "id",
                  ColumnType.ID,
                  ordered.stream().map(BudgetKey::id).toList(),
                  JpaBudgetStore::state)
              .forEach(budget -> locked.put(budget.key(), budget));
          return true;
        });
    return keys.stream().map(key -> requireNonNull(locked.get(key), "locked")).toList();
  }

  private static void insertMissing(Sql sql, List<BudgetKey> ordered) throws SQLException {
    Set<UUID> known =
        new HashSet<>(
            sql.list(
                "select id from fanfare_ai_budget where id = any(?)",
                row -> row.id(1),
                Param.array(ColumnType.ID, ordered.stream().map(BudgetKey::id).toList())));
    sql.insertMissing(
        "fanfare_ai_budget",
        Columns.of(ordered.stream().filter(key -> !known.contains(key.id())).toList())
            .id("id", BudgetKey::id)
            .text("scope", key -> key.scope().kind())
            .text("name", key -> key.scope().name())
            .text("period", BudgetKey::period)
            .day("starts", BudgetKey::starts)
            .text("asset", key -> key.currency().code())
            .small("scale", key -> key.currency().scale()),
        "id");
  }

  private static BudgetKey key(Row row) throws SQLException {
    return new BudgetKey(
        new BudgetScope(row.constant(1, BudgetScope.Kind.class), row.text(2)),
        row.constant(3, BudgetPeriod.class),
        row.day(4),
        row.asset(5));
  }

  private static BudgetState state(Row row) throws SQLException {
    return new BudgetState(
        key(row), row.number(7), row.number(8), row.number(9), row.integer(10), row.flag(11));
  }

  private static BudgetHold hold(Row row) throws SQLException {
    return new BudgetHold(
        row.id(7),
        key(row),
        row.number(8),
        row.instant(9),
        row.constant(10, BudgetHold.State.class),
        row.number(11));
  }

  @Override
  public void save(List<BudgetState> budgets) {
    int changed =
        database.sql(
            sql ->
                sql.updateAll(
                    "fanfare_ai_budget",
                    Columns.of(budgets)
                        .id("id", budget -> budget.key().id())
                        .number("spent", BudgetState::spent)
                        .number("reserved", BudgetState::reserved)
                        .number("unpriced", BudgetState::unpriced)
                        .small("alerted", BudgetState::alerted)
                        .flag("stopped", BudgetState::stopped),
                    1));
    if (changed != budgets.size()) {
      throw new FanfareException("A budget was not locked before it was stored");
    }
  }

  @Override
  public List<BudgetHold> holds(Collection<UUID> calls) {
    return database.sql(
        sql ->
            sql.list(
                OF_CALLS, JpaBudgetStore::hold, Param.array(ColumnType.ID, Set.copyOf(calls))));
  }

  private static Columns<BudgetHold> columns(List<BudgetHold> holds) {
    return Columns.of(holds)
        .id("call_id", BudgetHold::call)
        .id("budget", hold -> hold.budget().id());
  }

  @Override
  public void add(List<BudgetHold> holds) {
    database.sql(
        sql -> {
          sql.insert(
              "fanfare_ai_reservation",
              columns(holds)
                  .number("amount", BudgetHold::amount)
                  .instant("expires_at", BudgetHold::expiresAt)
                  .text("state", BudgetHold::state)
                  .number("counted", BudgetHold::counted));
          return true;
        });
  }

  @Override
  public void update(List<BudgetHold> holds) {
    database.sql(
        sql ->
            sql.updateAll(
                "fanfare_ai_reservation",
                columns(holds)
                    .text("state", BudgetHold::state)
                    .number("counted", BudgetHold::counted),
                2));
  }

  @Override
  public List<BudgetHold> overdue(Instant now, int limit) {
    return database.sql(sql -> sql.list(OVERDUE, JpaBudgetStore::hold, now, limit));
  }

  /** Which hold. */
  private record HoldId(UUID call, UUID budget) {}

  @Override
  public int prune(Instant before, int limit) {
    return database.sql(
        sql -> {
          List<HoldId> old = sql.list(OLD, row -> new HoldId(row.id(1), row.id(2)), before, limit);
          return sql.deleteAll(
              "fanfare_ai_reservation",
              Columns.of(old).id("call_id", HoldId::call).id("budget", HoldId::budget));
        });
  }

  @Override
  public void forEach(Visitor visitor) {
    database.sql(
        sql -> {
          sql.each(
              "select "
                  + STATE
                  + """
                  , coalesce(h.kept, 0), coalesce(h.came, 0)
                  from fanfare_ai_budget t left join (
                    select budget, sum(case when state = 'OPEN' then amount else 0 end) as kept,
                      sum(counted) as came
                    from fanfare_ai_reservation group by budget) h on h.budget = t.id
                  order by t.id
                  """,
              row -> visitor.visit(state(row), row.exactNumber(12), row.exactNumber(13)));
          return true;
        });
  }
}
