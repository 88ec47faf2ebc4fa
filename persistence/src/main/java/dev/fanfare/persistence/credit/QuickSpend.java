package dev.fanfare.persistence.credit;

import dev.fanfare.credit.Wallet;
import dev.fanfare.credit.WalletState;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Charges by one statement where the first grant pays all.
 *
 * <p>The statement may have to wait for the wallet's row. Then PostgreSQL asks its conditions again
 * of the row as it is by then, and of nothing else: so all that they ask is in that row. The one
 * exception is which grant is first. It is looked up beforehand, and if another one is first when
 * the wait ends, nothing is done. What is then written starts from the newest figures of both rows.
 * A wallet's time never runs back: who waited charges at the time of whoever came before.
 */
final class QuickSpend {
  static final String ON_POSTGRESQL =
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

  private static final String LOCK_ON_H2 =
      """
      select w.id from fanfare_credit_wallet w
      where w.id = ? and (w.next_due is null or w.next_due > greatest(w.changed_at, ?))
        and w.first_left >= ?
      for update
      """;

  private QuickSpend() {}

  private record Spent(long available, boolean usedUp) {}

  static OptionalLong onPostgres(Sql sql, Wallet wallet, long amount, UUID charge, Instant now)
      throws SQLException {
    Optional<Spent> spent =
        sql.first(
            ON_POSTGRESQL,
            row -> new Spent(row.number(1), row.flag(2)),
            now,
            amount,
            now,
            amount,
            amount,
            amount,
            Wallets.id(wallet),
            now,
            amount,
            amount,
            charge);
    if (spent.isEmpty()) {
      return OptionalLong.empty();
    }
    if (spent.get().usedUp()) {
      // The wallet is held by now, so this sees what the next charge will start from.
      Wallets.updateFirst(sql, Wallets.state(sql, wallet));
    }
    return OptionalLong.of(spent.get().available());
  }

  /** The same in steps: within one process they cost little. */
  static OptionalLong onH2(Sql sql, Wallet wallet, long amount, UUID charge, Instant now)
      throws SQLException {
    if (sql.first(LOCK_ON_H2, row -> true, Wallets.id(wallet), now, amount).isEmpty()) {
      return OptionalLong.empty();
    }
    WalletState state = Wallets.state(sql, wallet);
    if (!state.firstGrantPays(amount, now)) {
      return OptionalLong.empty();
    }
    var change = state.spend(charge, amount, now);
    Changes.write(sql, change);
    return OptionalLong.of(change.after().available());
  }
}
