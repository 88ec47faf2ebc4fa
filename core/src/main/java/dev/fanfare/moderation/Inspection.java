package dev.fanfare.moderation;

import java.time.Duration;
import java.util.List;

/**
 * What a {@link Stage} is given: an item, what earlier stages made of it, and the means to state
 * facts. One for each item and run; safe for concurrent use.
 */
public interface Inspection {
  /** Returns the item as it was given. */
  ContentItem item();

  /**
   * Returns the frames of all that can be seen in the item, sampled once for all stages, in order.
   * Empty if there is nothing to see or no {@link MediaFrames} is set.
   *
   * @throws RuntimeException if a file could not be read; a stage lets it pass, and counts as
   *     {@link SignalStatus#ERRORED}
   */
  List<Frame> frames();

  /** Returns what the creator's standing is. */
  CreatorStanding standing();

  /** Returns what earlier stages stated. */
  List<Signal> earlier();

  /** Returns a fact that a detector states now. */
  Signal found(
      Detector detector,
      Category category,
      Severity severity,
      double confidence,
      List<Evidence> evidence);

  /**
   * Returns that a detector found out nothing.
   *
   * @param status anything but OK
   * @param fault a code that says why, 1 to 64 characters; never anything from outside
   */
  Signal without(Detector detector, SignalStatus status, String fault);

  /** Returns how long the stage has left. */
  Duration timeLeft();
}
