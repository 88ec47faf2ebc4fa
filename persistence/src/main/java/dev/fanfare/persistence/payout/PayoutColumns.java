package dev.fanfare.persistence.payout;

import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutQuote;
import dev.fanfare.payout.TaxLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of {@code fanfare_payout} that make a payout, and their values. */
final class PayoutColumns {
  /** What never changes; {@code fee} and {@code net} follow from it and are written only. */
  private static final List<String> FACTS =
      List.of(
          "id",
          "creator",
          "method",
          "gateway",
          "balance_asset",
          "balance_scale",
          "gross",
          "fx_rate",
          "fx_source",
          "fx_at",
          "fx_spent",
          "fx_remainder",
          "asset",
          "scale",
          "amount",
          "schedule_version",
          "fee_bearer",
          "fee_total",
          "tax",
          "tax_name",
          "tax_ppm",
          "period_start",
          "period_end",
          "run_key",
          "requested_at");

  /** What a step may change. */
  private static final List<String> STANDING =
      List.of(
          "state",
          "version",
          "reference",
          "reason",
          "contradiction",
          "submitted_at",
          "completed_at",
          "changed_at");

  /** How many columns {@link #of} names. */
  static final int COUNT = FACTS.size() + STANDING.size();

  private PayoutColumns() {}

  /** Returns the columns of a table, facts first. */
  static String of(String table) {
    return all().stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
  }

  /** Returns the columns to insert. */
  static String written() {
    return String.join(", ", all()) + ", fee, net";
  }

  /** Returns as many question marks as {@link #written} names columns. */
  static String parameters() {
    return String.join(", ", Collections.nCopies(COUNT + 2, "?"));
  }

  /** Returns the assignments of what a step may change. */
  static String assignments() {
    return STANDING.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(FACTS);
    all.addAll(STANDING);
    return all;
  }

  /** Returns the values of what is written. */
  static @Nullable Object[] values(Payout payout) {
    List<@Nullable Object> values = new ArrayList<>(COUNT + 2);
    Collections.addAll(
        values, payout.id(), payout.creator().value(), payout.method().code(), payout.gateway());
    addQuote(values, payout.quote());
    IdempotencyKey run = payout.runKey();
    Collections.addAll(
        values,
        payout.periodStart(),
        payout.periodEnd(),
        run == null ? null : run.value(),
        payout.requestedAt());
    values.addAll(Arrays.asList(standing(payout)));
    Collections.addAll(values, payout.fee().minor(), payout.net().minor());
    return values.toArray();
  }

  private static void addQuote(List<@Nullable Object> values, PayoutQuote quote) {
    Money gross = quote.gross();
    Money amount = quote.amount();
    FxQuote.Conversion conversion = quote.conversion();
    TaxLine tax = quote.taxLine();
    Collections.addAll(values, gross.asset().code(), gross.asset().scale(), gross.minor());
    Collections.addAll(
        values,
        conversion == null ? null : conversion.quote().rate().toPlainString(),
        conversion == null ? null : conversion.quote().source(),
        conversion == null ? null : conversion.quote().at(),
        conversion == null ? null : conversion.spent().minor(),
        conversion == null ? null : conversion.remainder().minor());
    Collections.addAll(values, amount.asset().code(), amount.asset().scale(), amount.minor());
    Collections.addAll(
        values, quote.fee().scheduleVersion(), quote.fee().bearer(), quote.fee().total().minor());
    Collections.addAll(
        values,
        quote.tax().minor(),
        tax == null ? null : tax.name(),
        tax == null ? null : tax.rate().ppm());
  }

  /** Returns the values of {@link #assignments}. */
  static @Nullable Object[] standing(Payout payout) {
    return new @Nullable Object[] {
      payout.state(),
      payout.version(),
      payout.reference(),
      payout.reason(),
      payout.contradiction(),
      payout.submittedAt(),
      payout.completedAt(),
      payout.changedAt()
    };
  }
}
