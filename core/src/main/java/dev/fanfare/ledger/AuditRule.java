package dev.fanfare.ledger;

import java.util.function.Consumer;

/** Checks some invariants of what is stored. Changes nothing. */
@FunctionalInterface
public interface AuditRule {
  /** Walks everything the rule concerns and reports each break; an intact store reports nothing. */
  void check(Consumer<AuditFinding> findings);
}
