package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requirePersonal;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mark on a version of an item that something of a category was found; one for each version and
 * category, with the worst severity seen. Immutable; instants are kept to the microsecond.
 *
 * @param id which flag
 * @param content which version of which item
 * @param creator whose content
 * @param category what was found
 * @param severity LOW or worse
 * @param confidence of the signal that says so, 0 to 1
 * @param family what kind of detector says so; {@link DetectorFamily#PERSON} if somebody did
 * @param signal the strongest signal that says so, null if a person raised it
 * @param raisedBy the host's id of the person who raised it, 1 to 64 characters, null if a detector
 *     did
 * @param openedAt since when
 * @param resolution how it was settled, null while it is open
 */
public record Flag(
    UUID id,
    ContentRef content,
    CreatorId creator,
    Category category,
    Severity severity,
    double confidence,
    DetectorFamily family,
    @Nullable UUID signal,
    @Nullable String raisedBy,
    Instant openedAt,
    @Nullable Resolution resolution)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the severity is NONE or the confidence out of range
   */
  public Flag {
    requireNonNull(id, "id");
    requireNonNull(content, "content");
    requireNonNull(creator, "creator");
    requireNonNull(category, "category");
    require(severity.atLeast(Severity.LOW), "severity must be LOW or worse, was %s", severity);
    require(confidence >= 0 && confidence <= 1, "confidence must be 0 to 1, was %s", confidence);
    requireNonNull(family, "family");
    require(
        (family == DetectorFamily.PERSON) == (raisedBy != null && signal == null),
        "a flag has either a signal or a person who raised it");
    if (raisedBy != null) {
      requireText("raisedBy", raisedBy, 64);
    }
    openedAt = Instants.floor(requireNonNull(openedAt, "openedAt"));
  }

  /** Returns whether nobody has settled it. */
  public boolean isOpen() {
    return resolution == null;
  }

  /** How a flag was settled. */
  public enum Outcome {
    /** It was right. */
    CONFIRMED,
    /** It was wrong. */
    DISMISSED
  }

  /**
   * That a flag was settled.
   *
   * @param outcome whether it was right
   * @param reason why, 1 to 2000 characters
   * @param by who settled it
   * @param at when; kept to the microsecond
   */
  public record Resolution(Outcome outcome, String reason, Actor by, Instant at)
      implements Serializable {
    /**
     * @throws IllegalArgumentException if the reason is out of range
     */
    public Resolution {
      requireNonNull(outcome, "outcome");
      requirePersonal("reason", reason, 2_000);
      requireNonNull(by, "by");
      at = Instants.floor(requireNonNull(at, "at"));
    }

    /** Shows no person's words. */
    @Override
    public String toString() {
      return "Resolution[%s by %s at %s]".formatted(outcome, by, at);
    }
  }

  Flag resolved(Resolution resolution) {
    return with(severity, confidence, family, signal, raisedBy, resolution);
  }

  /** Returns this flag by a signal that says worse. */
  Flag worse(Signal stronger) {
    return with(
        stronger.severity(),
        stronger.confidence(),
        stronger.detector().family(),
        stronger.id(),
        null,
        resolution);
  }

  /** Returns this flag, at least as severe as somebody says. */
  Flag atLeast(Severity other) {
    return with(severity.worse(other), confidence, family, signal, raisedBy, resolution);
  }

  private Flag with(
      Severity severity,
      double confidence,
      DetectorFamily family,
      @Nullable UUID signal,
      @Nullable String raisedBy,
      @Nullable Resolution resolution) {
    return new Flag(
        id,
        content,
        creator,
        category,
        severity,
        confidence,
        family,
        signal,
        raisedBy,
        openedAt,
        resolution);
  }
}
