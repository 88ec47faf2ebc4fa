package dev.fanfare.persistence.policy;

import dev.fanfare.achievement.AchievementPolicy;
import dev.fanfare.achievement.AchievementRule;
import dev.fanfare.ai.AiCost;
import dev.fanfare.ai.BudgetLimit;
import dev.fanfare.ai.BudgetPeriod;
import dev.fanfare.ai.BudgetPolicy;
import dev.fanfare.ai.BudgetScope;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.ModelPrice;
import dev.fanfare.ai.PriceBook;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.QuotaPolicy;
import dev.fanfare.ai.TokenClass;
import dev.fanfare.analytics.AnalyticsPolicy;
import dev.fanfare.creator.Metric;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.RefundPolicy;
import dev.fanfare.credit.Rollover;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.RevenueShares;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.FeeBearer;
import dev.fanfare.payout.FeeSchedule;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutEligibility;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.ReconcileTiming;
import dev.fanfare.payout.ReviewPolicy;
import dev.fanfare.payout.TaxPolicy;
import dev.fanfare.tier.Criterion;
import dev.fanfare.tier.DemotionPolicy;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierBenefits;
import dev.fanfare.tier.TierPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes any policy there can be, edges of every range included. */
final class RandomPolicies {
  private static final List<Asset> ASSETS =
      List.of(
          Asset.of("USD"),
          Asset.of("JPY"),
          Asset.of("KWD"),
          new Asset("USDT", 6),
          new Asset("BTC", 8),
          new Asset("XAU", 3),
          new Asset("POINTS", 0));

  private static final List<String> LETTERS =
      List.of("a", "Z", "0", "_", "-", " ", ".", "\"", "\\", "/", "'", "é", "漢", "🥇", "\uFEFF");

  static final List<ZoneId> ZONES =
      List.of(
          ZoneOffset.UTC,
          ZoneId.of("UTC"),
          ZoneId.of("UTC+01:00"),
          ZoneId.of("Europe/Paris"),
          ZoneOffset.of("-03:30"));

  private final Random random;

  private final RandomSafetyPolicies safety;

  RandomPolicies(Random random) {
    this.random = random;
    this.safety = new RandomSafetyPolicies(this, random);
  }

  Object any() {
    return switch (random.nextInt(20)) {
      case 0 -> tiers();
      case 1 -> new DemotionPolicy(edge(0, 1000), duration(0));
      case 2 -> schedule(0);
      case 3 -> schedules();
      case 4 -> payouts();
      case 5 -> earnings();
      case 6 -> prices();
      case 7 -> credits();
      case 8 -> analytics();
      case 9 -> modelPrices();
      case 10 -> quotas();
      case 11 -> budgets();
      case 12 -> safety.moderation();
      case 13 -> safety.reviews();
      case 14 -> safety.notices();
      case 15 -> safety.strikes();
      case 16 -> safety.consents();
      case 17 -> safety.contents();
      case 18 -> safety.trends();
      default -> achievements();
    };
  }

  private TierPolicy tiers() {
    Asset asset = pick(ASSETS);
    List<Tier> tiers = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      int level = i == count - 1 ? edge(i, 1000) : i;
      tiers.add(
          new Tier(
              i + text(49),
              level,
              text(100),
              random.nextBoolean() ? "" : text(500),
              i == 0 ? List.of() : criteria(asset),
              benefits()));
    }
    return TierPolicy.of(text(64), instant(), tiers);
  }

  private List<Criterion> criteria(Asset asset) {
    Map<String, Criterion> criteria = new HashMap<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Metric metric = metric();
      criteria.put(metric.name(), criterion(metric, asset));
    }
    return List.copyOf(criteria.values());
  }

  private Criterion criterion(Metric metric, Asset asset) {
    long min = edge(Long.MIN_VALUE + 1, Long.MAX_VALUE - 1);
    long max = edge(min + 1, Long.MAX_VALUE);
    int which = random.nextInt(3);
    boolean hasMax = which != 0 && max > Long.MIN_VALUE + 1;
    return new Criterion(
        metric,
        which == 1 && hasMax ? null : (Long) min,
        hasMax ? (Long) max : null,
        metric.unit() == Metric.Unit.MONEY ? asset : null,
        random.nextBoolean());
  }

  /** A host's own metric has its unit in its name, for a policy counts a metric in one unit. */
  private Metric metric() {
    if (random.nextBoolean()) {
      return pick(Metric.known());
    }
    Metric.Unit unit = pick(List.of(Metric.Unit.values()));
    return Metric.of(unit + text(50), unit);
  }

  private TierBenefits benefits() {
    TierBenefits.Builder builder = TierBenefits.builder();
    for (int i = random.nextInt(3); i > 0; i--) {
      builder.credits(text(50), edge(0, TierBenefits.MAX_CREDITS));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      builder.feature(i + text(63), text(100));
    }
    if (random.nextBoolean()) {
      builder.revenueShare(rate());
    }
    if (random.nextBoolean()) {
      builder.badge(text(16), "#%06x".formatted(random.nextInt(1 << 24)));
    }
    return builder.build();
  }

  private FeeSchedule schedule(int nth) {
    Asset asset = pick(ASSETS);
    Money low = amount(asset);
    FeeSchedule.Builder builder =
        FeeSchedule.builder(new PayoutMethod(nth + text(31)), asset, text(64))
            .effectiveFrom(instant())
            .rate(rate())
            .rounding(rounding())
            .fixed(amount(asset))
            .minFee(low)
            .minimum(low)
            .bearer(pick(List.of(FeeBearer.values())));
    int fastest = edge(0, 60);
    builder.businessDays(fastest, edge(fastest, 60));
    if (random.nextBoolean()) {
      builder.maxFee(low.max(amount(asset)));
    }
    if (random.nextBoolean()) {
      builder.maximum(low.max(amount(asset)));
    }
    return builder.build();
  }

  private FeeSchedules schedules() {
    List<FeeSchedule> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(schedule(i));
    }
    return FeeSchedules.of(all);
  }

  private PayoutPolicy payouts() {
    PayoutPolicy.Builder builder = PayoutPolicy.builder(schedules());
    if (random.nextBoolean()) {
      builder.eligibility(PayoutEligibility.anyone());
    }
    if (random.nextBoolean()) {
      builder.tax(TaxPolicy.withholding(text(64), rate(), rounding()));
    }
    switch (random.nextInt(3)) {
      case 0 -> builder.review(ReviewPolicy.manual());
      case 1 ->
          builder.review(
              ReviewPolicy.reviewFrom(amount(ASSETS.get(0)), amount(ASSETS.get(3)).negated()));
      default -> builder.review(ReviewPolicy.approveAll());
    }
    if (random.nextBoolean()) {
      builder.timing(
          new ReconcileTiming(
              duration(1), duration(1), List.of(duration(1), duration(1)), duration(0)));
    }
    return builder.build();
  }

  private EarningPolicy earnings() {
    EarningPolicy.Builder builder = EarningPolicy.builder().hold(hold());
    for (int i = random.nextInt(4); i > 0; i--) {
      builder.hold(pick(List.of(RevenueSource.values())), hold());
    }
    return random.nextBoolean()
        ? builder.build()
        : builder.shares(RevenueShares.fixed(rate())).build();
  }

  private Duration hold() {
    return random.nextBoolean()
        ? Duration.ofDays(edge(0, 366))
        : Duration.ofNanos(edge(0, Duration.ofDays(366).toNanos()));
  }

  private CreditPrices prices() {
    Map<JobType, CreditPrices.Line> jobs = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      jobs.put(JobType.of(text(50)), line());
    }
    CreditPrices.@Nullable Line others = random.nextBoolean() ? line() : null;
    return new CreditPrices(jobs, others);
  }

  private CreditPrices.Line line() {
    return new CreditPrices.Line(CreditType.of(text(50)), credits(1), credits(1), credits(1));
  }

  private long credits(long least) {
    return edge(least, CreditAmount.MAX);
  }

  private AnalyticsPolicy analytics() {
    return AnalyticsPolicy.builder(text(64)).zone(pick(ZONES)).finality(hold()).build();
  }

  private CreditPolicy credits() {
    return CreditPolicy.builder(text(64))
        .effectiveFrom(
            pick(List.of(LocalDate.EPOCH, LocalDate.MIN, LocalDate.MAX, LocalDate.of(2026, 4, 1))))
        .zone(pick(ZONES))
        .rollover(Rollover.capped(edge(0, Long.MAX_VALUE)))
        .allowancePriority(edge(0, 100))
        .refunds(
            random.nextBoolean()
                ? RefundPolicy.forfeit()
                : RefundPolicy.restoreWithGrace(duration(1).plus(1, ChronoUnit.MICROS)))
        .prices(prices())
        .build();
  }

  private AchievementPolicy achievements() {
    List<AchievementRule> rules = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Metric metric = metric();
      rules.add(
          new AchievementRule(
              i + text(63),
              text(100),
              text(300),
              metric.unit() == Metric.Unit.MONEY ? Metric.CONTENT_QUALITY : metric,
              edge(1, Long.MAX_VALUE),
              text(16),
              edge(0, 1_000_000)));
    }
    return new AchievementPolicy(text(64), instant(), rules);
  }

  private PriceBook modelPrices() {
    PriceBook.Builder builder = PriceBook.builder(text(64));
    for (int i = random.nextInt(4); i > 0; i--) {
      ModelName model = new ModelName(text(64), i + text(127));
      Asset currency = pick(ASSETS);
      Instant from = instant();
      for (int n = random.nextInt(3); n >= 0; n--) {
        Map<TokenClass, BigDecimal> prices = new HashMap<>();
        for (TokenClass type : TokenClass.values()) {
          boolean needed = type == TokenClass.UNCACHED_INPUT || type == TokenClass.OUTPUT;
          if (needed || random.nextBoolean()) {
            prices.put(type, BigDecimal.valueOf(edge(0, 1_000_000_000_000_000L), 9));
          }
        }
        // Instants far away come near each other.
        Instant later = n == 0 ? from : Instant.ofEpochSecond(5_000_000_000L + n);
        builder.price(new ModelPrice(model, later, currency, prices));
      }
      if (random.nextBoolean()) {
        builder.alias(new ModelName(text(64), "a" + i + text(120)), model);
      }
    }
    return builder.build();
  }

  private QuotaPolicy quotas() {
    Map<Purpose, Integer> numbers = new HashMap<>();
    Set<Purpose> unlimited = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      if (random.nextBoolean()) {
        numbers.put(new Purpose(i + text(63)), edge(0, QuotaPolicy.MAX_PER_DAY));
      } else {
        unlimited.add(new Purpose(i + text(63)));
      }
    }
    return new QuotaPolicy(text(64), edge(0, QuotaPolicy.MAX_PER_DAY), numbers, unlimited);
  }

  private BudgetPolicy budgets() {
    Map<BudgetScope, BudgetLimit> limits = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      BudgetScope scope =
          pick(
              List.of(
                  BudgetScope.platform(),
                  BudgetScope.eachTenant(),
                  BudgetScope.tenant(text(64)),
                  BudgetScope.purpose(new Purpose(text(64)))));
      Asset asset = pick(ASSETS);
      long most =
          BigDecimal.valueOf(BudgetLimit.MOST_UNITS).movePointRight(asset.scale()).longValueExact();
      Money amount = new Money(edge(1, most), asset);
      limits.put(
          scope,
          new BudgetLimit(
              scope,
              pick(List.of(BudgetPeriod.values())),
              pick(ZONES),
              amount,
              random.nextBoolean(),
              new AiCost(edge(0, AiCost.of(amount).nanos()), asset)));
    }
    List<Integer> alerts =
        IntStream.range(0, random.nextInt(4))
            .map(i -> edge(1, 500))
            .sorted()
            .distinct()
            .boxed()
            .toList();
    return new BudgetPolicy(
        text(64),
        List.copyOf(limits.values()),
        alerts,
        Duration.ofNanos(edge(1, Duration.ofDays(7).toNanos())));
  }

  private Money amount(Asset asset) {
    return new Money(edge(0, Long.MAX_VALUE), asset);
  }

  private Rate rate() {
    return new Rate(edge(0, Rate.WHOLE_PPM));
  }

  private RoundingMode rounding() {
    return pick(
        List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP));
  }

  Instant instant() {
    return switch (random.nextInt(4)) {
      case 0 -> pick(List.of(Instant.MIN, Instant.MAX, Instant.EPOCH));
      case 1 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      default -> Instant.ofEpochSecond(random.nextInt());
    };
  }

  private Duration duration(int least) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofDays(edge(least, 106_751_991_167_299L));
      case 1 -> Duration.ofNanos(edge(least, Long.MAX_VALUE));
      case 2 -> Duration.ofMinutes(edge(least, 10_000));
      default -> Duration.ofSeconds(edge(least, 1_000_000));
    };
  }

  /** Returns text that is neither blank nor longer than a number of UTF-16 characters. */
  String text(int most) {
    var text = new StringBuilder("t");
    int length = edge(1, most);
    while (text.length() < length) {
      String letter = pick(LETTERS);
      text.append(text.length() + letter.length() <= length ? letter : "x");
    }
    return text.toString();
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  int edge(int min, int max) {
    return (int) edge((long) min, (long) max);
  }

  long edge(long min, long max) {
    return switch (random.nextInt(5)) {
      case 0 -> min;
      case 1 -> max;
      case 2 -> max - min > 100 ? min + random.nextInt(100) : min;
      default -> min == max ? min : random.nextLong(min, max);
    };
  }
}
