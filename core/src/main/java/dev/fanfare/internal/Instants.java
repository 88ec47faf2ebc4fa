package dev.fanfare.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as every storage can keep them: whole microseconds. A finer one would come back from a
 * database rounded, perhaps up, and then lie on the other side of a period's end.
 */
public final class Instants {
  private Instants() {}

  /** Returns the last whole microsecond not after an instant. */
  public static Instant floor(Instant instant) {
    return instant.getNano() % 1_000 == 0 ? instant : instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the first whole microsecond not before an instant. */
  public static Instant ceiling(Instant instant) {
    Instant floor = floor(instant);
    return floor.equals(instant) ? floor : floor.plus(1, ChronoUnit.MICROS);
  }
}
