package dev.fanfare.persistence.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.payout.PayoutRunEntry;
import dev.fanfare.payout.PayoutRunStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Batch runs in {@code fanfare_payout_run} and {@code fanfare_payout_run_entry}. */
final class PayoutRuns implements PayoutRunStore {
  private static final String ENTRIES =
      """
      select creator, outcome, reason, payout, gross, gross_asset, gross_scale, net, net_asset,
        net_scale
      from fanfare_payout_run_entry where run_key = ?
      """;

  static final String PAGE = ENTRIES + " and creator > ? order by creator limit ?";

  static final String LAST =
      """
      select creator from fanfare_payout_run_entry where run_key = ?
      order by creator desc limit 1
      """;

  private final Database database;

  PayoutRuns(Database database) {
    this.database = database;
  }

  @Override
  public void addRun(PayoutRun run) {
    Money minimum = run.minimum();
    database.sql(
        sql ->
            sql.update(
                """
                insert into fanfare_payout_run
                  (run_key, cutoff, method, asset, scale, period_end, minimum, phase)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                run.key().value(),
                run.cutoff(),
                run.method().code(),
                run.asset().code(),
                run.asset().scale(),
                run.periodEnd(),
                minimum == null ? null : minimum.minor(),
                RunPhase.REQUESTING));
  }

  @Override
  public Optional<PayoutRun> findRun(IdempotencyKey run) {
    return database.sql(
        sql ->
            sql.first(
                """
                select cutoff, method, asset, scale, period_end, minimum
                from fanfare_payout_run where run_key = ?
                """,
                row -> run(run, row),
                run.value()));
  }

  private static PayoutRun run(IdempotencyKey key, Row row) throws SQLException {
    Asset asset = row.asset(3);
    Long minimum = row.numberOrNull(6);
    return new PayoutRun(
        key,
        row.instant(1),
        new PayoutMethod(row.text(2)),
        asset,
        row.day(5),
        minimum == null ? null : new Money(minimum, asset));
  }

  @Override
  public Optional<RunPhase> lockRun(IdempotencyKey run) {
    return database.sql(
        sql ->
            sql.first(
                "select phase from fanfare_payout_run where run_key = ? for update",
                row -> row.constant(1, RunPhase.class),
                run.value()));
  }

  @Override
  public void saveRunPhase(IdempotencyKey run, RunPhase phase) {
    int saved =
        database.sql(
            sql ->
                sql.update(
                    "update fanfare_payout_run set phase = ? where run_key = ?",
                    phase,
                    run.value()));
    requireStored(saved, "Run '%s' is not stored", run);
  }

  @Override
  public boolean addRunEntry(PayoutRunEntry entry) {
    Money gross = entry.gross();
    Money net = entry.net();
    return database.sql(
        sql ->
            sql.insertMissing(
                """
                insert into fanfare_payout_run_entry (run_key, creator, outcome, reason, payout,
                  gross, gross_asset, gross_scale, net, net_asset, net_scale)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.run().value(),
                entry.creator().value(),
                entry.outcome(),
                entry.reason(),
                entry.payout(),
                gross == null ? null : gross.minor(),
                gross == null ? null : gross.asset().code(),
                gross == null ? null : gross.asset().scale(),
                net == null ? null : net.minor(),
                net == null ? null : net.asset().code(),
                net == null ? null : net.asset().scale()));
  }

  @Override
  public Optional<PayoutRunEntry> runEntry(IdempotencyKey run, CreatorId creator) {
    return database.sql(
        sql ->
            sql.first(
                ENTRIES + " and creator = ?",
                row -> entry(run, row),
                run.value(),
                creator.value()));
  }

  @Override
  public void saveRunEntry(PayoutRunEntry entry) {
    Money gross = entry.gross();
    Money net = entry.net();
    int saved =
        database.sql(
            sql ->
                sql.update(
                    """
                    update fanfare_payout_run_entry
                    set outcome = ?, reason = ?, payout = ?, gross = ?, gross_asset = ?,
                      gross_scale = ?, net = ?, net_asset = ?, net_scale = ?
                    where run_key = ? and creator = ?
                    """,
                    entry.outcome(),
                    entry.reason(),
                    entry.payout(),
                    gross == null ? null : gross.minor(),
                    gross == null ? null : gross.asset().code(),
                    gross == null ? null : gross.asset().scale(),
                    net == null ? null : net.minor(),
                    net == null ? null : net.asset().code(),
                    net == null ? null : net.asset().scale(),
                    entry.run().value(),
                    entry.creator().value()));
    requireStored(saved, "Run '%s' has no entry for this creator", entry.run());
  }

  private static void requireStored(int rows, String message, IdempotencyKey run) {
    if (rows == 0) {
      throw new FanfareException(message.formatted(run));
    }
  }

  @Override
  public Optional<CreatorId> lastOfRun(IdempotencyKey run) {
    return database.sql(sql -> sql.first(LAST, row -> CreatorId.of(row.text(1)), run.value()));
  }

  @Override
  public List<PayoutRunEntry> runEntries(IdempotencyKey run, Optional<CreatorId> after, int limit) {
    return database.sql(
        sql ->
            sql.list(
                PAGE,
                row -> entry(run, row),
                run.value(),
                after.map(CreatorId::value).orElse(""),
                limit));
  }

  private static PayoutRunEntry entry(IdempotencyKey run, Row row) throws SQLException {
    return new PayoutRunEntry(
        run,
        CreatorId.of(row.text(1)),
        row.constant(2, PayoutRunEntry.Outcome.class),
        row.textOrNull(3),
        row.idOrNull(4),
        amount(row, 5),
        amount(row, 8));
  }

  private static @Nullable Money amount(Row row, int column) throws SQLException {
    Long minor = row.numberOrNull(column);
    return minor == null ? null : new Money(minor, row.asset(column + 1));
  }
}
