package dev.fanfare.persistence.payout;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.payout.AttemptRecord;
import dev.fanfare.payout.DuplicatePayoutException;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.payout.PayoutRunEntry;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.PayoutStep;
import dev.fanfare.payout.PayoutStore;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.EncryptedTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Payouts in {@code fanfare_payout} and the tables around it. */
public final class JpaPayoutStore implements PayoutStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(
          PayoutRow.class,
          PayoutFeeLineRow.class,
          PayoutStepRow.class,
          PayoutTransitionRow.class,
          PayoutAttemptRow.class,
          PayoutReportRow.class,
          PayoutRunRow.class,
          PayoutRunEntryRow.class,
          PayoutDestinationRow.class);

  /** What is encrypted here. */
  public static final EncryptedTable ENCRYPTED = PayoutAttempts.ENCRYPTED;

  static final String DOUBTS =
      """
      select count(case when state = 'UNKNOWN' then 1 end), count(contradiction)
      from fanfare_payout
      where creator = ? and (state = 'UNKNOWN' or contradiction is not null)
      """;

  static final String LAST_PERIOD_END =
      """
      select period_end from fanfare_payout
      where creator = ? and balance_asset = ? and balance_scale = ?
        and state not in ('FAILED', 'CANCELLED', 'RETURNED')
      order by period_end desc limit 1
      """;

  static final String IN_STATE =
      """
      (select * from fanfare_payout where state = ?
      order by requested_at, id limit ?)""";

  static final String IN_STATE_AFTER =
      """
      (select * from fanfare_payout
      where state = ? and (requested_at, id) > (?, ?)
      order by requested_at, id limit ?)""";

  static final String OF_CREATOR =
      """
      (select * from fanfare_payout where creator = ?
      order by requested_at desc, id desc limit ?)""";

  static final String OF_CREATOR_BEFORE =
      """
      (select * from fanfare_payout
      where creator = ? and (requested_at, id) < (?, ?)
      order by requested_at desc, id desc limit ?)""";

  static final String OLDEST_FIRST = "p.requested_at, p.id";

  static final String LATEST_FIRST = "p.requested_at desc, p.id desc";

  private final Database database;
  private final PayoutAttempts attempts;
  private final PayoutRuns runs;

  public JpaPayoutStore(Database database, FieldEncryption encryption) {
    this.database = requireNonNull(database, "database");
    this.attempts = new PayoutAttempts(database, requireNonNull(encryption, "encryption"));
    this.runs = new PayoutRuns(database);
  }

  @Override
  public void add(Payout payout, PayoutStep first) {
    if (!database.sql(sql -> PayoutWrites.add(sql, payout, first))) {
      throw new DuplicatePayoutException(payout.id());
    }
  }

  @Override
  public Optional<Payout> find(UUID id) {
    return database
        .sql(
            sql ->
                PayoutReader.list(sql, "(select * from fanfare_payout where id = ?)", "p.id", id))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Payout> lock(UUID id) {
    return database.sql(
        sql -> {
          if (sql.dialect() == Dialect.POSTGRESQL) {
            return PayoutReader.lock(sql, id);
          }
          return sql.first(
                  "select id from fanfare_payout where id = ? for update", row -> row.id(1), id)
              // Only a statement that begins with the lock held sees what was committed last.
              .flatMap(this::find);
        });
  }

  @Override
  public boolean advance(Payout next, PayoutStep step) {
    return database.sql(sql -> PayoutWrites.advance(sql, next, step));
  }

  @Override
  public List<PayoutStep> history(UUID payout) {
    return database.sql(sql -> PayoutWrites.history(sql, payout));
  }

  @Override
  public boolean addAttempt(AttemptRecord attempt) {
    return attempts.add(attempt);
  }

  @Override
  public Optional<AttemptRecord> attempt(UUID key) {
    return attempts.find(key);
  }

  @Override
  public List<AttemptRecord> attempts(UUID payout) {
    return attempts.of(payout);
  }

  @Override
  public void saveAttempt(AttemptRecord attempt) {
    attempts.save(attempt);
  }

  @Override
  public List<UUID> forgetDestinations(CreatorId creator) {
    return attempts.forget(creator);
  }

  @Override
  public List<UUID> attemptsDue(Instant at, int limit) {
    return attempts.due(at, limit);
  }

  @Override
  public boolean addReport(String gateway, GatewayReport report) {
    return attempts.addReport(gateway, report);
  }

  @Override
  public Doubts doubts(CreatorId creator) {
    return database.sql(
        sql ->
            sql.first(DOUBTS, row -> new Doubts(row.integer(1), row.integer(2)), creator.value())
                .orElseThrow());
  }

  @Override
  public Optional<LocalDate> lastPeriodEnd(CreatorId creator, Asset balance) {
    return database.sql(
        sql ->
            sql.first(
                LAST_PERIOD_END,
                row -> row.day(1),
                creator.value(),
                balance.code(),
                balance.scale()));
  }

  @Override
  public List<Payout> inState(PayoutState state, Optional<Payout> after, int limit) {
    return database.sql(
        sql ->
            after.isEmpty()
                ? PayoutReader.list(sql, IN_STATE, OLDEST_FIRST, state, limit)
                : PayoutReader.list(
                    sql,
                    IN_STATE_AFTER,
                    OLDEST_FIRST,
                    state,
                    after.get().requestedAt(),
                    after.get().id(),
                    limit));
  }

  @Override
  public List<Payout> ofCreator(CreatorId creator, Optional<Payout> before, int limit) {
    return database.sql(
        sql ->
            before.isEmpty()
                ? PayoutReader.list(sql, OF_CREATOR, LATEST_FIRST, creator.value(), limit)
                : PayoutReader.list(
                    sql,
                    OF_CREATOR_BEFORE,
                    LATEST_FIRST,
                    creator.value(),
                    before.get().requestedAt(),
                    before.get().id(),
                    limit));
  }

  @Override
  public void forEach(Consumer<Payout> visitor) {
    database.sql(
        sql -> {
          PayoutReader.each(sql, "fanfare_payout", "p.id", visitor);
          return true;
        });
  }

  @Override
  public void addRun(PayoutRun run) {
    runs.addRun(run);
  }

  @Override
  public Optional<PayoutRun> findRun(IdempotencyKey run) {
    return runs.findRun(run);
  }

  @Override
  public Optional<RunPhase> lockRun(IdempotencyKey run) {
    return runs.lockRun(run);
  }

  @Override
  public void saveRunPhase(IdempotencyKey run, RunPhase phase) {
    runs.saveRunPhase(run, phase);
  }

  @Override
  public boolean addRunEntry(PayoutRunEntry entry) {
    return runs.addRunEntry(entry);
  }

  @Override
  public Optional<PayoutRunEntry> runEntry(IdempotencyKey run, CreatorId creator) {
    return runs.runEntry(run, creator);
  }

  @Override
  public void saveRunEntry(PayoutRunEntry entry) {
    runs.saveRunEntry(entry);
  }

  @Override
  public Optional<CreatorId> lastOfRun(IdempotencyKey run) {
    return runs.lastOfRun(run);
  }

  @Override
  public List<PayoutRunEntry> runEntries(IdempotencyKey run, Optional<CreatorId> after, int limit) {
    return runs.runEntries(run, after, limit);
  }
}
