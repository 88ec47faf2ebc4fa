package dev.fanfare.persistence.internal;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks invariants by one query each over all rows, whatever their number: the database finds the
 * offenders, and only they leave it.
 */
public final class SqlAudit implements AuditRule {
  /** More offenders of one kind than this tell nobody more. */
  private static final int MOST = 1000;

  private final Database database;
  private final List<Check> checks;

  public SqlAudit(Database database, List<Check> checks) {
    this.database = database;
    this.checks = List.copyOf(checks);
  }

  /**
   * An invariant.
   *
   * @param rule its name, such as {@code ledger.sum-zero}
   * @param offenders a query of what breaks it, for people: the subject and what was found
   */
  public record Check(String rule, String offenders) {}

  @Override
  public void check(Consumer<AuditFinding> findings) {
    for (Check check : checks) {
      List<AuditFinding> found =
          database.sql(
              sql ->
                  sql.list(
                      "select subject, detail from (%s) offenders order by subject limit %d"
                          .formatted(check.offenders(), MOST),
                      row -> new AuditFinding(check.rule(), row.text(1), row.text(2))));
      found.forEach(findings);
    }
  }
}
