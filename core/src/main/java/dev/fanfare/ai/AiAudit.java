package dev.fanfare.ai;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import java.util.function.Consumer;

/**
 * The invariants of budgets and allowances: what is reserved of a budget is what its open holds
 * keep; what is spent of it is at least what its settled holds count, and what is used of a day at
 * least the messages that count in it. Holds and messages that ended are pruned, so more may be
 * spent and used.
 */
public final class AiAudit implements AuditRule {
  private final BudgetStore budgets;
  private final QuotaStore quotas;

  public AiAudit(BudgetStore budgets, QuotaStore quotas) {
    this.budgets = requireNonNull(budgets, "budgets");
    this.quotas = requireNonNull(quotas, "quotas");
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    budgets.forEach(
        (budget, open, counted) -> {
          BudgetKey key = budget.key();
          String subject = "%s %s %s".formatted(key.scope(), key.period(), key.starts());
          if (budget.reserved() != open) {
            findings.accept(
                new AuditFinding(
                    "ai.reserved",
                    subject,
                    "%d are reserved, open calls keep %d".formatted(budget.reserved(), open)));
          }
          if (budget.spent() < counted) {
            findings.accept(
                new AuditFinding(
                    "ai.spent",
                    subject,
                    "%d are spent, calls count %d".formatted(budget.spent(), counted)));
          }
        });
    quotas.forEach(
        (window, counted) -> {
          if (window.used() < counted) {
            findings.accept(
                new AuditFinding(
                    "ai.used",
                    window.subject().user() + " " + window.subject().purpose(),
                    "%d are used, %d messages count".formatted(window.used(), counted)));
          }
        });
  }
}
