package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiRequest;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How trends are found. Immutable; two policies with the same settings are equal. */
public final class TrendPolicy implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ZoneId zone;
  private final int window;
  private final int minDays;
  private final long minUses;
  private final long minCreators;
  private final int staleAfter;
  private final int horizon;
  private final int level;
  private final int freshFor;
  private final int tolerance;
  private final List<String> categories;
  private final int maxProposals;
  private final int maxTokens;

  private TrendPolicy(Builder builder) {
    zone = builder.zone;
    window = builder.window;
    minDays = builder.minDays;
    minUses = builder.minUses;
    minCreators = builder.minCreators;
    staleAfter = builder.staleAfter;
    horizon = builder.horizon;
    level = builder.level;
    freshFor = builder.freshFor;
    tolerance = builder.tolerance;
    categories = builder.categories;
    maxProposals = builder.maxProposals;
    maxTokens = builder.maxTokens;
    require(minDays <= window, "minDays must be at most the window's %d, was %d", window, minDays);
  }

  /**
   * Returns the defaults: days of UTC; counts of 28 days, 10 of them at least, 50 uses and 3
   * creators at least, the last one not more than 2 days old; peaks within 30 days with intervals
   * of 80 %; trends shown for 14 days; a peak missed by 7 days is missed; 20 proposals of a model
   * in ten categories.
   */
  public static TrendPolicy standard() {
    return builder().build();
  }

  /** Returns a builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the zone that says which day it is. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns how many days are looked at. */
  public int window() {
    return window;
  }

  /** Returns how many days of them must have been counted. */
  public int minDays() {
    return minDays;
  }

  /** Returns how many uses there must be, all days together. */
  public long minUses() {
    return minUses;
  }

  /** Returns how many creators there must be on some day, so that nobody makes a trend alone. */
  public long minCreators() {
    return minCreators;
  }

  /** Returns how many days old the last count may be. */
  public int staleAfter() {
    return staleAfter;
  }

  /** Returns how many days ahead a peak may be. */
  public int horizon() {
    return horizon;
  }

  /** Returns the level of a peak's interval in percent. */
  public int level() {
    return level;
  }

  /** Returns for how many days a trend is shown. */
  public int freshFor() {
    return freshFor;
  }

  /** Returns by how many days a peak must be missed to have an accuracy of 0. */
  public int tolerance() {
    return tolerance;
  }

  /** Returns the categories that a model may use, sorted. */
  public List<String> categories() {
    return categories;
  }

  /** Returns how many trends a model may propose. */
  public int maxProposals() {
    return maxProposals;
  }

  /** Returns the most tokens that a model may write. */
  public int maxTokens() {
    return maxTokens;
  }

  private List<Object> settings() {
    return List.of(
        zone,
        window,
        minDays,
        minUses,
        minCreators,
        staleAfter,
        horizon,
        level,
        freshFor,
        tolerance,
        categories,
        maxProposals,
        maxTokens);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrendPolicy that && settings().equals(that.settings());
  }

  @Override
  public int hashCode() {
    return Objects.hash(settings());
  }

  @Override
  public String toString() {
    return "TrendPolicy" + settings();
  }

  /** Collects the settings of a policy. */
  public static final class Builder {
    private ZoneId zone = ZoneOffset.UTC;
    private int window = 28;
    private int minDays = 10;
    private long minUses = 50;
    private long minCreators = 3;
    private int staleAfter = 2;
    private int horizon = 30;
    private int level = 80;
    private int freshFor = 14;
    private int tolerance = 7;
    private List<String> categories =
        List.of(
            "beauty",
            "comedy",
            "dance",
            "education",
            "fitness",
            "food",
            "gaming",
            "lifestyle",
            "music",
            "travel");
    private int maxProposals = 20;
    private int maxTokens = 4_000;

    private Builder() {}

    /** Sets the zone that says which day it is: the one in which the host counts. */
    public Builder zone(ZoneId zone) {
      this.zone = requireNonNull(zone, "zone").normalized();
      return this;
    }

    /** Sets how many days are looked at, 7 to 366; whole weeks even out what weekdays do. */
    public Builder window(int days) {
      window = (int) requireRange("window", days, 7, 366);
      return this;
    }

    /** Sets how many days of them must have been counted, 5 to the window's. */
    public Builder minDays(int days) {
      minDays = (int) requireRange("minDays", days, 5, 366);
      return this;
    }

    /** Sets how many uses there must be, all days together, 1 or more. */
    public Builder minUses(long uses) {
      minUses = requireRange("minUses", uses, 1, TrendCount.MAX);
      return this;
    }

    /** Sets how many creators there must be on some day, 1 or more. */
    public Builder minCreators(long creators) {
      minCreators = requireRange("minCreators", creators, 1, TrendCount.MAX);
      return this;
    }

    /** Sets how many days old the last count may be, 0 to 30. */
    public Builder staleAfter(int days) {
      staleAfter = (int) requireRange("staleAfter", days, 0, 30);
      return this;
    }

    /** Sets how many days ahead a peak may be, 1 to 366. */
    public Builder horizon(int days) {
      horizon = (int) requireRange("horizon", days, 1, 366);
      return this;
    }

    /** Sets the level of a peak's interval in percent, 50 to 99; a lower one finds more peaks. */
    public Builder level(int percent) {
      level = (int) requireRange("level", percent, 50, 99);
      return this;
    }

    /** Sets for how many days a trend is shown, 1 to 366. */
    public Builder freshFor(int days) {
      freshFor = (int) requireRange("freshFor", days, 1, 366);
      return this;
    }

    /** Sets by how many days a peak must be missed to have an accuracy of 0, 1 to 60. */
    public Builder tolerance(int days) {
      tolerance = (int) requireRange("tolerance", days, 1, 60);
      return this;
    }

    /** Sets the categories that a model may use, 1 to 100, each as in {@link TrendKey}. */
    public Builder categories(Collection<String> words) {
      requireRange("number of categories", words.size(), 1, 100);
      words.forEach(word -> requireText("category", word, TrendKey.MAX_CATEGORY));
      categories = List.copyOf(new TreeSet<>(words));
      return this;
    }

    /** Sets how many trends a model may propose, 1 to 100. */
    public Builder maxProposals(int trends) {
      maxProposals = (int) requireRange("maxProposals", trends, 1, 100);
      return this;
    }

    /** Sets the most tokens that a model may write, 1 to {@link AiRequest#MAX_TOKENS}. */
    public Builder maxTokens(int tokens) {
      maxTokens = (int) requireRange("maxTokens", tokens, 1, AiRequest.MAX_TOKENS);
      return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if more days must have been counted than are looked at
     */
    public TrendPolicy build() {
      return new TrendPolicy(this);
    }
  }
}
