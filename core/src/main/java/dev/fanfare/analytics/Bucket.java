package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * That a day, week or month was computed.
 *
 * @param start its first day
 * @param computedAt when it was computed last
 * @param revision how often it was computed to other figures than before, 1 for the first time
 */
public record Bucket(Grain grain, LocalDate start, Instant computedAt, Status status, long revision)
    implements Serializable {
  /** Whether figures may still change in the ordinary course. */
  public enum Status {
    /** It is not over for long enough; facts are still expected. */
    PROVISIONAL,
    /** It is over for as long as the policy says. A fact that comes still is counted. */
    FINAL
  }

  public Bucket {
    requireNonNull(grain, "grain");
    requireNonNull(start, "start");
    computedAt = Instants.floor(computedAt);
    requireNonNull(status, "status");
    requireRange("revision", revision, 1, Long.MAX_VALUE);
  }

  /** Returns this bucket in another status. */
  Bucket withStatus(Status changed) {
    return new Bucket(grain, start, computedAt, changed, revision);
  }
}
