package dev.fanfare.ai;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where budgets are kept. Safe for concurrent use. */
public interface BudgetStore {
  /**
   * Returns what was spent of a budget; empty if nobody ever used it, or nothing spent if it was
   * only locked.
   */
  Optional<BudgetState> find(BudgetKey key);

  /**
   * Returns budgets as they were committed last, in the given order, and keeps other transactions
   * from changing them, or holds on them, until the running one ends; those that nobody ever used
   * are held too. They are taken in the order of their ids' text, whatever order they are given in.
   */
  List<BudgetState> lock(List<BudgetKey> keys);

  /** Stores budgets that the running transaction has locked. */
  void save(List<BudgetState> budgets);

  /** Returns what is and was kept for some calls, in any order. */
  List<BudgetHold> holds(Collection<UUID> calls);

  /** Adds new holds, on budgets that the running transaction has locked. */
  void add(List<BudgetHold> holds);

  /**
   * Stores the state, and what was counted, of holds that are stored, on budgets that the running
   * transaction has locked.
   */
  void update(List<BudgetHold> holds);

  /**
   * Returns open holds that expire at or before an instant, the longest overdue first.
   *
   * @param limit how many at most, 1 or more
   */
  List<BudgetHold> overdue(Instant now, int limit);

  /**
   * Deletes holds that are not open and expired before an instant, the oldest first.
   *
   * @param limit how many at most, 1 or more
   * @return how many there were
   */
  int prune(Instant before, int limit);

  /** Hands over every budget with what its holds say, in the order of the ids' text. */
  void forEach(Visitor visitor);

  /** Receives budgets. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Receives a budget.
     *
     * @param open what is kept of it by its open holds, in billionths
     * @param counted what its settled holds count, those alone that are still stored
     */
    void visit(BudgetState budget, long open, long counted);
  }
}
