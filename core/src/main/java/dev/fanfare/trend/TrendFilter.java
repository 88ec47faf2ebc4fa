package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.requireText;

import org.jspecify.annotations.Nullable;

/**
 * Which trends to return.
 *
 * @param kind of this kind alone, null for every kind
 * @param category of this category alone, null for every category
 * @param source from this source alone, null for both
 */
public record TrendFilter(
    @Nullable TrendKind kind, @Nullable String category, @Nullable TrendSource source) {
  /** Every trend. */
  public static final TrendFilter ALL = new TrendFilter(null, null, null);

  /**
   * @throws IllegalArgumentException if the category is out of range
   */
  public TrendFilter {
    if (category != null) {
      requireText("category", category, TrendKey.MAX_CATEGORY);
    }
  }

  /** Returns the filter for one kind. */
  public TrendFilter of(TrendKind only) {
    return new TrendFilter(only, category, source);
  }

  /** Returns the filter for one category. */
  public TrendFilter in(String only) {
    return new TrendFilter(kind, only, source);
  }

  /** Returns the filter for one source. */
  public TrendFilter from(TrendSource only) {
    return new TrendFilter(kind, category, only);
  }

  /** Returns whether a trend is meant. */
  public boolean matches(Trend trend) {
    return (kind == null || kind == trend.key().kind())
        && (category == null || category.equals(trend.key().category()))
        && (source == null || source == trend.source());
  }
}
