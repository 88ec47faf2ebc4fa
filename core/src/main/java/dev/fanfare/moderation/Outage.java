package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a stage was out.
 *
 * @param stage which one
 * @param beganAt when it was seen to fail again and again; kept to the microsecond
 * @param endedAt when it answered again, null if it has not
 */
public record Outage(String stage, Instant beganAt, @Nullable Instant endedAt)
    implements Serializable {
  /** Checks that nothing is missing. */
  public Outage {
    requireNonNull(stage, "stage");
    beganAt = Instants.floor(requireNonNull(beganAt, "beganAt"));
    endedAt = endedAt == null ? null : Instants.floor(endedAt);
  }
}
