package dev.fanfare.benchmarks.postgres;

import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.DerivedId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A spend as somebody would write it by hand who wants it quick: one insert for the key with its
 * answer, one statement for everything else, one commit. It writes every row that Fanfare writes.
 * To answer in that one insert it leaves the balance out of the answer.
 */
final class JdbcSpend {
  private static final String ANSWER =
      """
      insert into fanfare_operation (op_key, kind, fingerprint, answered_at, answer_type, answer)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private static final String CHARGE =
      """
      with paid as (
        update fanfare_credit_wallet w
        set changed_at = greatest(w.changed_at, ?), available = w.available - ?, last_entry = w.last_entry + 1,
          last_at = greatest(w.changed_at, ?), prior_at = w.last_at, period_used = w.period_used + ?,
          first_left = nullif(w.first_left - ?, 0),
          first_grant = case when w.first_left > ? then w.first_grant end
        from fanfare_credit_grant g
        where w.id = ? and (w.next_due is null or w.next_due > greatest(w.changed_at, ?))
          and w.first_left >= ? and g.id = w.first_grant
        returning w.id, w.last_entry, w.last_at, w.prior_at, w.available, w.reserved,
          w.first_grant, g.id as grant_id, cast(? as bigint) as amount, cast(? as uuid) as charge
      ), used as (
        update fanfare_credit_grant g set remaining = g.remaining - paid.amount
        from paid where g.id = paid.grant_id
      ), line as (
        insert into fanfare_credit_charge_line (charge, upto, grant_id)
        select charge, amount, grant_id from paid
      ), charged as (
        insert into fanfare_credit_charge (id, wallet, amount, at, refunded)
        select charge, id, amount, last_at, 0 from paid
      ), told as (
        insert into fanfare_credit_entry
          (wallet, seq, at, kind, amount, prev_seq, prev_at, prev_available, prev_reserved,
           available_after, reserved_after, charge)
        select id, last_entry, last_at, 'SPENT', amount, last_entry - 1, prior_at,
          available + amount, reserved, available, reserved, charge from paid
      )
      select available, first_grant is null from paid
      """;

  /** As long as the hash and the two digests that Fanfare keeps. */
  private static final String FINGERPRINT = "%064x wallet=%08x amount=%08x".formatted(1, 2, 3);

  private final DataSource connections;

  JdbcSpend(DataSource connections) {
    this.connections = connections;
  }

  void spend(Wallet wallet, long amount, String key) throws SQLException {
    Instant time = Instant.now().truncatedTo(ChronoUnit.MICROS);
    OffsetDateTime now = time.atOffset(ZoneOffset.UTC);
    UUID charge = DerivedId.of(key, "charge");
    UUID id = DerivedId.of(wallet.creator().value(), "wallet/" + wallet.type().code());
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement answer = connection.prepareStatement(ANSWER)) {
        answer.setString(1, key);
        answer.setString(2, "credit.spend");
        answer.setString(3, FINGERPRINT);
        answer.setObject(4, now);
        answer.setString(5, SpendResult.Spent.class.getName());
        answer.setString(
            6,
            "{\"charge\":\"%s\",\"amount\":%d,\"available\":0,\"replayed\":false}"
                .formatted(charge, amount));
        if (answer.executeUpdate() == 0) {
          throw new IllegalStateException("key '%s' is taken".formatted(key));
        }
      }
      try (PreparedStatement spend = connection.prepareStatement(CHARGE)) {
        spend.setObject(1, now);
        spend.setLong(2, amount);
        spend.setObject(3, now);
        spend.setLong(4, amount);
        spend.setLong(5, amount);
        spend.setLong(6, amount);
        spend.setObject(7, id);
        spend.setObject(8, now);
        spend.setLong(9, amount);
        spend.setLong(10, amount);
        spend.setObject(11, charge);
        try (ResultSet rows = spend.executeQuery()) {
          if (!rows.next()) {
            throw new IllegalStateException("too few credits in " + wallet);
          }
        }
      }
      connection.commit();
    }
  }
}
