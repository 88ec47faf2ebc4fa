package dev.fanfare.ai;

import dev.fanfare.event.Operations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was asked of models, one line for each call: who, what for, how much, at what cost. */
public interface UsageLog {
  /** Returns the log over a store. */
  static UsageLog of(Operations operations, UsageStore store) {
    return new StoredUsageLog(operations, store);
  }

  /**
   * Adds a call, once for its id.
   *
   * @return whether it was added; false if it was there already
   */
  boolean record(CallRecord call);

  /** Returns a call. */
  Optional<CallRecord> find(UUID id);

  /**
   * Returns what calls come to, by the query's dimensions, in the order day, purpose, model, user,
   * tenant, each by its text, without a value first. Days without a call are left out.
   */
  List<UsageTotal> totals(UsageQuery query);

  /**
   * Deletes calls that began before an instant, the oldest first. Repeat it while it returns {@code
   * limit}.
   *
   * @param limit how many at most, 1 to 10 000
   * @return how many there were
   */
  int prune(Instant before, int limit);
}
