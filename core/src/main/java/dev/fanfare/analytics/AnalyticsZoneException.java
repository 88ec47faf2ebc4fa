package dev.fanfare.analytics;

import dev.fanfare.event.FanfareException;
import java.time.ZoneId;

/** Thrown when the figures in a storage are of another zone's days than the policy's. */
public final class AnalyticsZoneException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final ZoneId computed;
  private final ZoneId wanted;

  public AnalyticsZoneException(ZoneId computed, ZoneId wanted) {
    super(
        "The figures are of days in %s, the policy asks for days in %s; Analytics.rebuild() computes all of them anew"
            .formatted(computed, wanted));
    this.computed = computed;
    this.wanted = wanted;
  }

  /** Returns the zone that the storage has figures of. */
  public ZoneId computed() {
    return computed;
  }

  /** Returns the zone of the policy. */
  public ZoneId wanted() {
    return wanted;
  }
}
