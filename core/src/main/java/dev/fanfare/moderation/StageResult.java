package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage made of one item. That it was {@link SignalStatus#OK} and found nothing is an empty
 * list of signals.
 *
 * @param status OK only if every detector of the stage looked
 * @param signals what was found, at most {@link #MAX_SIGNALS}
 * @param fault a code that says what went wrong, 1 to 64 characters, null if the status is OK
 */
public record StageResult(SignalStatus status, List<Signal> signals, @Nullable String fault)
    implements Serializable {
  /** The most signals of one stage about one item. */
  public static final int MAX_SIGNALS = 1_000;

  /**
   * @throws IllegalArgumentException if there are too many signals, the status is better than that
   *     of a signal, or the fault does not fit it
   */
  public StageResult {
    requireNonNull(status, "status");
    require(
        signals.size() <= MAX_SIGNALS,
        "signals must be at most %d, were %d",
        MAX_SIGNALS,
        signals.size());
    signals = List.copyOf(signals);
    require((fault == null) == (status == SignalStatus.OK), "%s and fault do not fit", status);
    if (fault != null) {
      requireText("fault", fault, 64);
    }
    require(
        status.isMissing() || signals.stream().noneMatch(signal -> signal.status().isMissing()),
        "a stage is not %s if one of its detectors did not look",
        status);
  }

  /** Returns that everything was looked at, with what was found. */
  public static StageResult ok(List<Signal> signals) {
    return new StageResult(SignalStatus.OK, signals, null);
  }

  /**
   * Returns that there was nothing to look at.
   *
   * @param why a code, 1 to 64 characters
   */
  public static StageResult inapplicable(String why) {
    return new StageResult(SignalStatus.INAPPLICABLE, List.of(), why);
  }

  /**
   * Returns that the stage, or a detector of it, did not look.
   *
   * @param status ERRORED, TIMED_OUT, REFUSED or MALFORMED
   * @param fault a code, 1 to 64 characters
   * @param signals what was found all the same; it can only raise concern
   */
  public static StageResult missing(SignalStatus status, String fault, List<Signal> signals) {
    require(status.isMissing(), "status must say that something is missing, was %s", status);
    return new StageResult(status, signals, fault);
  }
}
