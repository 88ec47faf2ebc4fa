package dev.fanfare.persistence.ledger;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.SqlAudit;
import dev.fanfare.persistence.internal.SqlAudit.Check;
import java.util.List;
import java.util.function.Consumer;

/** The invariants of the core's {@code LedgerAudit}, each by one query over the whole ledger. */
public final class LedgerSqlAudit implements AuditRule {
  private static final String NAME =
      "lower(a.kind) || ':' || case when a.owner = '' then '' else a.owner || ':' end || a.asset";

  /** What the lines say of every account. */
  private static final String SUMS =
      """
      (select account, asset, scale, sum(delta) as total, count(*) as lines from (
        select debit as account, asset, scale, -amount as delta from fanfare_transfer
        union all
        select credit, asset, scale, amount from fanfare_transfer) sides
       group by account, asset, scale)
      """;

  private static final String OF_CREATORS =
      "('EARNINGS_PENDING', 'EARNINGS_AVAILABLE', 'PAYOUT_CLEARING', 'RESERVE', 'RECEIVABLE')";

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "ledger.sum-zero",
              """
              select asset as subject, 'all accounts sum to ' || sum(total) || ', not 0' as detail
              from (
                select a.asset, a.scale, a.balance as total from fanfare_account a
                where a.kind in %s
                union all
                select a.asset, a.scale, s.total from %s s join fanfare_account a on a.id = s.account
                where a.kind not in %s) totals
              group by asset, scale having sum(total) <> 0
              """
                  .formatted(OF_CREATORS, SUMS, OF_CREATORS)),
          new Check(
              "ledger.balance",
              """
              select %s as subject,
                'balance is ' || a.balance || ', its lines sum to ' || coalesce(s.total, 0) as detail
              from fanfare_account a left join %s s on s.account = a.id
              where a.kind in %s and a.balance <> coalesce(s.total, 0)
              """
                  .formatted(NAME, SUMS, OF_CREATORS)),
          new Check(
              "ledger.balance",
              """
              select cast(s.account as varchar(64)) as subject, 'has lines but no balance' as detail
              from %s s left join fanfare_account a
                on a.id = s.account and a.asset = s.asset and a.scale = s.scale
              where a.id is null
              """
                  .formatted(SUMS)),
          new Check(
              "ledger.bound",
              """
              select %s as subject, 'balance ' || a.balance || ' is out of bounds' as detail
              from fanfare_account a
              where (a.kind = 'RECEIVABLE' and a.balance > 0)
                or (a.kind in %s and a.kind <> 'RECEIVABLE' and a.balance < 0)
              """
                  .formatted(NAME, OF_CREATORS)),
          new Check(
              "ledger.chain",
              """
              select %s as subject,
                'posting ' || p.seq || ' does not follow the one before it' as detail
              from fanfare_posting p
                join fanfare_account a on a.id = p.account
                left join fanfare_posting before on before.account = p.account
                  and before.seq = p.seq - 1
              where p.seq > 0 and (before.seq is null or p.prev_seq <> before.seq
                or p.prev_balance <> before.balance_after
                or p.balance_after <> before.balance_after + p.delta)
              """
                  .formatted(NAME)),
          new Check(
              "ledger.chain",
              """
              select %s as subject, 'chain ends at ' || last.seq || ' with '
                || (select p.balance_after from fanfare_posting p
                    where p.account = a.id and p.seq = last.seq)
                || ', the account says ' || a.seq || ' with ' || a.balance as detail
              from fanfare_account a
                join (select account, max(seq) as seq from fanfare_posting group by account) last
                  on last.account = a.id
              where a.seq <> last.seq or a.balance <> (
                select p.balance_after from fanfare_posting p
                where p.account = a.id and p.seq = last.seq)
              """
                  .formatted(NAME)),
          new Check(
              "ledger.chain",
              """
              select %s as subject,
                'posting ' || p.seq || ' of ' || p.delta || ' is not a line of the account' as detail
              from fanfare_posting p
                join fanfare_account a on a.id = p.account
                left join fanfare_transfer l on l.txn = p.txn and l.line = p.line
                left join fanfare_transaction x on x.id = p.txn
              where p.seq > 0 and (l.txn is null or x.id is null or x.at <> p.at
                or (case when l.debit = p.account then -l.amount
                      when l.credit = p.account then l.amount else 0 end) <> p.delta)
              """
                  .formatted(NAME)),
          new Check(
              "ledger.chain",
              """
              select %s as subject, coalesce(posted.postings, 0) || ' postings are not the account''s '
                || s.lines || ' lines' as detail
              from %s s
                join fanfare_account a on a.id = s.account
                left join (select account, count(*) as postings,
                    count(distinct cast(txn as varchar(64)) || '/' || line) as apart
                  from fanfare_posting where seq > 0 group by account) posted
                  on posted.account = s.account
              where a.kind in %s and (coalesce(posted.postings, 0) <> s.lines
                or posted.apart <> s.lines)
              """
                  .formatted(NAME, SUMS, OF_CREATORS)),
          new Check(
              "ledger.reversal",
              """
              select cast(reverses as varchar(64)) as subject, 'reversed more than once' as detail
              from fanfare_transaction where reverses is not null
              group by reverses having count(*) > 1
              """),
          new Check(
              "ledger.reversal",
              """
              select cast(x.id as varchar(64)) as subject,
                'does not take back exactly transaction ' || cast(x.reverses as varchar(64)) as detail
              from fanfare_transaction x
              where x.reverses is not null and (
                (select count(*) from fanfare_transfer l where l.txn = x.id)
                  <> (select count(*) from fanfare_transfer l where l.txn = x.reverses)
                or exists (
                  select 1 from fanfare_transfer l where l.txn = x.id and not exists (
                    select 1 from fanfare_transfer o
                    where o.txn = x.reverses and o.debit = l.credit and o.credit = l.debit
                      and o.amount = l.amount
                      and o.line = (select max(m.line) from fanfare_transfer m
                        where m.txn = x.reverses) - l.line)))
              """),
          new Check(
              "ledger.lines",
              """
              select cast(x.id as varchar(64)) as subject, 'has no lines' as detail
              from fanfare_transaction x
              where not exists (select 1 from fanfare_transfer l where l.txn = x.id)
              """));

  private final SqlAudit audit;

  public LedgerSqlAudit(Database database) {
    this.audit = new SqlAudit(database, CHECKS);
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    audit.check(findings);
  }
}
