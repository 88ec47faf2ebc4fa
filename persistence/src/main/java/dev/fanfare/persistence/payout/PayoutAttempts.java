package dev.fanfare.persistence.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.internal.Checks;
import dev.fanfare.money.Money;
import dev.fanfare.payout.AttemptRecord;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.EncryptedTable;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attempts in {@code fanfare_payout_attempt}, and what gateways have said of them. */
final class PayoutAttempts {
  static final EncryptedTable ENCRYPTED =
      EncryptedTable.of("fanfare_payout_attempt", "attempt_key");

  static final String SELECT =
      """
      select attempt_key, payout, creator, method, asset, scale, amount, at, gateway, details,
        is_open, acknowledged, sends, lookups, next_check_at
      from fanfare_payout_attempt
      """;

  static final String DUE =
      """
      select attempt_key from fanfare_payout_attempt where next_check_at <= ?
      order by next_check_at, attempt_key limit ?
      """;

  static final String FORGET =
      """
      update fanfare_payout_attempt set details = null, details_key = null
      where payout in (select id from fanfare_payout where creator = ?)
        and not is_open and details is not null
      """;

  private final Database database;
  private final FieldEncryption encryption;

  PayoutAttempts(Database database, FieldEncryption encryption) {
    this.database = database;
    this.encryption = encryption;
  }

  boolean add(AttemptRecord record) {
    PayoutAttempt attempt = record.attempt();
    EncryptedTable.Sealed sealed =
        DestinationText.seal(
            ENCRYPTED, encryption, database.json(), attempt.destination(), attempt.key());
    // The same key, or the marker of the payout's open attempt, may be taken.
    return database.sql(
        sql ->
            sql.insertMissing(
                """
                insert into fanfare_payout_attempt (attempt_key, payout, creator, method, asset,
                  scale, amount, at, gateway, details, details_key, is_open, open_marker,
                  acknowledged, sends, lookups, next_check_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                attempt.key(),
                attempt.payout(),
                attempt.creator().value(),
                attempt.method().code(),
                attempt.amount().asset().code(),
                attempt.amount().asset().scale(),
                attempt.amount().minor(),
                attempt.at(),
                record.gateway(),
                sealed.details(),
                sealed.key(),
                record.open(),
                marker(record),
                record.acknowledged(),
                record.sends(),
                record.lookups(),
                record.nextCheckAt()));
  }

  private static @Nullable UUID marker(AttemptRecord record) {
    return record.open() ? record.attempt().payout() : null;
  }

  void save(AttemptRecord record) {
    int saved =
        database.sql(
            sql ->
                sql.update(
                    """
                    update fanfare_payout_attempt
                    set is_open = ?, open_marker = ?, acknowledged = ?, sends = ?, lookups = ?,
                      next_check_at = ?
                    where attempt_key = ?
                    """,
                    record.open(),
                    marker(record),
                    record.acknowledged(),
                    record.sends(),
                    record.lookups(),
                    record.nextCheckAt(),
                    record.attempt().key()));
    if (saved == 0) {
      throw new FanfareException(
          "Attempt %s is not stored, so it cannot be replaced".formatted(record.attempt().key()));
    }
  }

  Optional<AttemptRecord> find(UUID key) {
    return database.sql(sql -> sql.first(SELECT + " where attempt_key = ?", this::attempt, key));
  }

  List<AttemptRecord> of(UUID payout) {
    return database.sql(
        sql -> sql.list(SELECT + " where payout = ? order by added", this::attempt, payout));
  }

  private AttemptRecord attempt(Row row) throws SQLException {
    UUID key = row.id(1);
    byte[] details = row.bytesOrNull(10);
    PayoutDestination destination =
        details == null
            ? new PayoutDestination.Forgotten()
            : DestinationText.open(ENCRYPTED, encryption, database.json(), details, key);
    return new AttemptRecord(
        new PayoutAttempt(
            key,
            row.id(2),
            CreatorId.of(row.text(3)),
            new Money(row.number(7), row.asset(5)),
            new PayoutMethod(row.text(4)),
            destination,
            row.instant(8)),
        row.text(9),
        row.flag(11),
        row.flag(12),
        row.integer(13),
        row.integer(14),
        row.instantOrNull(15));
  }

  List<UUID> due(Instant at, int limit) {
    return database.sql(sql -> sql.list(DUE, row -> row.id(1), at, limit));
  }

  List<UUID> forget(CreatorId creator) {
    return database.sql(
        sql -> {
          sql.update(FORGET, creator.value());
          return sql.list(
              """
              select attempt_key from fanfare_payout_attempt
              where payout in (select id from fanfare_payout where creator = ?) and details is null
              """,
              row -> row.id(1),
              creator.value());
        });
  }

  boolean addReport(String gateway, GatewayReport report) {
    return database.sql(
        sql ->
            sql.insertMissing(
                """
                insert into fanfare_payout_report
                  (gateway, event_id, attempt_key, state, reference, reason, at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                gateway,
                report.eventId(),
                report.attemptKey(),
                report.state(),
                storable(report.reference()),
                storable(report.reason()),
                report.at()));
  }

  /** What a gateway says may hold what PostgreSQL refuses, such as U+0000. */
  private static @Nullable String storable(@Nullable String said) {
    return said == null ? null : Checks.plain(said);
  }
}
