package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens to refunded credits whose grant has expired since they were used.
 *
 * @param grace how long they can be used from the refund on, counted to the microsecond, more than
 *     zero; null if they expire at once
 */
public record RefundPolicy(@Nullable Duration grace) implements Serializable {
  private static final RefundPolicy FORFEIT = new RefundPolicy(null);

  /**
   * @throws IllegalArgumentException if {@code grace} is zero or negative
   */
  public RefundPolicy {
    grace = grace == null ? null : grace.truncatedTo(ChronoUnit.MICROS);
    require(
        grace == null || !grace.isNegative() && !grace.isZero(), "grace must be more than zero");
  }

  /**
   * They expire at once: a refund leaves the wallet as if the charge had never been, and without it
   * they would have expired too.
   */
  public static RefundPolicy forfeit() {
    return FORFEIT;
  }

  /** They come back as a grant of the same source and priority that expires after {@code grace}. */
  public static RefundPolicy restoreWithGrace(Duration grace) {
    return new RefundPolicy(grace);
  }
}
