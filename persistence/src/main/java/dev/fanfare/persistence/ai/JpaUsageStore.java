package dev.fanfare.persistence.ai;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiCost;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.CallCost;
import dev.fanfare.ai.CallRecord;
import dev.fanfare.ai.FaultKind;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.UnpricedReason;
import dev.fanfare.ai.UsageQuery;
import dev.fanfare.ai.UsageStore;
import dev.fanfare.ai.UsageTotal;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls to models in {@code fanfare_ai_usage}. */
public final class JpaUsageStore implements UsageStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(
          UsageRow.class,
          QuotaRow.class,
          QuotaMessageRow.class,
          BudgetRow.class,
          ReservationRow.class);

  private static final String COLUMNS =
      """
      id, at, user_id, purpose, tenant, provider, model, answered_provider, answered_model,
      uncached_input, cache_read, cache_write, output, reasoning, cost_nanos, asset, scale, unpriced,
      streamed, attempts, finish, fault, took_micros, first_token_micros, request_id
      """;

  /** Finds a call, given its id. */
  static final String BY_ID = "select " + COLUMNS + " from fanfare_ai_usage where id = ?";

  /** Finds what is to be pruned, given the end and how many at most. */
  static final String OLD = "select id from fanfare_ai_usage where at < ? order by at limit ?";

  private final Database database;

  public JpaUsageStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public boolean add(CallRecord call) {
    AiUsage usage = call.usage();
    ModelName answered = call.answered();
    AiCost cost = call.cost() instanceof CallCost.Priced priced ? priced.amount() : null;
    return database.sql(
        sql ->
            sql.insertMissing(
                "insert into fanfare_ai_usage ("
                    + COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                call.id(),
                call.at(),
                call.user(),
                call.purpose().name(),
                call.tenant(),
                call.asked().provider(),
                call.asked().model(),
                answered == null ? null : answered.provider(),
                answered == null ? null : answered.model(),
                usage.uncachedInput(),
                usage.cacheRead(),
                usage.cacheWrite(),
                usage.output(),
                usage.reasoning(),
                cost == null ? null : cost.nanos(),
                cost == null ? null : cost.currency().code(),
                cost == null ? null : (short) cost.currency().scale(),
                call.cost() instanceof CallCost.Unpriced unpriced ? unpriced.reason() : null,
                call.streamed(),
                call.attempts(),
                call.finish(),
                call.fault(),
                micros(call.took()),
                call.firstToken() == null ? null : micros(call.firstToken()),
                call.requestId()));
  }

  private static long micros(Duration duration) {
    return duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
  }

  @Override
  public Optional<CallRecord> find(UUID id) {
    return database.sql(sql -> sql.first(BY_ID, JpaUsageStore::call, id));
  }

  private static CallRecord call(Row row) throws SQLException {
    String answered = row.textOrNull(9);
    Long firstToken = row.numberOrNull(24);
    return new CallRecord(
        row.id(1),
        row.instant(2),
        row.textOrNull(3),
        new Purpose(row.text(4)),
        row.textOrNull(5),
        new ModelName(row.text(6), row.text(7)),
        answered == null ? null : new ModelName(row.text(8), answered),
        new AiUsage(
            row.numberOrNull(10),
            row.numberOrNull(11),
            row.numberOrNull(12),
            row.numberOrNull(13),
            row.numberOrNull(14)),
        cost(row),
        row.flag(19),
        row.integer(20),
        constantOrNull(row, 21, FinishReason.class),
        constantOrNull(row, 22, FaultKind.class),
        Duration.of(row.number(23), ChronoUnit.MICROS),
        firstToken == null ? null : Duration.of(firstToken, ChronoUnit.MICROS),
        row.textOrNull(25));
  }

  private static CallCost cost(Row row) throws SQLException {
    Long nanos = row.numberOrNull(15);
    if (nanos != null) {
      return new CallCost.Priced(new AiCost(nanos, row.asset(16)));
    }
    UnpricedReason reason = constantOrNull(row, 18, UnpricedReason.class);
    return reason == null ? new CallCost.Nothing() : new CallCost.Unpriced(reason);
  }

  private static <E extends Enum<E>> @Nullable E constantOrNull(Row row, int column, Class<E> type)
      throws SQLException {
    return row.textOrNull(column) == null ? null : row.constant(column, type);
  }

  @Override
  public List<UsageTotal> totals(UsageQuery query) {
    UsageSums sums = new UsageSums(query);
    return database.sql(sql -> sql.list(sums.sql(), sums::total, sums.values()));
  }

  @Override
  public int prune(Instant before, int limit) {
    return database.sql(
        sql -> {
          List<UUID> old = sql.list(OLD, row -> row.id(1), before, limit);
          return sql.update(
              "delete from fanfare_ai_usage where id = any(?)", Param.array(ColumnType.ID, old));
        });
  }
}
