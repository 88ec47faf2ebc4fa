package dev.fanfare.persistence.credit;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.SqlAudit;
import dev.fanfare.persistence.internal.SqlAudit.Check;
import java.util.List;
import java.util.function.Consumer;

/**
 * The invariants of the core's {@code CreditAudit}, each by one query over all wallets, and beyond
 * them that the wallets' own rows say what their parts do.
 */
public final class CreditSqlAudit implements AuditRule {
  private static final String NAME = "w.creator || ':' || w.credit_type as subject";

  /** What a wallet's grants have left and hold. */
  private static final String GRANTS =
      """
      (select w.id, coalesce(sum(case when g.effective_at <= w.changed_at then g.remaining end), 0)
          as available, coalesce(sum(g.held), 0) as held
       from fanfare_credit_wallet w left join fanfare_credit_grant g on g.wallet = w.id
       group by w.id)
      """;

  /** What a wallet has: as its parts say, and as its row says; one row if they agree. */
  private static final String SAID =
      """
      (select s.id, s.available, coalesce(r.reserved, 0) as reserved
       from %s s left join (select wallet, sum(amount) as reserved
         from fanfare_credit_reservation where state = 'OPEN' group by wallet) r on r.wallet = s.id
       union select id, available, reserved from fanfare_credit_wallet)
      """
          .formatted(GRANTS);

  /** What the first so many credits of a charge took from each grant: those not refunded. */
  private static final String PAID =
      """
      (select l.grant_id, sum(least(l.upto, c.amount - c.refunded) - coalesce(l.prev, 0)) as paid
       from fanfare_credit_charge c join fanfare_credit_charge_line l on l.charge = c.id
       where coalesce(l.prev, 0) < c.amount - c.refunded group by l.grant_id)
      """;

  private static final String KEPT =
      """
      (select l.grant_id, sum(l.upto - coalesce(l.prev, 0)) as kept
       from fanfare_credit_reservation r
         join fanfare_credit_reservation_line l on l.reservation = r.id
       where r.state = 'OPEN' group by l.grant_id)
      """;

  /** When something falls due in a wallet by itself. */
  private static final String DUE =
      """
      (select wallet, min(at) as at from (
         select g.wallet, g.effective_at as at
         from fanfare_credit_grant g join fanfare_credit_wallet w on w.id = g.wallet
         where (g.remaining <> 0 or g.held <> 0) and g.effective_at > w.changed_at
         union all
         select wallet, expires_at from fanfare_credit_grant where remaining > 0
         union all
         select wallet, expires_at from fanfare_credit_reservation where state = 'OPEN'
         union all
         select id, period_end from fanfare_credit_wallet where allowance > 0
         union all
         select w.id, w.period_end
         from fanfare_credit_wallet w join fanfare_credit_grant g
           on g.wallet = w.id and g.period = w.period
         where w.allowance_rollover > 0 and (g.remaining <> 0 or g.held <> 0)) events
       group by wallet)
      """;

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "credit.active",
              """
              select %s, 'grant ' || g.id || case when g.active_wallet is null
                then ' has credits and is not active' else ' has none and is active' end as detail
              from fanfare_credit_grant g join fanfare_credit_wallet w on w.id = g.wallet
              where (g.remaining <> 0 or g.held <> 0) <> (g.active_wallet is not null)
              """
                  .formatted(NAME)),
          new Check(
              "credit.active",
              """
              select %s, 'reservation ' || r.id || ' is ' || r.state || ' and '
                || case when r.open_wallet is null then 'not among' else 'among' end
                || ' the open ones' as detail
              from fanfare_credit_reservation r join fanfare_credit_wallet w on w.id = r.wallet
              where (r.state = 'OPEN') <> (r.open_wallet is not null)
              """
                  .formatted(NAME)),
          new Check(
              "credit.active",
              """
              select %s, 'the first grant is ' || coalesce(cast(f.id as varchar(36)), 'none')
                || ' with ' || coalesce(f.remaining, 0) || ', the wallet says '
                || coalesce(cast(w.first_grant as varchar(36)), 'none') || ' with '
                || coalesce(w.first_left, 0) as detail
              from fanfare_credit_wallet w left join (
                select g.id, g.wallet, g.remaining, row_number() over (partition by g.wallet
                  order by g.priority, g.expires_at nulls last,
                    case when g.source = 'PURCHASE' then 1 else 0 end, g.effective_at, g.id) as place
                from fanfare_credit_grant g join fanfare_credit_wallet w on w.id = g.wallet
                where g.remaining > 0 and g.effective_at <= w.changed_at) f
                on f.wallet = w.id and f.place = 1
              where f.id is distinct from w.first_grant or f.remaining is distinct from w.first_left
              """
                  .formatted(NAME)),
          new Check(
              "credit.due",
              """
              select %s, 'something falls due at ' || coalesce(cast(d.at as varchar(64)), 'no time')
                || ', the wallet says at ' || coalesce(cast(w.next_due as varchar(64)), 'no time')
                as detail
              from fanfare_credit_wallet w left join %s d on d.wallet = w.id
              where d.at is distinct from w.next_due
              """
                  .formatted(NAME, DUE)),
          allocation("reservation"),
          allocation("charge"),
          new Check(
              "credit.bound",
              """
              select %s, 'reservation ' || r.id || ' of ' || r.amount || ' credits was settled with '
                || r.settled as detail
              from fanfare_credit_reservation r join fanfare_credit_wallet w on w.id = r.wallet
              where r.settled < 0 or r.settled > r.amount
              """
                  .formatted(NAME)),
          new Check(
              "credit.bound",
              """
              select %s, 'grant ' || g.id || ' has ' || g.remaining || ' credits left and holds '
                || g.held as detail
              from fanfare_credit_grant g join fanfare_credit_wallet w on w.id = g.wallet
              where g.remaining < 0 or g.held < 0
              """
                  .formatted(NAME)),
          new Check(
              "credit.refund",
              """
              select %s, 'charge ' || c.id || ' of ' || c.amount || ' credits was refunded '
                || c.refunded as detail
              from fanfare_credit_charge c join fanfare_credit_wallet w on w.id = c.wallet
              where c.refunded < 0 or c.refunded > c.amount
              """
                  .formatted(NAME)),
          new Check(
              "credit.held",
              """
              select %s, 'grant ' || g.id || ' holds ' || g.held
                || ' credits, open reservations keep ' || coalesce(k.kept, 0) as detail
              from fanfare_credit_grant g join fanfare_credit_wallet w on w.id = g.wallet
                left join %s k on k.grant_id = g.id
              where g.held <> coalesce(k.kept, 0)
              """
                  .formatted(NAME, KEPT)),
          new Check(
              "credit.grant",
              """
              select %s, 'grant ' || g.id || ' of ' || g.amount || ' credits paid, holds and has left '
                || (coalesce(p.paid, 0) + g.remaining + g.held) as detail
              from fanfare_credit_grant g join fanfare_credit_wallet w on w.id = g.wallet
                left join %s p on p.grant_id = g.id
              where coalesce(p.paid, 0) + g.remaining + g.held > g.amount
              """
                  .formatted(NAME, PAID)),
          balance("available", "available"),
          balance("reserved", "held"),
          new Check(
              "credit.statement",
              """
              select %s, 'line ' || e.seq || ': '
                || case when e.available_after < e.prev_available then '' else '+' end
                || (e.available_after - e.prev_available) || ' = ' || e.available_after
                || ' available, ' || case when e.reserved_after < e.prev_reserved then '' else '+' end
                || (e.reserved_after - e.prev_reserved) || ' = ' || e.reserved_after
                || ' reserved does not follow line ' || coalesce(e.last_seq, 0) || ' with '
                || coalesce(e.last_available, 0) || ' and ' || coalesce(e.last_reserved, 0) as detail
              from (
                select wallet, seq, prev_available, prev_reserved, available_after, reserved_after,
                  lag(seq) over (partition by wallet order by seq) as last_seq,
                  lag(available_after) over (partition by wallet order by seq) as last_available,
                  lag(reserved_after) over (partition by wallet order by seq) as last_reserved
                from fanfare_credit_entry) e
                join fanfare_credit_wallet w on w.id = e.wallet
              where e.seq <> coalesce(e.last_seq, 0) + 1
                or e.prev_available <> coalesce(e.last_available, 0)
                or e.prev_reserved <> coalesce(e.last_reserved, 0)
              """
                  .formatted(NAME)),
          new Check(
              "credit.statement",
              """
              select %s, coalesce(e.seq, 0) || ' lines end at ' || coalesce(e.available_after, 0)
                || ' available and ' || coalesce(e.reserved_after, 0)
                || ' reserved, the wallet says ' || coalesce(w.last_entry, 0) || ', ' || s.available
                || ' and ' || s.reserved as detail
              from fanfare_credit_wallet w join %s s on s.id = w.id
                left join (select wallet, max(seq) as seq from fanfare_credit_entry group by wallet) l
                  on l.wallet = w.id
                left join fanfare_credit_entry e on e.wallet = l.wallet and e.seq = l.seq
              where coalesce(e.seq, 0) <> coalesce(w.last_entry, 0)
                or coalesce(e.available_after, 0) <> s.available
                or coalesce(e.reserved_after, 0) <> s.reserved
              """
                  .formatted(NAME, SAID)));

  private final SqlAudit audit;

  public CreditSqlAudit(Database database) {
    this.audit = new SqlAudit(database, CHECKS);
  }

  private static Check allocation(String table) {
    return new Check(
        "credit.allocation",
        """
        select %s, '%s ' || t.id || ' is of ' || t.amount || ' credits, its lines sum to '
          || coalesce(l.total, 0) as detail
        from fanfare_credit_%s t join fanfare_credit_wallet w on w.id = t.wallet
          left join (select %s as id, sum(upto - coalesce(prev, 0)) as total
            from fanfare_credit_%s_line group by %s) l on l.id = t.id
        where t.amount <> coalesce(l.total, 0)
        """
            .formatted(NAME, table, table, table, table, table));
  }

  private static Check balance(String what, String grants) {
    return new Check(
        "credit.balance",
        """
        select %s, '%s credits are ' || s.%s || ', the grants sum to ' || g.%s as detail
        from fanfare_credit_wallet w join %s s on s.id = w.id join %s g on g.id = w.id
        where s.%s <> g.%s or s.%s < 0
        """
            .formatted(NAME, what, what, grants, SAID, GRANTS, what, grants, what));
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    audit.check(findings);
  }
}
