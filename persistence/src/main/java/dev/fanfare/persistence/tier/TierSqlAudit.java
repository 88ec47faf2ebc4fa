package dev.fanfare.persistence.tier;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.SqlAudit;
import dev.fanfare.persistence.internal.SqlAudit.Check;
import java.util.List;
import java.util.function.Consumer;

/** The invariants of the core's {@code TierAudit}, each by one query over all histories. */
public final class TierSqlAudit implements AuditRule {
  /** Every assignment beside the one before it. */
  private static final String STEPS =
      """
      (select creator, seq, began_at,
          lag(seq) over (partition by creator order by seq) as seq_before,
          lag(ended_at) over (partition by creator order by seq) as ended_before
       from (
        select creator, seq, began_at, ended_at from fanfare_tier_history
        union all
        select creator, seq, began_at, cast(null as timestamp(6) with time zone)
        from fanfare_tier_standing where seq is not null) assignments)
      """;

  private static final String LAST_ENDED =
      "(select creator, max(seq) as seq from fanfare_tier_history group by creator)";

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "tier.sequence",
              """
              select creator as subject, 'assignment ' || seq || ' stands where '
                || (coalesce(seq_before, 0) + 1) || ' is due' as detail
              from %s steps where seq <> coalesce(seq_before, 0) + 1
              """
                  .formatted(STEPS)),
          new Check(
              "tier.interval",
              """
              select creator as subject, 'assignment ' || seq || ' begins at ' || began_at
                || ', the one before ends at ' || coalesce(cast(ended_before as varchar(64)), 'no time')
                as detail
              from %s steps
              where seq_before is not null and (ended_before is null or ended_before <> began_at)
              """
                  .formatted(STEPS)),
          new Check(
              "tier.open",
              """
              select h.creator as subject, 'the last assignment, ' || h.seq || ', has ended' as detail
              from %s h left join fanfare_tier_standing s on s.creator = h.creator
              where s.seq is null or s.seq <= h.seq
              """
                  .formatted(LAST_ENDED)),
          new Check(
              "tier.standing",
              """
              select creator as subject, 'has a history, no standing' as detail
              from fanfare_tier_standing where seq is not null and not saved
              union all
              select h.creator, case when s.seq is null then 'has a history, no standing'
                  else 'shows ' || s.seq || ', the history ends with ' || h.seq end
              from %s h left join fanfare_tier_standing s on s.creator = h.creator
              where s.seq is null or (s.saved and s.seq <= h.seq)
              """
                  .formatted(LAST_ENDED)),
          new Check(
              "tier.earned",
              """
              select creator as subject, '''' || tier || ''' is in force without an override, '''
                || earned_tier || ''' is earned' as detail
              from fanfare_tier_standing
              where saved and cause <> 'OVERRIDE' and earned_tier <> tier
              """));

  private final SqlAudit audit;

  public TierSqlAudit(Database database) {
    this.audit = new SqlAudit(database, CHECKS);
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    audit.check(findings);
  }
}
