package dev.fanfare.persistence.payout;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.PayoutStatus;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.SqlAudit;
import dev.fanfare.persistence.internal.SqlAudit.Check;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The invariants of the core's {@code PayoutAudit}, each by one query over all payouts. */
public final class PayoutSqlAudit implements AuditRule {
  private static final String SUBJECT = "cast(p.id as varchar(36)) as subject";

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "payout.amounts",
              """
              select %s, p.amount || ' is not net ' || p.net || ' + fee ' || p.fee || ' + tax '
                || p.tax as detail
              from fanfare_payout p where p.amount <> p.net + p.fee + p.tax
              """
                  .formatted(SUBJECT)),
          new Check(
              "payout.amounts",
              """
              select %s, 'the lines of the fee sum to ' || coalesce(l.total, 0) || ', not '
                || p.fee_total as detail
              from fanfare_payout p left join (
                select payout, sum(amount) as total from fanfare_payout_fee_line group by payout) l
                on l.payout = p.id
              where coalesce(l.total, 0) <> p.fee_total
              """
                  .formatted(SUBJECT)),
          new Check("payout.ledger", PayoutLedgerSql.lines()),
          new Check(
              "payout.ledger",
              PayoutLedgerSql.reversed(
                  "PAYOUT_REQUEST", states(state -> state.status() == PayoutStatus.FAILED))),
          new Check(
              "payout.ledger",
              PayoutLedgerSql.reversed(
                  "PAYOUT_PAID", states(state -> state == PayoutState.RETURNED))),
          new Check(
              "payout.attempts",
              """
              select %s, p.state || ' with ' || coalesce(a.open_ones, 0) || ' open attempts' as detail
              from fanfare_payout p left join (
                select payout, count(*) as open_ones from fanfare_payout_attempt where is_open
                group by payout) a on a.payout = p.id
              where coalesce(a.open_ones, 0) <> case when p.state in (%s) then 1 else 0 end
              """
                  .formatted(SUBJECT, states(PayoutState::attemptOpen))),
          new Check(
              "payout.attempts",
              """
              select %s, 'an attempt pays ' || a.amount || ' ' || a.asset || ', not ' || p.net || ' '
                || p.asset as detail
              from fanfare_payout p join fanfare_payout_attempt a on a.payout = p.id
              where a.amount <> p.net or a.asset <> p.asset or a.scale <> p.scale
              """
                  .formatted(SUBJECT)),
          new Check(
              "payout.history",
              """
              select cast(s.payout as varchar(36)) as subject,
                'step ' || s.seq || ' does not follow the one before' as detail
              from fanfare_payout_step s left join fanfare_payout_step b
                on b.payout = s.payout and b.seq = s.seq - 1
              where case when s.seq = 1 then s.from_state is not null
                else b.payout is null or s.from_state is null or b.to_state <> s.from_state end
              """),
          new Check(
              "payout.history",
              """
              select %s, 'ends with step ' || coalesce(s.seq, 0) || ' in '
                || coalesce(s.to_state, 'nothing') || ', the payout is in ' || p.state || ' at '
                || p.version as detail
              from fanfare_payout p left join (
                select payout, max(seq) as seq from fanfare_payout_step group by payout) e
                on e.payout = p.id
              left join fanfare_payout_step s on s.payout = p.id and s.seq = e.seq
              where s.seq is null or s.seq <> p.version or s.to_state <> p.state
              """
                  .formatted(SUBJECT)),
          new Check(
              "payout.contradicted",
              """
              select %s, p.contradiction as detail from fanfare_payout p
              where p.contradiction is not null
              """
                  .formatted(SUBJECT)),
          new Check("payout.clearing", PayoutLedgerSql.clearing(states(PayoutState::inFlight))),
          new Check(
              "payout.paid-once",
              """
              select x.reference as subject, 'booked as paid once more, as ''' || x.tx_key || ''''
                as detail
              from fanfare_transaction x where x.kind = 'PAYOUT_PAID' and x.tx_key <> x.reference
              """),
          new Check(
              "payout.paid-once",
              """
              select x.reference as subject, 'booked as paid, but no payout' as detail
              from fanfare_transaction x where x.kind = 'PAYOUT_PAID' and not exists (
                select 1 from fanfare_payout p where cast(p.id as varchar(36)) = x.reference)
              """));

  private final SqlAudit audit;

  public PayoutSqlAudit(Database database) {
    this.audit = new SqlAudit(database, CHECKS);
  }

  /** Returns states as SQL text. */
  private static String states(Predicate<PayoutState> which) {
    return Arrays.stream(PayoutState.values())
        .filter(which)
        .map(state -> "'" + state.name() + "'")
        .collect(Collectors.joining(", "));
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    audit.check(findings);
  }
}
