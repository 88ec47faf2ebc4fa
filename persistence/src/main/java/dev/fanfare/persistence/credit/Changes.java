package dev.fanfare.persistence.credit;

import dev.fanfare.credit.Charge;
import dev.fanfare.credit.Reservation;
import dev.fanfare.credit.WalletChange;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.UUID;

/** Writes what an operation does to a wallet, in the order that the foreign keys ask for. */
final class Changes {
  private Changes() {}

  static void write(Sql sql, WalletChange change) throws SQLException {
    UUID wallet = Wallets.id(change.after().wallet());
    Grants.insert(sql, wallet, change.granted());
    Grants.update(sql, change.changed());
    Reservation opened = change.reservation();
    if (change.opened() && opened != null) {
      Reservations.insert(sql, wallet, opened);
    }
    Reservations.update(sql, change.closed());
    Charge charge = change.charge();
    if (charge != null) {
      Charges.insert(sql, wallet, charge);
    }
    Charge refunded = change.refunded();
    if (refunded != null) {
      Charges.refund(sql, refunded);
    }
    Entries.append(sql, wallet, change.entries());
    Wallets.update(sql, change.after(), change.entries());
  }
}
