package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact from one detector: what it found, or that it found out nothing. It decides nothing.
 * Immutable.
 *
 * @param id which signal
 * @param detector who says so
 * @param status whether the detector did its work
 * @param category what was found; null unless the status is {@link SignalStatus#OK}
 * @param severity how bad it is; {@link Severity#NONE} unless the status is OK
 * @param confidence how sure the detector is, 0 to 1; 0 unless the status is OK
 * @param evidence what it rests on, at most {@link #MAX_EVIDENCE}
 * @param fault a code that says what went wrong, 1 to 64 characters; null if the status is OK
 * @param at when it was stated; kept to the microsecond
 */
public record Signal(
    UUID id,
    Detector detector,
    SignalStatus status,
    @Nullable Category category,
    Severity severity,
    double confidence,
    List<Evidence> evidence,
    @Nullable String fault,
    Instant at)
    implements Serializable {
  /** The most pieces of evidence of a signal. */
  public static final int MAX_EVIDENCE = 100;

  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the status
   */
  public Signal {
    requireNonNull(id, "id");
    requireNonNull(detector, "detector");
    requireNonNull(status, "status");
    requireNonNull(severity, "severity");
    evidence = List.copyOf(evidence);
    at = Instants.floor(requireNonNull(at, "at"));
    require(confidence >= 0 && confidence <= 1, "confidence must be 0 to 1, was %s", confidence);
    require(
        evidence.size() <= MAX_EVIDENCE,
        "evidence must be at most %d, was %d",
        MAX_EVIDENCE,
        evidence.size());
    if (status == SignalStatus.OK) {
      require(category != null && fault == null, "a signal that is OK has a category and no fault");
    } else {
      requireText("fault", requireNonNull(fault, "fault"), 64);
      require(
          category == null && severity == Severity.NONE && confidence == 0,
          "a signal that is %s says nothing about the content",
          status);
    }
  }

  /** Returns what a detector found. */
  public static Signal found(
      UUID id,
      Detector detector,
      Category category,
      Severity severity,
      double confidence,
      List<Evidence> evidence,
      Instant at) {
    return new Signal(
        id, detector, SignalStatus.OK, category, severity, confidence, evidence, null, at);
  }

  /**
   * Returns that a detector found out nothing.
   *
   * @param status anything but OK
   * @param fault a code of ours that says why, 1 to 64 characters
   */
  public static Signal without(
      UUID id, Detector detector, SignalStatus status, String fault, Instant at) {
    return new Signal(id, detector, status, null, Severity.NONE, 0, List.of(), fault, at);
  }

  /** Returns whether it says something of a category. */
  public boolean isAbout(Category other) {
    return category == other;
  }
}
