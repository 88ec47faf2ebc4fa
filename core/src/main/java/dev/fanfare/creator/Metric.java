package dev.fanfare.creator;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is measured for creators. Every figure is a whole number in the unit's own steps,
 * so comparisons are exact. Two metrics are the same if their names are.
 */
public final class Metric implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Followers now. */
  public static final Metric FOLLOWERS = new Metric("followers", Unit.COUNT, 0);

  /**
   * What the creator earned in the trailing 30 days: the creator's share, less what refunds took
   * back.
   */
  public static final Metric MONTHLY_REVENUE = new Metric("monthly_revenue", Unit.MONEY, 1);

  /** Views gained in the trailing 30 days for each video that was counted in them, rounded down. */
  public static final Metric AVERAGE_VIEWS = new Metric("average_views", Unit.COUNT, 2);

  /** Views of all videos since they were published. */
  public static final Metric TOTAL_VIEWS = new Metric("total_views", Unit.COUNT, 3);

  /**
   * Likes, comments and shares for each view of the trailing 30 days, a ratio of sums, rounded down
   * to 0.0001 %.
   */
  public static final Metric ENGAGEMENT_RATE = new Metric("engagement_rate", Unit.PERCENT, 4);

  /** The host's quality score, 0 to 100. */
  public static final Metric CONTENT_QUALITY = new Metric("content_quality_score", Unit.SCORE, 5);

  /** Whole days since the creator joined. */
  public static final Metric DAYS_SINCE_JOINING = new Metric("days_since_joining", Unit.COUNT, 6);

  /** The share of all creators who earned more in the trailing 30 days: 0 for the first. */
  public static final Metric MONTHLY_REVENUE_RANK =
      new Metric("monthly_revenue_rank", Unit.PERCENT, 7);

  /** Views of the creator's most viewed video. */
  public static final Metric BEST_VIDEO_VIEWS = new Metric("best_video_views", Unit.COUNT, 8);

  /** Payouts that reached the creator. */
  public static final Metric PAYOUTS_PAID = new Metric("payouts_paid", Unit.COUNT, 9);

  /** Days in a row, up to now, on which the creator earned. */
  public static final Metric STREAK_DAYS = new Metric("streak_days", Unit.COUNT, 10);

  private static final List<Metric> KNOWN =
      List.of(
          FOLLOWERS,
          MONTHLY_REVENUE,
          AVERAGE_VIEWS,
          TOTAL_VIEWS,
          ENGAGEMENT_RATE,
          CONTENT_QUALITY,
          DAYS_SINCE_JOINING,
          MONTHLY_REVENUE_RANK,
          BEST_VIDEO_VIEWS,
          PAYOUTS_PAID,
          STREAK_DAYS);

  /** How many metrics are known by an index; the host's own have none. */
  static final int KNOWN_COUNT = KNOWN.size();

  /** What a metric's whole numbers count. */
  public enum Unit {
    /** Pieces, or days. */
    COUNT(0),
    /** Minor units of the asset that goes with the figures. */
    MONEY(0),
    /** Parts per million of a whole; 2 % is 20 000. */
    PERCENT(4),
    /** Hundredths of a point; 87.5 is 8 750. */
    SCORE(2);

    private final int decimals;

    Unit(int decimals) {
      this.decimals = decimals;
    }
  }

  private final String name;
  private final Unit unit;
  private final int index;

  private Metric(String name, Unit unit, int index) {
    this.name = name;
    this.unit = unit;
    this.index = index;
  }

  /**
   * Returns a metric of the host's own, or the known one of that name.
   *
   * @param name 1 to 64 characters
   * @throws IllegalArgumentException if the name is a known metric's of another unit
   */
  public static Metric of(String name, Unit unit) {
    requireText("name", name, 64);
    requireNonNull(unit, "unit");
    Optional<Metric> known = known(name);
    if (known.isPresent() && known.get().unit != unit) {
      throw new IllegalArgumentException(
          "metric '%s' is counted in %s, not %s".formatted(name, known.get().unit, unit));
    }
    return known.orElseGet(() -> new Metric(name, unit, -1));
  }

  /** Returns the metric that Fanfare itself knows by a name. */
  public static Optional<Metric> known(String name) {
    return KNOWN.stream().filter(m -> m.name.equals(name)).findFirst();
  }

  /** Returns every metric that Fanfare itself knows. */
  public static List<Metric> known() {
    return KNOWN;
  }

  /** Returns the name by which policies and files refer to it. */
  public String name() {
    return name;
  }

  /** Returns what its whole numbers count. */
  public Unit unit() {
    return unit;
  }

  /** Returns the place among the known metrics, -1 for the host's own. */
  int index() {
    return index;
  }

  /**
   * Writes a value for people: {@code "1500"}, {@code "12.50 USD"}, {@code "2.5%"}.
   *
   * @param asset what money is counted in, null if the metric is not money
   */
  public String format(long value, @Nullable Asset asset) {
    return switch (unit) {
      case COUNT -> Long.toString(value);
      case MONEY -> asset == null ? Long.toString(value) : new Money(value, asset).toString();
      case PERCENT -> decimal(value) + "%";
      case SCORE -> decimal(value);
    };
  }

  private String decimal(long value) {
    return BigDecimal.valueOf(value, unit.decimals).stripTrailingZeros().toPlainString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Metric that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
