package dev.fanfare.ai;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where calls to models are logged. Safe for concurrent use. */
public interface UsageStore {
  /**
   * Adds a call, unless one with its id is stored.
   *
   * @return whether it was added
   */
  boolean add(CallRecord call);

  /** Returns a call. */
  Optional<CallRecord> find(UUID id);

  /**
   * Returns totals, computed where the calls are: one for each combination of values of the query's
   * dimensions and of currency that occurs, in any order. So each has one cost, or none for calls
   * whose cost is not known or that were not served.
   */
  List<UsageTotal> totals(UsageQuery query);

  /**
   * Deletes calls that began before an instant, the oldest first.
   *
   * @param limit how many at most, 1 or more
   * @return how many there were
   */
  int prune(Instant before, int limit);
}
