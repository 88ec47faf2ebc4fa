package dev.fanfare.analytics;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far figures can be relied on.
 *
 * @param zone whose days they are of
 * @param grain how long the buckets are that they come from
 * @param computedAt when the oldest of those was computed, null if none was
 * @param status FINAL if every bucket is final and none is missing
 * @param missing the starts of buckets that should be there and were not computed; they are not in
 *     the figures
 */
public record Freshness(
    ZoneId zone,
    Grain grain,
    @Nullable Instant computedAt,
    Bucket.Status status,
    List<LocalDate> missing)
    implements Serializable {
  public Freshness {
    requireNonNull(zone, "zone");
    requireNonNull(grain, "grain");
    requireNonNull(status, "status");
    missing = List.copyOf(missing);
  }

  /** Returns whether every bucket was computed. */
  public boolean complete() {
    return missing.isEmpty();
  }
}
