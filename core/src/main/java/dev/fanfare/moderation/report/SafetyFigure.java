package dev.fanfare.moderation.report;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Names one number of a report. Sorted by metric, part and detail.
 *
 * @param metric what is counted
 * @param part of which kind, such as a category, 1 to 64 characters; empty if the metric has none
 * @param detail of which further kind, such as a severity, likewise
 */
public record SafetyFigure(SafetyMetric metric, String part, String detail)
    implements Comparable<SafetyFigure>, Serializable {
  private static final Comparator<SafetyFigure> ORDER =
      Comparator.comparing(SafetyFigure::metric)
          .thenComparing(SafetyFigure::part)
          .thenComparing(SafetyFigure::detail);

  /**
   * @throws IllegalArgumentException if a text is out of range or does not fit the metric
   */
  public SafetyFigure {
    requireNonNull(metric, "metric");
    check("part", part, metric, metric.axes() > 0);
    check("detail", detail, metric, metric.axes() > 1);
  }

  private static void check(String name, String value, SafetyMetric metric, boolean wanted) {
    if (wanted) {
      requireText(name, value, 64);
    } else {
      require(value.isEmpty(), "%s has no %s", metric, name);
    }
  }

  static SafetyFigure of(SafetyMetric metric) {
    return new SafetyFigure(metric, "", "");
  }

  static SafetyFigure of(SafetyMetric metric, String part) {
    return new SafetyFigure(metric, part, "");
  }

  static SafetyFigure of(SafetyMetric metric, Enum<?> part) {
    return of(metric, part.name());
  }

  static SafetyFigure of(SafetyMetric metric, Enum<?> part, Enum<?> detail) {
    return new SafetyFigure(metric, part.name(), detail.name());
  }

  @Override
  public int compareTo(SafetyFigure other) {
    return ORDER.compare(this, other);
  }

  /** Returns such as {@code FLAGS HATE HIGH}. */
  @Override
  public String toString() {
    return (metric + " " + part + " " + detail).strip();
  }
}
