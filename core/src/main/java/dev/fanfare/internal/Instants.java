package dev.fanfare.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as every storage can keep them: whole microseconds within the years -4000 to 200000. A
 * finer one would come back from a database rounded, perhaps up, and then lie on the other side of
 * a period's end. One further away, such as {@link Instant#MAX} for ever, counts as the end that it
 * lies beyond: PostgreSQL ends in 294276, and a hold or a period after an instant must fit in too.
 */
public final class Instants {
  private static final Instant FIRST = Instant.parse("-4000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("+200000-01-01T00:00:00Z");

  private Instants() {}

  /** Returns the last whole microsecond not after an instant. */
  public static Instant floor(Instant instant) {
    Instant near = near(instant);
    return near.getNano() % 1_000 == 0 ? near : near.truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the first whole microsecond not before an instant. */
  public static Instant ceiling(Instant instant) {
    Instant near = near(instant);
    Instant floor = floor(near);
    return floor.equals(near) ? floor : floor.plus(1, ChronoUnit.MICROS);
  }

  private static Instant near(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST;
    }
    return instant.isAfter(LAST) ? LAST : instant;
  }
}
