package dev.fanfare.tier;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.Metric;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.time.Instant;
import java.util.List;

/**
 * Ready-made ladders. Amounts are whole units of the asset that is given ({@code 500} is 500.00
 * USD, or 500 JPY). They are in force from the beginning of time; {@link TierPolicy#toBuilder}
 * makes a host's own version of one.
 */
public final class TierPresets {
  /** The credit type that every monthly allowance of the presets is in. */
  public static final String GENERAL_CREDITS = "general";

  /** Days since joining from which on a creator is no newcomer. */
  private static final int NEWCOMER_DAYS = 30;

  /** The part of all creators that is the top: 0.1 %. */
  private static final Rate LEGEND = Rate.parse("0.1%");

  private TierPresets() {}

  /**
   * Returns the creator program: starter, bronze, silver, gold and platinum, by monthly revenue,
   * engagement rate and average views. A tier has the features that it names, no others.
   *
   * <table>
   * <caption>What each tier asks and gives</caption>
   * <tr><th>tier</th><th>revenue</th><th>engagement</th><th>views</th><th>credits a month</th></tr>
   * <tr><td>starter</td><td></td><td></td><td></td><td>100</td></tr>
   * <tr><td>bronze</td><td>100</td><td>2 %</td><td></td><td>500</td></tr>
   * <tr><td>silver</td><td>500</td><td>4 %</td><td>10 000</td><td>1000</td></tr>
   * <tr><td>gold</td><td>2000</td><td>6 %</td><td>50 000</td><td>2000</td></tr>
   * <tr><td>platinum</td><td>5000</td><td>8 %</td><td>100 000</td><td>5000, share 60 %</td></tr>
   * </table>
   */
  public static TierPolicy program(Asset asset) {
    return TierPolicy.builder("program-1-" + asset, Instant.EPOCH)
        .add(
            new Tier(
                "starter",
                1,
                List.of(),
                credits(100)
                    .feature("view_basic_metrics", "Basic analytics")
                    .badge("🌱", "#4CAF50")
                    .build()))
        .add(
            new Tier(
                "bronze",
                2,
                List.of(revenue(100, asset), engagement(2)),
                credits(500)
                    .feature("view_advanced_metrics", "Advanced analytics")
                    .feature("collaboration_tools", "Collaboration tools")
                    .badge("🥉", "#CD7F32")
                    .build()))
        .add(
            new Tier(
                "silver",
                3,
                List.of(revenue(500, asset), engagement(4), views(10_000)),
                credits(1000)
                    .feature("view_premium_metrics", "Premium analytics")
                    .feature("trend_predictions", "Trend predictions")
                    .feature("priority_support", "Priority support")
                    .badge("🥈", "#C0C0C0")
                    .build()))
        .add(
            new Tier(
                "gold",
                4,
                List.of(revenue(2000, asset), engagement(6), views(50_000)),
                credits(2000)
                    .feature("view_realtime_metrics", "Real-time analytics")
                    .feature("advanced_collaborations", "Advanced collaborations")
                    .feature("dedicated_manager", "Dedicated manager")
                    .badge("🥇", "#FFD700")
                    .build()))
        .add(
            new Tier(
                "platinum",
                5,
                List.of(revenue(5000, asset), engagement(8), views(100_000)),
                credits(5000)
                    .feature("whitelabel_analytics", "White-label analytics")
                    .feature("custom_tools", "Custom tools")
                    .revenueShare(Rate.percent(60))
                    .badge("💎", "#E5E4E2")
                    .build()))
        .build();
  }

  /**
   * Returns a catalog of tiers by followers and monthly revenue, for a host to edit: starter,
   * bronze (1000 followers and 100 a month), silver (10 000 and 500), gold (50 000 and 2000) and
   * platinum (100 000 and 5000). Each gives what the tier of the same name gives in the {@linkplain
   * #program program}. The figures are defaults; every platform has its own.
   */
  public static TierPolicy catalog(Asset asset) {
    TierPolicy program = program(asset);
    return TierPolicy.builder("catalog-1-" + asset, Instant.EPOCH)
        .add(described(program, "starter", "Where every creator begins", List.of()))
        .add(described(program, "bronze", "A first audience", audience(1000, 100, asset)))
        .add(described(program, "silver", "A regular audience", audience(10_000, 500, asset)))
        .add(described(program, "gold", "A large audience", audience(50_000, 2000, asset)))
        .add(described(program, "platinum", "A leading creator", audience(100_000, 5000, asset)))
        .build();
  }

  /**
   * Returns the seven classes of a creator-relationship system: newcomer, emerging, rising,
   * established, star, superstar and legend. They classify and give nothing but a badge.
   *
   * <ul>
   *   <li>Legend: fewer than 0.1 % of all creators earned more this month, and something was earned
   *       at all.
   *   <li>Else the band of the monthly revenue: emerging below 1000, rising from 1000, established
   *       from 5000, star from 25 000, superstar from 100 000. Who lost more to refunds than was
   *       earned is emerging too.
   *   <li>Newcomer instead of emerging, if known to have joined less than 30 days ago. A newcomer
   *       who earns 1000 is rising.
   * </ul>
   */
  public static TierPolicy crm(Asset asset) {
    // On the ladder emerging stands above newcomer, and a creator is on it unless known to be new.
    Criterion settled = Criterion.atLeast(Metric.DAYS_SINCE_JOINING, NEWCOMER_DAYS).orUnknown();
    // Where nobody earned, nobody is ahead of anybody: a rank alone would make all of them legends.
    Criterion earned = Criterion.atLeast(Metric.MONTHLY_REVENUE, new Money(1, asset)).orUnknown();
    return TierPolicy.builder("crm-1-" + asset, Instant.EPOCH)
        .add(band("newcomer", 1, List.of(), "👋", "#9E9E9E"))
        .add(band("emerging", 2, List.of(settled), "🌱", "#4CAF50"))
        .add(band("rising", 3, List.of(revenue(1000, asset)), "📈", "#03A9F4"))
        .add(band("established", 4, List.of(revenue(5000, asset)), "🏛️", "#3F51B5"))
        .add(band("star", 5, List.of(revenue(25_000, asset)), "⭐", "#FFC107"))
        .add(band("superstar", 6, List.of(revenue(100_000, asset)), "🌟", "#FF9800"))
        .add(
            band(
                "legend",
                7,
                List.of(Criterion.below(Metric.MONTHLY_REVENUE_RANK, LEGEND.ppm()), earned),
                "👑",
                "#9C27B0"))
        .build();
  }

  private static Tier described(
      TierPolicy program, String name, String description, List<Criterion> criteria) {
    Tier tier = program.find(name).orElseThrow();
    return tier.withCriteria(criteria).withWords(tier.displayName(), description);
  }

  private static Tier band(
      String name, int level, List<Criterion> criteria, String emoji, String colour) {
    return new Tier(name, level, criteria, TierBenefits.builder().badge(emoji, colour).build());
  }

  private static List<Criterion> audience(long followers, long revenue, Asset asset) {
    return List.of(Criterion.atLeast(Metric.FOLLOWERS, followers), revenue(revenue, asset));
  }

  private static Criterion revenue(long wholeUnits, Asset asset) {
    requireNonNull(asset, "asset");
    return Criterion.atLeast(Metric.MONTHLY_REVENUE, Money.parse(Long.toString(wholeUnits), asset));
  }

  private static Criterion engagement(int percent) {
    return Criterion.atLeast(Metric.ENGAGEMENT_RATE, Rate.percent(percent).ppm());
  }

  private static Criterion views(long average) {
    return Criterion.atLeast(Metric.AVERAGE_VIEWS, average);
  }

  private static TierBenefits.Builder credits(long monthly) {
    return TierBenefits.builder().credits(GENERAL_CREDITS, monthly);
  }
}
