package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * What was counted of one thing, day by day.
 *
 * @param key what
 * @param counts of the key, at least one, ascending by day, each day once
 */
public record TrendSeries(TrendKey key, List<TrendCount> counts) implements Serializable {
  /**
   * @throws IllegalArgumentException if a count is of another key or out of order
   */
  public TrendSeries {
    requireNonNull(key, "key");
    counts = List.copyOf(counts);
    require(!counts.isEmpty(), "counts must not be empty");
    for (int i = 0; i < counts.size(); i++) {
      require(
          counts.get(i).key().equals(key)
              && (i == 0 || counts.get(i - 1).day().isBefore(counts.get(i).day())),
          "counts must be of one key and ascend by day");
    }
  }

  /** Returns the last count. */
  public TrendCount last() {
    return counts.get(counts.size() - 1);
  }
}
