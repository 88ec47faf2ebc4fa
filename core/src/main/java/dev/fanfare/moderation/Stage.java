package dev.fanfare.moderation;

import java.time.Duration;
import java.util.List;

/**
 * A step of screening that states facts about content. Hosts may add their own.
 *
 * <p>Safe for concurrent use; called outside transactions, on a thread of the pipeline's executor.
 * When {@link #timeout} has passed the thread is interrupted and the items count as {@link
 * SignalStatus#TIMED_OUT}, whatever the stage returns later. An exception counts as {@link
 * SignalStatus#ERRORED}. A stage may be called again for the same item.
 */
public interface Stage {
  /** Returns the stage's name, 1 to 40 characters; the policy names it where it is required. */
  String name();

  /** Returns how long one call may take. */
  Duration timeout();

  /** Returns how many items one call takes at most, 1 to 100. */
  default int batch() {
    return 1;
  }

  /**
   * Looks at items.
   *
   * @param items 1 to {@link #batch}
   * @return a result for each, in the same order
   */
  List<StageResult> inspect(List<Inspection> items) throws InterruptedException;
}
