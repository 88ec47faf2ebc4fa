package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.requireText;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about somebody who reports. Immutable; instants are kept to the microsecond.
 *
 * @param reporter the host's id, 1 to 64 characters
 * @param warnedAt when they were last warned, null if never
 * @param suspendedUntil until when their notices change nothing, exclusive; null if never
 * @param by the host's id of who decided last, 1 to 64 characters, null if nobody did
 */
public record ReporterStanding(
    String reporter,
    @Nullable Instant warnedAt,
    @Nullable Instant suspendedUntil,
    @Nullable String by)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the id is out of range
   */
  public ReporterStanding {
    requireText("reporter", reporter, 64);
    warnedAt = warnedAt == null ? null : Instants.floor(warnedAt);
    suspendedUntil = suspendedUntil == null ? null : Instants.floor(suspendedUntil);
    if (by != null) {
      requireText("by", by, 64);
    }
  }

  /** Returns the standing of somebody about whom nothing was decided. */
  public static ReporterStanding clean(String reporter) {
    return new ReporterStanding(reporter, null, null, null);
  }

  /** Returns whether their notices change nothing now. */
  public boolean isSuspended(Instant now) {
    return suspendedUntil != null && now.isBefore(suspendedUntil);
  }
}
