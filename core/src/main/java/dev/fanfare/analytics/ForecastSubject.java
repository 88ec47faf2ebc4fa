package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a forecast is of: a figure of each day, of the platform or of a creator.
 *
 * @param measure which figure
 * @param creator whose, null for the platform's
 * @param asset what amounts are in, null for counts
 */
public record ForecastSubject(Measure measure, @Nullable CreatorId creator, @Nullable Asset asset)
    implements Serializable, Comparable<ForecastSubject> {
  private static final Comparator<ForecastSubject> ORDER =
      Comparator.comparing(ForecastSubject::key);

  /** A figure of each day. */
  public enum Measure {
    /** What the platform was paid by all sources, less what went back. */
    NET_REVENUE(false, true),
    /** Gifts that cost something. */
    GIFTS(false, false),
    /** Users who were active. */
    ACTIVE_USERS(false, false),
    /** Users who are known from the day on. */
    NEW_USERS(false, false),
    /** The creator's part of gifts, less what was clawed back. */
    CREATOR_GIFT_REVENUE(true, true),
    /** Views that the creator's videos gained. */
    CREATOR_VIEWS(true, false);

    private final boolean ofCreator;
    private final boolean ofMoney;

    Measure(boolean ofCreator, boolean ofMoney) {
      this.ofCreator = ofCreator;
      this.ofMoney = ofMoney;
    }

    /** Returns whether it is a creator's figure. */
    public boolean ofCreator() {
      return ofCreator;
    }

    /** Returns whether it is an amount of money. */
    public boolean ofMoney() {
      return ofMoney;
    }
  }

  public ForecastSubject {
    requireNonNull(measure, "measure");
    require(
        measure.ofCreator() == (creator != null),
        "creator of %s must be %s, was %s",
        measure,
        measure.ofCreator() ? "given" : "absent",
        String.valueOf(creator));
    require(
        measure.ofMoney() == (asset != null),
        "asset of %s must be %s, was %s",
        measure,
        measure.ofMoney() ? "given" : "absent",
        String.valueOf(asset));
  }

  /** Returns a count of the platform. */
  public static ForecastSubject of(Measure measure) {
    return new ForecastSubject(measure, null, null);
  }

  /** Returns the platform's net revenue in an asset. */
  public static ForecastSubject netRevenue(Asset asset) {
    return new ForecastSubject(Measure.NET_REVENUE, null, asset);
  }

  /** Returns a creator's part of gifts in an asset. */
  public static ForecastSubject giftRevenue(CreatorId creator, Asset asset) {
    return new ForecastSubject(Measure.CREATOR_GIFT_REVENUE, creator, asset);
  }

  /** Returns the views that a creator's videos gain. */
  public static ForecastSubject views(CreatorId creator) {
    return new ForecastSubject(Measure.CREATOR_VIEWS, creator, null);
  }

  /** Returns what tells it from all others, such as {@code net_revenue/USD.2}; by it they sort. */
  public String key() {
    StringBuilder key = new StringBuilder(measure.name().toLowerCase(Locale.ROOT));
    if (asset != null) {
      key.append('/').append(asset.code()).append('.').append(asset.scale());
    }
    if (creator != null) {
      key.append('/').append(creator.value());
    }
    return key.toString();
  }

  @Override
  public int compareTo(ForecastSubject other) {
    return ORDER.compare(this, other);
  }
}
