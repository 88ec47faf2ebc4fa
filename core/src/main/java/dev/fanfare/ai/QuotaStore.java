package dev.fanfare.ai;

import java.time.Instant;
import java.util.Optional;

/** Where allowances are counted. Safe for concurrent use. */
public interface QuotaStore {
  /** Returns a subject's last window, empty if it never had one. */
  Optional<QuotaWindow> find(QuotaSubject subject);

  /**
   * Returns a subject's last window as it was committed last, and keeps other transactions from
   * changing it, or its messages, until the running one ends; a subject that never had one is held
   * too.
   */
  Optional<QuotaWindow> lock(QuotaSubject subject);

  /** Stores a window in place of its subject's last, which the running transaction has locked. */
  void save(QuotaWindow window);

  /** Returns what became of a message, empty if it never counted or was pruned. */
  Optional<QuotaUse> use(QuotaMessage message);

  /**
   * Stores what became of a message of a subject that has a window and that the running transaction
   * has locked.
   */
  void save(QuotaUse use);

  /** Hands over every window with how many messages that are still stored count in it. */
  void forEach(Visitor visitor);

  /** Receives windows. */
  @FunctionalInterface
  interface Visitor {
    /** Receives a window. */
    void visit(QuotaWindow window, long counted);
  }

  /**
   * Deletes messages whose window ended before an instant, the oldest first.
   *
   * @param limit how many at most, 1 or more
   * @return how many there were
   */
  int prune(Instant before, int limit);
}
