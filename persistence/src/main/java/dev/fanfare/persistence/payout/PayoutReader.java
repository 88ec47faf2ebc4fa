package dev.fanfare.persistence.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.FeeBearer;
import dev.fanfare.payout.FeeLine;
import dev.fanfare.payout.FeeQuote;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutQuote;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.TaxLine;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads payouts together with their fee lines: a payout has a row for each line, at least one. */
final class PayoutReader {
  private static final int LINE = PayoutColumns.COUNT + 1;

  /** Reads payouts from a table or a query, in an order. */
  static final String SELECT =
      "select "
          + PayoutColumns.of("p")
          + ", l.kind, l.amount from %s p"
          + " left join fanfare_payout_fee_line l on l.payout = p.id order by %s, l.line";

  static final String LOCK =
      SELECT.formatted("(select * from fanfare_payout where id = ?)", "p.id") + " for update of p";

  private final Consumer<Payout> visitor;
  private final List<FeeLine> lines = new ArrayList<>();
  private @Nullable UUID id;
  private @Nullable Function<List<FeeLine>, Payout> payout;

  private PayoutReader(Consumer<Payout> visitor) {
    this.visitor = visitor;
  }

  /**
   * Returns payouts.
   *
   * @param from the rows to read under the name {@code p}: a table or a query in brackets
   * @param order the columns to order by, which tell payouts apart
   */
  static List<Payout> list(Sql sql, String from, String order, @Nullable Object... values)
      throws SQLException {
    List<Payout> found = new ArrayList<>();
    each(sql, from, order, found::add, values);
    return found;
  }

  /**
   * Locks a payout and returns it as it is by then: PostgreSQL reads a row anew that it had to wait
   * for, and fee lines never change.
   */
  static Optional<Payout> lock(Sql sql, UUID id) throws SQLException {
    List<Payout> found = new ArrayList<>(1);
    run(sql, LOCK, found::add, id);
    return found.stream().findFirst();
  }

  /** Hands over payouts as they are read. */
  static void each(
      Sql sql, String from, String order, Consumer<Payout> visitor, @Nullable Object... values)
      throws SQLException {
    run(sql, SELECT.formatted(from, order), visitor, values);
  }

  private static void run(
      Sql sql, String query, Consumer<Payout> visitor, @Nullable Object... values)
      throws SQLException {
    PayoutReader reader = new PayoutReader(visitor);
    sql.each(query, reader::take, values);
    reader.finish();
  }

  private void take(Row row) throws SQLException {
    UUID read = row.id(1);
    if (!read.equals(id)) {
      finish();
      id = read;
      payout = payout(row);
    }
    if (row.textOrNull(LINE) != null) {
      lines.add(
          new FeeLine(row.constant(LINE, FeeLine.Kind.class), row.money(LINE + 1, row.asset(13))));
    }
  }

  private void finish() {
    Function<List<FeeLine>, Payout> complete = payout;
    if (complete != null) {
      List<FeeLine> all = List.copyOf(lines);
      lines.clear();
      payout = null;
      visitor.accept(complete.apply(all));
    }
  }

  /** Reads all of a row but the fee line, and returns what makes the payout of it. */
  private static Function<List<FeeLine>, Payout> payout(Row row) throws SQLException {
    UUID id = row.id(1);
    CreatorId creator = CreatorId.of(row.text(2));
    PayoutMethod method = new PayoutMethod(row.text(3));
    String gateway = row.text(4);
    Function<List<FeeLine>, PayoutQuote> quote = quote(row, method);
    LocalDate periodStart = row.day(22);
    LocalDate periodEnd = row.day(23);
    String run = row.textOrNull(24);
    Instant requestedAt = row.instant(25);
    PayoutState state = row.constant(26, PayoutState.class);
    int version = row.integer(27);
    String reference = row.textOrNull(28);
    String reason = row.textOrNull(29);
    String contradiction = row.textOrNull(30);
    Instant submittedAt = row.instantOrNull(31);
    Instant completedAt = row.instantOrNull(32);
    Instant changedAt = row.instant(33);
    return lines ->
        new Payout(
            id,
            creator,
            method,
            gateway,
            quote.apply(lines),
            state,
            version,
            periodStart,
            periodEnd,
            run == null ? null : IdempotencyKey.of(run),
            reference,
            reason,
            contradiction,
            requestedAt,
            submittedAt,
            completedAt,
            changedAt);
  }

  @SuppressWarnings("NullAway") // it misses the annotation of a nested type in a class file
  private static Function<List<FeeLine>, PayoutQuote> quote(Row row, PayoutMethod method)
      throws SQLException {
    Money gross = row.money(7, row.asset(5));
    Asset asset = row.asset(13);
    Money amount = row.money(15, asset);
    FxQuote.Conversion conversion = conversion(row, gross, amount);
    String schedule = row.text(16);
    FeeBearer bearer = row.constant(17, FeeBearer.class);
    Money total = row.money(18, asset);
    TaxLine tax = tax(row, asset);
    return lines ->
        new PayoutQuote(
            gross, conversion, new FeeQuote(method, schedule, bearer, amount, lines, total), tax);
  }

  private static FxQuote.@Nullable Conversion conversion(Row row, Money gross, Money bought)
      throws SQLException {
    String rate = row.textOrNull(8);
    if (rate == null) {
      return null;
    }
    FxQuote quote =
        new FxQuote(
            gross.asset(), bought.asset(), new BigDecimal(rate), row.text(9), row.instant(10));
    return new FxQuote.Conversion(
        quote, gross, row.money(11, gross.asset()), bought, row.money(12, gross.asset()));
  }

  private static @Nullable TaxLine tax(Row row, Asset asset) throws SQLException {
    String name = row.textOrNull(20);
    return name == null ? null : new TaxLine(name, new Rate(row.integer(21)), row.money(19, asset));
  }
}
