package dev.fanfare.persistence.earning;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.SqlAudit;
import dev.fanfare.persistence.internal.SqlAudit.Check;
import java.util.List;
import java.util.function.Consumer;

/** The invariants of the core's {@code EarningAudit}, each by one query over all earnings. */
public final class EarningSqlAudit implements AuditRule {
  /** What went back of sales; refunds that came before their sale could not be bound by it. */
  private static final String GONE =
      """
      (select r.sale, r.asset, r.scale, sum(r.gross) as total,
          sum(case when r.sale_known then r.gross else 0 end) as bounded
       from fanfare_refund r where r.sale is not null group by r.sale, r.asset, r.scale)
      """;

  private static final String GONE_OF_CREATORS =
      """
      (select r.sale, p.creator, r.asset, r.scale, sum(p.clawed_back) as total,
          sum(case when r.sale_known then p.clawed_back else 0 end) as bounded
       from fanfare_refund r join fanfare_refund_part p on p.refund = r.id
       where r.sale is not null group by r.sale, p.creator, r.asset, r.scale)
      """;

  private static Check booked(String table, String kind) {
    return new Check(
        "earning.booked",
        """
        select s.id as subject,
          'the ledger moved ' || coalesce(moved.total, 0) || ' for a gross of ' || s.gross as detail
        from %s s left join (
          select x.tx_key, l.asset, l.scale, sum(l.amount) as total
          from fanfare_transaction x join fanfare_transfer l on l.txn = x.id
          where x.kind = '%s' group by x.tx_key, l.asset, l.scale) moved
          on moved.tx_key = s.id and moved.asset = s.asset and moved.scale = s.scale
        where coalesce(moved.total, 0) <> s.gross
        """
            .formatted(table, kind));
  }

  private static Check unknown(String table, String kind, String what) {
    return new Check(
        "earning.booked",
        """
        select x.tx_key as subject, 'the ledger holds a %s not stored' as detail
        from fanfare_transaction x
        where x.kind = '%s' and not exists (select 1 from %s s where s.id = x.tx_key)
        """
            .formatted(what, kind, table));
  }

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "earning.holds",
              """
              select 'earnings_pending:' || owner || ':' || asset as subject,
                sum(pending) || ' is pending, ' || sum(held) || ' is on hold' as detail
              from (
                select owner, asset, scale, balance as pending, 0 as held
                from fanfare_account where kind = 'EARNINGS_PENDING'
                union all
                select creator, asset, scale, 0, amount from fanfare_hold) sides
              group by owner, asset, scale having sum(pending) <> sum(held)
              """),
          new Check(
              "earning.sale-parts",
              """
              select s.id as subject,
                'portions sum to ' || sum(p.gross) || ', gross is ' || s.gross as detail
              from fanfare_sale s join fanfare_sale_part p on p.sale = s.id
              group by s.id, s.gross having sum(p.gross) <> s.gross
              """),
          new Check(
              "earning.refund-parts",
              """
              select refund as subject, creator || ': the parts do not add up' as detail
              from fanfare_refund_part
              where clawed_back <> from_pending + from_available + owed
              """),
          new Check(
              "earning.refunds",
              """
              select s.id as subject, g.total || ' went back of ' || s.gross as detail
              from fanfare_sale s join %s g
                on g.sale = s.id and g.asset = s.asset and g.scale = s.scale
              where g.bounded > 0 and g.total > s.gross
              """
                  .formatted(GONE)),
          new Check(
              "earning.refunds",
              """
              select s.id as subject, coalesce(g.total, 0) || ' was taken from ' || p.creator
                || ', who earned ' || p.earned as detail
              from fanfare_sale s join fanfare_sale_part p on p.sale = s.id
                join %s whole on whole.sale = s.id and whole.asset = s.asset
                  and whole.scale = s.scale
                left join %s g on g.sale = s.id and g.creator = p.creator and g.asset = s.asset
                  and g.scale = s.scale
              where (coalesce(g.bounded, 0) > 0 and g.total > p.earned)
                or (whole.bounded = s.gross and coalesce(g.total, 0) <> p.earned)
              """
                  .formatted(GONE, GONE_OF_CREATORS)),
          booked("fanfare_sale", "SALE"),
          booked("fanfare_refund", "REFUND"),
          unknown("fanfare_sale", "SALE", "sale"),
          unknown("fanfare_refund", "REFUND", "refund"));

  private final SqlAudit audit;

  public EarningSqlAudit(Database database) {
    this.audit = new SqlAudit(database, CHECKS);
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    audit.check(findings);
  }
}
