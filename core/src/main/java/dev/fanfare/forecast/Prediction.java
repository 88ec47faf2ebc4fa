package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number that is not known yet: its best guess and how far it may stray.
 *
 * @param point the best guess, finite
 * @param intervals by level in percent, ascending; a higher level contains a lower one
 */
public record Prediction(double point, SortedMap<Integer, Interval> intervals)
    implements Serializable {
  public Prediction {
    require(Double.isFinite(point), "point must be finite, was %s", point);
    intervals = Collections.unmodifiableSortedMap(new TreeMap<>(intervals));
    Interval inner = null;
    for (Map.Entry<Integer, Interval> entry : intervals.entrySet()) {
      Interval interval = entry.getValue();
      require(
          inner == null || (interval.contains(inner.lower()) && interval.contains(inner.upper())),
          "the interval of level %d must contain that of the level below",
          entry.getKey());
      inner = interval;
    }
  }

  /**
   * Returns the interval of a level.
   *
   * @param level in percent
   * @throws IllegalArgumentException if the forecast was not asked for it
   */
  public Interval interval(int level) {
    Interval interval = intervals.get(level);
    require(
        interval != null, "level %d was not asked for; there are %s", level, intervals.keySet());
    return java.util.Objects.requireNonNull(interval);
  }
}
