package dev.fanfare.analytics;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user did.
 *
 * @param span when the user was there, over all days; null if the user is not known
 * @param days the days of the range on which the user was active
 */
public record UserEngagement(
    Freshness freshness, DayRange range, @Nullable UserSpan span, List<UserDay> days)
    implements Serializable {
  public UserEngagement {
    days = List.copyOf(days);
  }
}
