package dev.fanfare.persistence.payout;

import java.util.List;
import java.util.stream.Collectors;

/** Compares payouts with the ledger: what the core's {@code PayoutBooking} books, as queries. */
final class PayoutLedgerSql {
  private static final String BOOKED_AS_PAID = "p.state in ('PAID', 'RETURNED')";

  private PayoutLedgerSql() {}

  /**
   * A line that a payout needs in the ledger.
   *
   * @param kind of the transaction
   * @param debit the account's kind and its owner
   * @param credit the account's kind and its owner
   * @param asset the columns of the asset and its scale
   * @param amount the amount; 0 stands for no line
   * @param when which payouts need it
   */
  private record Line(
      String kind, String debit, String credit, String asset, String amount, String when) {
    String sql() {
      return "select p.id as payout, '%s' as kind, %s, %s, %s, %s as amount, 1 as n from fanfare_payout p where %s and %s > 0"
          .formatted(kind, debit, credit, asset, amount, when, amount);
    }
  }

  private static Line request(
      String debit, String credit, String asset, String amount, boolean exchanged) {
    return new Line(
        "PAYOUT_REQUEST",
        debit,
        credit,
        asset,
        amount,
        exchanged ? "p.fx_rate is not null" : "p.fx_rate is null");
  }

  private static Line paid(String debit, String credit, String amount) {
    return new Line("PAYOUT_PAID", debit, credit, "p.asset, p.scale", amount, BOOKED_AS_PAID);
  }

  private static List<Line> needed() {
    String available = "'EARNINGS_AVAILABLE', p.creator";
    String clearing = "'PAYOUT_CLEARING', p.creator";
    String exchange = "'FX_CLEARING', ''";
    String fees = "'PAYOUT_FEES', ''";
    String sold = "p.balance_asset, p.balance_scale";
    String bought = "p.asset, p.scale";
    return List.of(
        request(available, clearing, sold, "p.gross", false),
        request(available, exchange, sold, "p.fx_spent", true),
        request(available, "'ROUNDING', ''", sold, "p.fx_remainder", true),
        request(exchange, clearing, bought, "p.amount", true),
        paid(clearing, "'CASH', p.gateway", "p.net"),
        paid(clearing, fees, "p.fee"),
        paid(clearing, "'TAX_WITHHELD', ''", "p.tax"),
        paid("'PROCESSING_COST', ''", fees, "(p.fee_total - p.fee)"));
  }

  /** Returns a query of lines that a payout needs and the ledger lacks, or the other way round. */
  static String lines() {
    String needed = needed().stream().map(Line::sql).collect(Collectors.joining("\nunion all\n"));
    return """
        select cast(d.payout as varchar(36)) as subject,
          p.state || ': the ledger ' || case when sum(d.n) > 0 then 'lacks' else 'must not have' end
            || ' a line of ' || d.kind || ' from ' || d.debit || ' to ' || d.credit || ' of '
            || d.amount || ' ' || d.asset as detail
        from (
          select u.payout, u.kind, u.debit, u.debit_owner, u.credit, u.credit_owner, u.asset, u.scale,
            u.amount, u.n
          from (%s) u (payout, kind, debit, debit_owner, credit, credit_owner, asset, scale, amount, n)
          union all
          select p.id, x.kind, f.kind, f.owner, t.kind, t.owner, l.asset, l.scale, l.amount, -1
          from fanfare_payout p
          join fanfare_transaction x on x.tx_key = cast(p.id as varchar(36))
            and x.kind in ('PAYOUT_REQUEST', 'PAYOUT_PAID')
          join fanfare_transfer l on l.txn = x.id
          join fanfare_account f on f.id = l.debit
          join fanfare_account t on t.id = l.credit) d
        join fanfare_payout p on p.id = d.payout
        group by d.payout, p.state, d.kind, d.debit, d.debit_owner, d.credit, d.credit_owner, d.asset,
          d.scale, d.amount
        having sum(d.n) <> 0
        """
        .formatted(needed);
  }

  /**
   * Returns a query of payouts whose transaction of a kind is reversed and must not be, or the
   * other way round.
   *
   * @param states those in which it must be
   */
  static String reversed(String kind, String states) {
    return """
        select cast(p.id as varchar(36)) as subject,
          p.state || ', and its %s is ' || case when r.id is null then 'not reversed' else 'reversed' end
            as detail
        from fanfare_payout p
        left join fanfare_transaction x on x.kind = '%s' and x.tx_key = cast(p.id as varchar(36))
        left join fanfare_transaction r
          on r.kind = 'REVERSAL' and r.tx_key = cast(x.id as varchar(36))
        where (r.id is not null) <> (p.state in (%s))
        """
        .formatted(kind, kind, states);
  }

  /**
   * Returns a query of clearing accounts that hold something else than the payouts on their way.
   *
   * @param states those in which a payout is on its way
   */
  static String clearing(String states) {
    return """
        select 'payout_clearing:' || c.owner || ':' || c.asset as subject,
          'holds ' || sum(c.balance) || ', payouts in flight are ' || sum(c.flying) as detail
        from (
          select owner, asset, scale, balance, 0 as flying from fanfare_account
          where kind = 'PAYOUT_CLEARING'
          union all
          select creator, asset, scale, 0, amount from fanfare_payout where state in (%s)) c
        group by c.owner, c.asset, c.scale having sum(c.balance) <> sum(c.flying)
        """
        .formatted(states);
  }
}
