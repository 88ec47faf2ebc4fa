package dev.fanfare.creator;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one creator at one time. A figure that was not measured is absent, which is
 * not 0: a criterion on it is not met. Immutable.
 */
public final class CreatorStats implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long ABSENT = Long.MIN_VALUE;
  private static final BigDecimal BEST_SCORE = BigDecimal.valueOf(100);

  /** A million interactions for every view: anything above is not a rate. */
  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(100_000_000);

  private final CreatorId creator;
  private final Asset asset;
  private final long[] known;
  private final Map<Metric, Long> own;

  private CreatorStats(CreatorId creator, Asset asset, long[] known, Map<Metric, Long> own) {
    this.creator = creator;
    this.asset = asset;
    this.known = known;
    this.own = own;
  }

  /**
   * Starts the figures of a creator.
   *
   * @param asset what every money figure is counted in
   */
  public static Builder of(CreatorId creator, Asset asset) {
    return new Builder(creator, asset);
  }

  /** Returns whose figures these are. */
  public CreatorId creator() {
    return creator;
  }

  /** Returns what money figures are counted in. */
  public Asset asset() {
    return asset;
  }

  /** Returns whether a figure was measured. */
  public boolean has(Metric metric) {
    return raw(metric) != ABSENT;
  }

  /**
   * Returns a figure in its metric's unit.
   *
   * @param ifAbsent what to return if it was not measured
   */
  public long value(Metric metric, long ifAbsent) {
    long value = raw(metric);
    return value == ABSENT ? ifAbsent : value;
  }

  /** Returns a figure in its metric's unit, empty if it was not measured. */
  public OptionalLong value(Metric metric) {
    long value = raw(metric);
    return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private long raw(Metric metric) {
    int index = metric.index();
    return index >= 0 ? known[index] : own.getOrDefault(metric, ABSENT);
  }

  /** Returns every figure that was measured, by metric name, in the metric's unit. */
  public Map<String, Long> measured() {
    Map<String, Long> all = new TreeMap<>();
    for (Metric metric : Metric.known()) {
      value(metric).ifPresent(value -> all.put(metric.name(), value));
    }
    own.forEach((metric, value) -> all.put(metric.name(), value));
    return all;
  }

  /** Returns a builder that starts from these figures. */
  public Builder toBuilder() {
    Builder builder = new Builder(creator, asset);
    System.arraycopy(known, 0, builder.known, 0, known.length);
    builder.own.putAll(own);
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CreatorStats that
        && creator.equals(that.creator)
        && asset.equals(that.asset)
        && Arrays.equals(known, that.known)
        && own.equals(that.own);
  }

  @Override
  public int hashCode() {
    return Objects.hash(creator, asset, Arrays.hashCode(known), own);
  }

  @Override
  public String toString() {
    return creator + " " + measured();
  }

  /** Collects figures; each may be left out. */
  public static final class Builder {
    private final CreatorId creator;
    private final Asset asset;
    private final long[] known = new long[Metric.KNOWN_COUNT];
    private final Map<Metric, Long> own = new HashMap<>();

    private Builder(CreatorId creator, Asset asset) {
      this.creator = requireNonNull(creator, "creator");
      this.asset = requireNonNull(asset, "asset");
      Arrays.fill(known, ABSENT);
    }

    /** Sets a figure in its metric's unit. */
    public Builder set(Metric metric, long value) {
      require(value != ABSENT, "%s must be above %d", metric, ABSENT);
      if (metric.index() >= 0) {
        known[metric.index()] = value;
      } else {
        own.put(metric, value);
      }
      return this;
    }

    /** Sets the followers, 0 or more. */
    public Builder followers(long followers) {
      return set(Metric.FOLLOWERS, requireRange("followers", followers, 0, Long.MAX_VALUE));
    }

    /**
     * @param revenue may be negative, when refunds outweigh what was earned
     */
    public Builder monthlyRevenue(Money revenue) {
      require(
          revenue.asset().equals(asset), "expected monthlyRevenue in %s, was %s", asset, revenue);
      return set(Metric.MONTHLY_REVENUE, revenue.minor());
    }

    /** Sets the average views, 0 or more. */
    public Builder averageViews(long views) {
      return set(Metric.AVERAGE_VIEWS, requireRange("averageViews", views, 0, Long.MAX_VALUE));
    }

    /** Sets the lifetime views, 0 or more. */
    public Builder totalViews(long views) {
      return set(Metric.TOTAL_VIEWS, requireRange("totalViews", views, 0, Long.MAX_VALUE));
    }

    /**
     * Sets the engagement rate from its counts, rounded down to 0.0001 %; left out if there were no
     * views. A rate that does not fit counts as the highest that does.
     *
     * @param interactions likes, comments and shares, 0 or more
     * @param views 0 or more
     */
    public Builder engagement(long interactions, long views) {
      requireRange("interactions", interactions, 0, Long.MAX_VALUE);
      requireRange("views", views, 0, Long.MAX_VALUE);
      if (views == 0) {
        return this;
      }
      return set(
          Metric.ENGAGEMENT_RATE,
          interactions <= Long.MAX_VALUE / 1_000_000
              ? interactions * 1_000_000 / views
              : BigInteger.valueOf(interactions)
                  .multiply(BigInteger.valueOf(1_000_000))
                  .divide(BigInteger.valueOf(views))
                  .min(BigInteger.valueOf(Long.MAX_VALUE))
                  .longValueExact());
    }

    /**
     * @param percent such as {@code 6.5}, 0 or more; digits beyond the fourth decimal are cut off
     */
    public Builder engagementPercent(BigDecimal percent) {
      require(
          percent.signum() >= 0 && percent.compareTo(MOST_PERCENT) <= 0,
          "engagement rate must be 0 to %s percent, was %s",
          MOST_PERCENT,
          percent);
      return set(Metric.ENGAGEMENT_RATE, percent.movePointRight(4).toBigInteger().longValueExact());
    }

    /**
     * @param score 0 to 100; digits beyond the second decimal are cut off
     */
    public Builder contentQuality(BigDecimal score) {
      require(
          score.signum() >= 0 && score.compareTo(BEST_SCORE) <= 0,
          "contentQuality must be 0 to %s, was %s",
          BEST_SCORE,
          score);
      return set(Metric.CONTENT_QUALITY, score.movePointRight(2).toBigInteger().longValueExact());
    }

    /** Sets the whole days since joining, 0 to 1 000 000. */
    public Builder daysSinceJoining(long days) {
      return set(Metric.DAYS_SINCE_JOINING, requireRange("daysSinceJoining", days, 0, 1_000_000));
    }

    /**
     * Sets the rank by monthly revenue, rounded down.
     *
     * @param ahead creators who earned more, 0 or more
     * @param all creators on the platform, at least 1
     */
    public Builder monthlyRevenueRank(long ahead, long all) {
      requireRange("all", all, 1, Long.MAX_VALUE / 1_000_000);
      requireRange("ahead", ahead, 0, all);
      return set(Metric.MONTHLY_REVENUE_RANK, ahead * 1_000_000 / all);
    }

    /** Returns the figures set so far. */
    public CreatorStats build() {
      return new CreatorStats(creator, asset, known.clone(), Map.copyOf(own));
    }
  }
}
