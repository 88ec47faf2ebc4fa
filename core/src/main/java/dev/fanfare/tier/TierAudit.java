package dev.fanfare.tier;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The invariants of tier histories: numbers run from 1 without a gap; each assignment ends when the
 * next begins, and only the last is open; the creator's standing shows the last one, and without an
 * override it is what the creator has earned.
 */
public final class TierAudit implements AuditRule {
  private final TierStore store;

  public TierAudit(TierStore store) {
    this.store = requireNonNull(store, "store");
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    Histories histories = new Histories(findings);
    store.forEachAssignment(histories);
    Map<CreatorId, TierAssignment> last = histories.last;
    for (TierAssignment assignment : last.values()) {
      if (assignment.until() != null) {
        findings.accept(
            finding(
                "tier.open",
                assignment.creator(),
                "the last assignment, %d, ended at %s"
                    .formatted(assignment.seq(), assignment.until())));
      }
    }
    store.forEach(standing -> checkStanding(standing, last.remove(standing.creator()), findings));
    last.keySet()
        .forEach(
            creator ->
                findings.accept(finding("tier.standing", creator, "has a history, no standing")));
  }

  private static void checkStanding(
      TierStanding standing, @Nullable TierAssignment last, Consumer<AuditFinding> findings) {
    TierAssignment current = standing.current();
    if (!current.equals(last)) {
      findings.accept(
          finding(
              "tier.standing",
              standing.creator(),
              "shows %s, the history ends with %s".formatted(shown(current), shown(last))));
    }
    EarnedTier earned = standing.earned();
    if (current.cause() != TierAssignment.Cause.OVERRIDE
        && earned != null
        && !earned.tier().equals(current.tier())) {
      findings.accept(
          finding(
              "tier.earned",
              standing.creator(),
              "'%s' is in force without an override, '%s' is earned"
                  .formatted(current.tier(), earned.tier())));
    }
  }

  private static String shown(@Nullable TierAssignment assignment) {
    return assignment == null
        ? "nothing"
        : "%d: '%s' from %s".formatted(assignment.seq(), assignment.tier(), assignment.from());
  }

  private static AuditFinding finding(String rule, CreatorId creator, String detail) {
    return new AuditFinding(rule, creator.value(), detail);
  }

  /** Follows every creator's history, which arrives in order. */
  private static final class Histories implements Consumer<TierAssignment> {
    private final Consumer<AuditFinding> findings;
    private final Map<CreatorId, TierAssignment> last = new HashMap<>();

    Histories(Consumer<AuditFinding> findings) {
      this.findings = findings;
    }

    @Override
    public void accept(TierAssignment assignment) {
      TierAssignment before = last.put(assignment.creator(), assignment);
      long due = before == null ? 1 : before.seq() + 1;
      if (assignment.seq() != due) {
        findings.accept(
            finding(
                "tier.sequence",
                assignment.creator(),
                "assignment %d stands where %d is due".formatted(assignment.seq(), due)));
      }
      Instant end = before == null ? assignment.from() : before.until();
      if (!assignment.from().equals(end)) {
        findings.accept(
            finding(
                "tier.interval",
                assignment.creator(),
                "assignment %d begins at %s, the one before ends at %s"
                    .formatted(assignment.seq(), assignment.from(), end)));
      }
    }
  }
}
