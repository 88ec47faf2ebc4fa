package dev.fanfare.persistence.content;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.SqlAudit;
import dev.fanfare.persistence.internal.SqlAudit.Check;
import java.util.List;
import java.util.function.Consumer;

/** The invariants of the core's {@code ContentAudit}, by one query over all jobs. */
public final class ContentSqlAudit implements AuditRule {
  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "content.credits",
              """
              select cast(j.id as varchar(36)) as subject, 'job has no reservation' as detail
              from fanfare_content_job j
                left join fanfare_credit_reservation r on r.id = j.reservation
              where r.id is null
              union all
              select cast(j.id as varchar(36)), 'job costs ' || j.credits || ' ' || j.credit_type
                || ', reserved are ' || r.amount || ' of ' || w.creator || ':' || w.credit_type
              from fanfare_content_job j
                join fanfare_credit_reservation r on r.id = j.reservation
                join fanfare_credit_wallet w on w.id = r.wallet
              where w.creator <> j.creator or w.credit_type <> j.credit_type
                or r.amount <> j.credits
              union all
              select cast(j.id as varchar(36)), 'job is ' || j.state || ', its reservation is '
                || r.state || ' with ' || r.settled || ' credits charged'
              from fanfare_content_job j
                join fanfare_credit_reservation r on r.id = j.reservation
              where not case
                when j.state = 'COMPLETED' then r.state = 'SETTLED' and r.settled = j.credits
                when j.ended_at is not null then r.state = 'RELEASED' or r.state = 'EXPIRED'
                else r.state = 'OPEN' or r.state = 'EXPIRED' end
              """));

  private final SqlAudit audit;

  public ContentSqlAudit(Database database) {
    this.audit = new SqlAudit(database, CHECKS);
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    audit.check(findings);
  }
}
