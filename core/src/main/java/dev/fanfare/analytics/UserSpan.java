package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when on a user is known, and when they were active first and last. By all facts, so it does
 * not matter in which order they came.
 *
 * @param knownFrom the first day of which anything is told of the user: joining or activity
 * @param firstActive the first day of activity, null if there was none; the user's cohort
 * @param lastActive the last day of activity, null if there was none
 */
public record UserSpan(
    String user,
    LocalDate knownFrom,
    @Nullable LocalDate firstActive,
    @Nullable LocalDate lastActive)
    implements Serializable {
  public UserSpan {
    require(
        (firstActive == null) == (lastActive == null),
        "firstActive and lastActive must be both there or both absent, were %s and %s",
        firstActive,
        lastActive);
  }

  /** Returns the span after a day of which something was told of the user. */
  UserSpan including(LocalDate day, boolean active) {
    LocalDate known = day.isBefore(knownFrom) ? day : knownFrom;
    if (!active) {
      return new UserSpan(user, known, firstActive, lastActive);
    }
    return new UserSpan(
        user,
        known,
        firstActive == null || day.isBefore(firstActive) ? day : firstActive,
        lastActive == null || day.isAfter(lastActive) ? day : lastActive);
  }
}
