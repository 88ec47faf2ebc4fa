package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A bound on one figure: it holds for values in {@code [min, max)}. A figure that was not measured
 * does not meet it, unless {@link #orUnknown} says so. Immutable.
 *
 * @param metric which figure
 * @param min the smallest value that meets it, in the metric's unit; null for no lower bound
 * @param max the smallest value that is too large, in the metric's unit; null for no upper bound
 * @param asset what the bounds of a money figure are counted in, null for any other figure
 * @param metIfUnknown whether a figure that was not measured meets it
 */
public record Criterion(
    Metric metric,
    @Nullable Long min,
    @Nullable Long max,
    @Nullable Asset asset,
    boolean metIfUnknown)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if there is no bound or no value between them, or if exactly
   *     one of the metric and the bounds is about money
   */
  public Criterion {
    requireNonNull(metric, "metric");
    require(min != null || max != null, "%s needs a min or a max", metric);
    // The smallest long stands for a figure that was not measured, so no value may reach it.
    require(
        (min == null || min > Long.MIN_VALUE) && (max == null || max > Long.MIN_VALUE + 1),
        "bounds of %s must leave values above %d, were [%s, %s)",
        metric,
        Long.MIN_VALUE,
        min,
        max);
    require(
        min == null || max == null || min < max,
        "min of %s must be below max, was [%s, %s)",
        metric,
        min,
        max);
    require(
        (metric.unit() == Metric.Unit.MONEY) == (asset != null),
        "bounds of %s are counted in %s, so asset must%s be given, was %s",
        metric,
        metric.unit(),
        metric.unit() == Metric.Unit.MONEY ? "" : " not",
        asset);
  }

  /** Returns the criterion that a figure, in its metric's unit, is {@code min} or more. */
  public static Criterion atLeast(Metric metric, long min) {
    return new Criterion(metric, min, null, null, false);
  }

  /** Returns the criterion that a money figure is {@code min} or more. */
  public static Criterion atLeast(Metric metric, Money min) {
    return new Criterion(metric, min.minor(), null, min.asset(), false);
  }

  /** Returns the criterion that a figure, in its metric's unit, is less than {@code max}. */
  public static Criterion below(Metric metric, long max) {
    return new Criterion(metric, null, max, null, false);
  }

  /** Returns the criterion that a money figure is less than {@code max}. */
  public static Criterion below(Metric metric, Money max) {
    return new Criterion(metric, null, max.minor(), max.asset(), false);
  }

  /** Returns the criterion that a figure, in its metric's unit, lies in {@code [min, max)}. */
  public static Criterion within(Metric metric, long min, long max) {
    return new Criterion(metric, min, max, null, false);
  }

  /**
   * Returns the criterion that a money figure lies in {@code [min, max)}.
   *
   * @throws IllegalArgumentException if the amounts are of different assets
   */
  public static Criterion within(Metric metric, Money min, Money max) {
    require(min.compareTo(max) < 0, "min of %s must be below max, was [%s, %s)", metric, min, max);
    return new Criterion(metric, min.minor(), max.minor(), min.asset(), false);
  }

  /** Returns this criterion, met also by a figure that was not measured. */
  public Criterion orUnknown() {
    return new Criterion(metric, min, max, asset, true);
  }

  /**
   * Returns whether the figures meet this criterion.
   *
   * @throws IllegalArgumentException if this bounds money and the figures are in another asset
   */
  public boolean isMetBy(CreatorStats stats) {
    requireAsset(stats);
    OptionalLong actual = stats.value(metric);
    return actual.isPresent() ? allows(actual.getAsLong()) : metIfUnknown;
  }

  /**
   * Returns how the figures compare with this criterion.
   *
   * @throws IllegalArgumentException if this bounds money and the figures are in another asset
   */
  public CriterionCheck check(CreatorStats stats) {
    boolean met = isMetBy(stats);
    OptionalLong actual = stats.value(metric);
    boolean known = actual.isPresent();
    return new CriterionCheck(
        metric.name(),
        metric.unit(),
        min,
        max,
        asset,
        known ? (Long) actual.getAsLong() : null,
        met,
        known ? (Long) gap(actual.getAsLong()) : null);
  }

  /** Returns the smallest value that meets this criterion. */
  long first() {
    return min == null ? Long.MIN_VALUE + 1 : min;
  }

  /** Returns the largest value that meets this criterion. */
  long last() {
    return max == null ? Long.MAX_VALUE : max - 1;
  }

  private boolean allows(long value) {
    return first() <= value && value <= last();
  }

  /** Returns what must be added to a value so that it meets this criterion. */
  private long gap(long value) {
    if (allows(value)) {
      return 0;
    }
    return minusSaturated(value < first() ? first() : last(), value);
  }

  private static long minusSaturated(long a, long b) {
    long difference = a - b;
    // It overflowed if the operands' signs differ and the result's is not that of the first.
    return ((a ^ b) & (a ^ difference)) < 0 ? a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : difference;
  }

  private void requireAsset(CreatorStats stats) {
    require(
        asset == null || asset.equals(stats.asset()),
        "expected the figures of '%s' in %s, as %s is bounded, were in %s",
        stats.creator(),
        asset,
        metric,
        stats.asset());
  }

  /** Returns the criterion for people, such as {@code "monthly_revenue at least 500.00 USD"}. */
  @Override
  public String toString() {
    return metric + " " + CriterionCheck.range(metric, min, max, asset);
  }
}
