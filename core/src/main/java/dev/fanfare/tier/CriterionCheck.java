package dev.fanfare.tier;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.Metric;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How one figure of a creator compares with a criterion.
 *
 * @param metric the figure's name
 * @param unit what its numbers count
 * @param min the smallest value that meets the criterion, null for no lower bound
 * @param max the smallest value that is too large, null for no upper bound
 * @param asset what a money figure is counted in, null for any other
 * @param actual the value, null if it was not measured
 * @param met whether the criterion holds
 * @param gap what must be added to the value so that the criterion holds: 0 if it does, negative if
 *     the value must fall; null if it was not measured
 */
public record CriterionCheck(
    String metric,
    Metric.Unit unit,
    @Nullable Long min,
    @Nullable Long max,
    @Nullable Asset asset,
    @Nullable Long actual,
    boolean met,
    @Nullable Long gap)
    implements Serializable {
  public CriterionCheck {
    requireNonNull(metric, "metric");
    requireNonNull(unit, "unit");
  }

  /**
   * Returns the comparison for people, such as {@code "monthly_revenue 450.00 USD, at least 500.00
   * USD: 50.00 USD more"}.
   */
  public String text() {
    Metric figure = Metric.of(metric, unit);
    String value = actual == null ? "not measured" : figure.format(actual, asset);
    return metric + " " + value + ", " + range(figure, min, max, asset) + ": " + verdict(figure);
  }

  private String verdict(Metric figure) {
    if (met) {
      return "met";
    }
    if (gap == null) {
      return "unknown";
    }
    return gap > 0
        ? figure.format(gap, asset) + " more"
        : figure.format(gap, asset).substring(1) + " less";
  }

  static String range(
      Metric metric, @Nullable Long min, @Nullable Long max, @Nullable Asset asset) {
    if (max == null) {
      return "at least " + metric.format(requireNonNull(min, "min"), asset);
    }
    String below = "below " + metric.format(max, asset);
    return min == null ? below : metric.format(min, asset) + " to " + below;
  }
}
