package dev.fanfare.ledger;

import dev.fanfare.event.UnitOfWork;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks the books and reports every broken invariant. Run it after a restore, an upgrade, or on a
 * schedule.
 */
public final class Auditor {
  private final UnitOfWork transactions;
  private final List<AuditRule> rules;

  private Auditor(UnitOfWork transactions, List<AuditRule> rules) {
    this.transactions = transactions;
    this.rules = rules;
  }

  /** Returns an auditor that checks these rules. */
  public static Auditor of(UnitOfWork transactions, List<AuditRule> rules) {
    return new Auditor(transactions, List.copyOf(rules));
  }

  /**
   * Checks everything as it stands at one instant, whatever is booked meanwhile, and returns what
   * is broken: an empty list if nothing is.
   */
  public List<AuditFinding> verify() {
    return transactions.inSnapshot(
        () -> {
          List<AuditFinding> findings = new ArrayList<>();
          rules.forEach(rule -> rule.check(findings::add));
          return List.copyOf(findings);
        });
  }
}
