package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that failed.
 *
 * @param requestId the provider's id of the last attempt, if it gave one
 * @param attempts how often it was tried, 0 if it was not
 * @param usage the tokens that were reported until then
 */
public record AiCall(@Nullable String requestId, int attempts, AiUsage usage)
    implements Serializable {
  /** It was never sent. */
  public static final AiCall NOT_SENT = new AiCall(null, 0, AiUsage.UNKNOWN);

  /**
   * @throws IllegalArgumentException if {@code attempts} is out of range
   */
  public AiCall {
    requireRange("attempts", attempts, 0, 1_000);
    requireNonNull(usage, "usage");
  }
}
