package dev.fanfare.persistence.credit;

import dev.fanfare.credit.CreditEntry;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of {@code fanfare_credit_entry}. */
final class Entries {
  private static final String SELECT =
      """
      select e.seq, e.at, e.kind, e.amount, e.prev_available, e.prev_reserved,
        e.available_after, e.reserved_after, coalesce(e.charge, e.reservation, e.grant_id), e.source
      from fanfare_credit_entry e where e.wallet = ?
      """;

  // Lines are in the order of time, and that order has an index.
  static final String BETWEEN = SELECT + "and e.at >= ? and e.at < ? order by e.at, e.seq";
  static final String LAST_BEFORE = SELECT + "and e.at < ? order by e.at desc, e.seq desc limit 1";
  static final String OF_WALLET = SELECT + "order by e.seq";

  private Entries() {}

  /** What a line is about, each in a column of its own. */
  private enum Subject {
    GRANT,
    RESERVATION,
    CHARGE;

    static Subject of(CreditEntry entry) {
      return switch (entry.kind()) {
        case GRANTED, CARRIED_OVER, EXPIRED -> GRANT;
        case RESERVED, RELEASED, LAPSED -> RESERVATION;
        case SPENT, REFUNDED -> CHARGE;
        case SETTLED -> entry.amount() > 0 ? CHARGE : RESERVATION;
      };
    }

    @Nullable UUID in(CreditEntry entry) {
      return of(entry) == this ? entry.subject() : null;
    }
  }

  private static CreditEntry read(Wallet wallet, Row row) throws SQLException {
    long available = row.number(7);
    long reserved = row.number(8);
    String source = row.textOrNull(10);
    return new CreditEntry(
        wallet,
        row.number(1),
        row.instant(2),
        row.constant(3, CreditEntry.Kind.class),
        row.number(4),
        available - row.number(5),
        reserved - row.number(6),
        available,
        reserved,
        row.id(9),
        source == null ? null : GrantSource.valueOf(source));
  }

  static List<CreditEntry> between(Sql sql, Wallet wallet, Instant from, Instant to)
      throws SQLException {
    return sql.list(BETWEEN, row -> read(wallet, row), Wallets.id(wallet), from, to);
  }

  static Optional<CreditEntry> lastBefore(Sql sql, Wallet wallet, Instant before)
      throws SQLException {
    return sql.first(LAST_BEFORE, row -> read(wallet, row), Wallets.id(wallet), before);
  }

  static void each(Sql sql, Wallet wallet, Consumer<CreditEntry> visitor) throws SQLException {
    sql.each(OF_WALLET, row -> visitor.accept(read(wallet, row)), Wallets.id(wallet));
  }

  /** Adds lines after the last one of a wallet, whose row still says which that is. */
  static void append(Sql sql, UUID wallet, List<CreditEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    appendFirst(sql, wallet, entries.get(0));
    List<Following> rest = new ArrayList<>(entries.size() - 1);
    for (int i = 1; i < entries.size(); i++) {
      rest.add(new Following(entries.get(i), entries.get(i - 1).at()));
    }
    appendRest(sql, wallet, rest);
  }

  private static void appendFirst(Sql sql, UUID wallet, CreditEntry entry) throws SQLException {
    sql.update(
        """
        insert into fanfare_credit_entry
          (wallet, seq, at, kind, amount, prev_seq, prev_at, prev_available, prev_reserved,
           available_after, reserved_after, grant_id, reservation, charge, source)
        values (?, ?, ?, ?, ?, ?,
          (select w.last_at from fanfare_credit_wallet w where w.id = ?), ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        wallet,
        entry.seq(),
        entry.at(),
        entry.kind(),
        entry.amount(),
        entry.seq() == 1 ? null : entry.seq() - 1,
        wallet,
        entry.availableAfter() - entry.availableDelta(),
        entry.reservedAfter() - entry.reservedDelta(),
        entry.availableAfter(),
        entry.reservedAfter(),
        Subject.GRANT.in(entry),
        Subject.RESERVATION.in(entry),
        Subject.CHARGE.in(entry),
        entry.source());
  }

  /** A line and when the line before it was written. */
  private record Following(CreditEntry entry, Instant prevAt) {}

  private static void appendRest(Sql sql, UUID wallet, List<Following> rest) throws SQLException {
    sql.insert(
        "fanfare_credit_entry",
        Columns.of(rest)
            .id("wallet", f -> wallet)
            .number("seq", f -> f.entry.seq())
            .instant("at", f -> f.entry.at())
            .text("kind", f -> f.entry.kind())
            .number("amount", f -> f.entry.amount())
            .number("prev_seq", f -> f.entry.seq() - 1)
            .instant("prev_at", Following::prevAt)
            .number("prev_available", f -> f.entry.availableAfter() - f.entry.availableDelta())
            .number("prev_reserved", f -> f.entry.reservedAfter() - f.entry.reservedDelta())
            .number("available_after", f -> f.entry.availableAfter())
            .number("reserved_after", f -> f.entry.reservedAfter())
            .id("grant_id", f -> Subject.GRANT.in(f.entry))
            .id("reservation", f -> Subject.RESERVATION.in(f.entry))
            .id("charge", f -> Subject.CHARGE.in(f.entry))
            .text("source", f -> f.entry.source()));
  }
}
