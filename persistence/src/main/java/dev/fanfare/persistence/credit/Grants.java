package dev.fanfare.persistence.credit;

import dev.fanfare.credit.Grant;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Rows of {@code fanfare_credit_grant}. */
final class Grants {
  /** A grant's columns, ten of them. */
  static final String COLUMNS =
      "g.id, g.source, g.amount, g.priority, g.effective_at, g.expires_at, g.period, g.parent, g.remaining, g.held";

  static final String BY_ID =
      """
      select w.creator, w.credit_type, %s
      from fanfare_credit_grant g join fanfare_credit_wallet w on w.id = g.wallet
      where g.id = any(?)
      """
          .formatted(COLUMNS);

  static final String OF_WALLET =
      "select %s from fanfare_credit_grant g where g.wallet = ?".formatted(COLUMNS);

  private Grants() {}

  static Grant read(Wallet wallet, Row row, int from) throws SQLException {
    return new Grant(
        row.id(from),
        wallet,
        row.constant(from + 1, GrantSource.class),
        row.number(from + 2),
        row.integer(from + 3),
        row.instant(from + 4),
        row.instantOrNull(from + 5),
        row.numberOrNull(from + 6),
        row.idOrNull(from + 7),
        row.number(from + 8),
        row.number(from + 9));
  }

  static List<Grant> find(Sql sql, Collection<UUID> ids) throws SQLException {
    return sql.list(
        BY_ID, row -> read(Wallets.read(row, 1), row, 3), Param.array(ColumnType.ID, ids));
  }

  static void each(Sql sql, Wallet wallet, Consumer<Grant> visitor) throws SQLException {
    sql.each(OF_WALLET, row -> visitor.accept(read(wallet, row, 1)), Wallets.id(wallet));
  }

  /** Stores new grants; those that others continue come first. */
  static void insert(Sql sql, UUID wallet, List<Grant> grants) throws SQLException {
    Columns<Grant> columns =
        Columns.of(grants)
            .id("id", Grant::id)
            .id("wallet", grant -> wallet)
            .text("source", Grant::source)
            .number("amount", Grant::amount)
            .small("priority", Grant::priority)
            .instant("effective_at", Grant::effectiveAt)
            .instant("expires_at", Grant::expiresAt)
            .optionalNumber("period", Grant::period)
            .id("parent", Grant::parent)
            .number("remaining", Grant::remaining)
            .number("held", Grant::held);
    if (sql.insertMissing("fanfare_credit_grant", columns, "id").size() < grants.size()) {
      throw Lines.taken(grants.stream().map(Grant::id).toList());
    }
  }

  static void update(Sql sql, List<Grant> grants) throws SQLException {
    sql.updateAll(
        "fanfare_credit_grant",
        Columns.of(grants)
            .id("id", Grant::id)
            .number("remaining", Grant::remaining)
            .number("held", Grant::held),
        1);
  }
}
