package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Better figures never lower a tier, and what explains a tier agrees with what gives it. */
class TierLawsTest {
  private static final List<Metric> METRICS =
      List.of(
          Metric.FOLLOWERS,
          Metric.MONTHLY_REVENUE,
          Metric.ENGAGEMENT_RATE,
          Metric.MONTHLY_REVENUE_RANK,
          Metric.of("fan_letters", Metric.Unit.COUNT));

  /** Which way a figure gets better. */
  private enum Better {
    LARGER,
    SMALLER,
    NEITHER,
    ANY
  }

  @Property(tries = 3000)
  void betterFiguresNeverLowerATier(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    TierPolicy policy = policy(random);
    Map<Metric, Long> worse = figures(random);
    Map<Metric, Long> better = improved(policy, worse, random);
    assertThat(policy.evaluate(stats(better)).level())
        .as("%s: %s is better than %s", policy.tiers(), better, worse)
        .isGreaterThanOrEqualTo(policy.evaluate(stats(worse)).level());
  }

  @Property(tries = 3000)
  void theTierIsTheHighestOneWhoseCriteriaHold(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    TierPolicy policy = policy(random);
    Map<Metric, Long> figures = figures(random);
    assertThat(policy.evaluate(stats(figures)).name()).isEqualTo(byHand(policy, figures));
  }

  @Property(tries = 3000)
  void explainAgreesWithEvaluate(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    TierPolicy policy = policy(random);
    Map<Metric, Long> figures = figures(random);
    assertAgrees(policy, figures);
  }

  @Property(tries = 3000)
  void thePresetsKeepTheLawsToo(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    List<TierPolicy> presets =
        List.of(TierPresets.program(USD), TierPresets.catalog(USD), TierPresets.crm(USD));
    TierPolicy preset = presets.get(random.nextInt(3));
    Map<Metric, Long> worse = realistic(random);
    Map<Metric, Long> better = new TreeMap<>(Comparator.comparing(Metric::name));
    worse.forEach(
        (metric, value) -> {
          // The length of membership is no merit; it only tells newcomers.
          boolean merit = !metric.equals(Metric.DAYS_SINCE_JOINING);
          long step = merit ? (long) (value * random.nextDouble()) + random.nextInt(3) : 0;
          better.put(
              metric,
              metric.equals(Metric.MONTHLY_REVENUE_RANK)
                  ? Math.max(0, value - step)
                  : value + step);
        });
    assertThat(preset.evaluate(stats(better)).level())
        .as("%s: %s is better than %s", preset.version(), better, worse)
        .isGreaterThanOrEqualTo(preset.evaluate(stats(worse)).level());
    assertAgrees(preset, worse);
  }

  @Property(tries = 3000)
  void crmClassifiesAsItsDescriptionSays(@ForAll("seeds") long seed) {
    Map<Metric, Long> figures = realistic(new Random(seed));
    assertThat(TierPresets.crm(USD).evaluate(stats(figures)).name())
        .as("%s", figures)
        .isEqualTo(crmByDescription(figures));
  }

  @Property(tries = 3000)
  void programClassifiesAsItsDescriptionSays(@ForAll("seeds") long seed) {
    Map<Metric, Long> figures = realistic(new Random(seed));
    assertThat(TierPresets.program(USD).evaluate(stats(figures)).name())
        .as("%s", figures)
        .isEqualTo(programByDescription(figures));
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  /** The seven classes as the description has them, top down. */
  private static String crmByDescription(Map<Metric, Long> figures) {
    Long cents = figures.get(Metric.MONTHLY_REVENUE);
    Long rank = figures.get(Metric.MONTHLY_REVENUE_RANK);
    Long days = figures.get(Metric.DAYS_SINCE_JOINING);
    if (rank != null && rank < 1000 && (cents == null || cents > 0)) {
      return "legend";
    }
    double revenue = cents == null ? 0 : cents / 100.0;
    if (revenue >= 100_000) {
      return "superstar";
    }
    if (revenue >= 25_000) {
      return "star";
    }
    if (revenue >= 5_000) {
      return "established";
    }
    if (revenue >= 1_000) {
      return "rising";
    }
    return days != null && days < 30 ? "newcomer" : "emerging";
  }

  /** The five tiers as the program's own code has them, top down; an unknown figure is none. */
  private static String programByDescription(Map<Metric, Long> figures) {
    double earnings = figures.getOrDefault(Metric.MONTHLY_REVENUE, -1L) / 100.0;
    double engagement = figures.getOrDefault(Metric.ENGAGEMENT_RATE, -1L) / 10_000.0;
    long views = figures.getOrDefault(Metric.AVERAGE_VIEWS, -1L);
    if (earnings >= 5000 && engagement >= 8 && views >= 100_000) {
      return "platinum";
    } else if (earnings >= 2000 && engagement >= 6 && views >= 50_000) {
      return "gold";
    } else if (earnings >= 500 && engagement >= 4 && views >= 10_000) {
      return "silver";
    } else if (earnings >= 100 && engagement >= 2) {
      return "bronze";
    }
    return "starter";
  }

  private static void assertAgrees(TierPolicy policy, Map<Metric, Long> figures) {
    TierExplanation explanation = policy.explain(stats(figures));
    assertThat(explanation.tier()).isEqualTo(policy.evaluate(stats(figures)).name());
    assertThat(explanation.tiers()).hasSameSizeAs(policy.tiers());
    for (int i = 0; i < policy.tiers().size(); i++) {
      TierCheck check = explanation.tiers().get(i);
      Tier tier = policy.tiers().get(i);
      assertThat(check.tier()).isEqualTo(tier.name());
      assertThat(check.met()).isEqualTo(check.criteria().stream().allMatch(CriterionCheck::met));
      for (int c = 0; c < check.criteria().size(); c++) {
        CriterionCheck criterion = check.criteria().get(c);
        Metric metric = tier.criteria().get(c).metric();
        Long figure = figures.get(metric);
        assertThat(criterion.actual()).isEqualTo(figure);
        if (figure == null) {
          assertThat(criterion.met()).isEqualTo(tier.criteria().get(c).metIfUnknown());
          assertThat(criterion.gap()).isNull();
        } else {
          // Adding the gap is enough, and one unit less would not be.
          long gap = criterion.gap();
          assertThat(holds(tier.criteria().get(c), figure + gap)).isTrue();
          assertThat(gap == 0 || !holds(tier.criteria().get(c), figure + gap - Long.signum(gap)))
              .isTrue();
        }
      }
    }
    // Whoever closes the gaps of the next tier has at least that tier.
    explanation
        .next()
        .filter(next -> next.criteria().stream().allMatch(c -> c.met() || c.gap() != null))
        .ifPresent(
            next -> {
              Map<Metric, Long> closed = new HashMap<>(figures);
              next.unmet()
                  .forEach(c -> closed.merge(Metric.of(c.metric(), c.unit()), c.gap(), Long::sum));
              assertThat(policy.evaluate(stats(closed)).level())
                  .isGreaterThanOrEqualTo(next.level());
            });
  }

  /** Reads the criteria as they are written, in another way than the policy does. */
  private static String byHand(TierPolicy policy, Map<Metric, Long> figures) {
    String name = null;
    for (Tier tier : policy.tiers()) {
      boolean all = true;
      for (Criterion criterion : tier.criteria()) {
        Long figure = figures.get(criterion.metric());
        all &= figure == null ? criterion.metIfUnknown() : holds(criterion, figure);
      }
      name = all ? tier.name() : name;
    }
    return name;
  }

  private static boolean holds(Criterion criterion, long value) {
    return (criterion.min() == null || value >= criterion.min())
        && (criterion.max() == null || value < criterion.max());
  }

  /** A ladder of 1 to 6 tiers with 1 to 3 criteria each, lower, upper and two-sided ones. */
  private static TierPolicy policy(Random random) {
    List<Tier> tiers = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int level = 0; level < count; level++) {
      List<Metric> metrics = new ArrayList<>(METRICS);
      Collections.shuffle(metrics, random);
      List<Criterion> criteria = new ArrayList<>();
      for (int c = 0; level > 0 && c < 1 + random.nextInt(3); c++) {
        criteria.add(criterion(metrics.get(c), random));
      }
      tiers.add(new Tier("t" + level, level, criteria, TierBenefits.none()));
    }
    return TierPolicy.of("random", Instant.EPOCH, tiers);
  }

  private static Criterion criterion(Metric metric, Random random) {
    long low = random.nextInt(20);
    long high = low + 1 + random.nextInt(10);
    int kind = random.nextInt(6);
    Long min = kind == 5 || isRank(metric) && kind > 1 ? null : (Long) low;
    Long max = min == null || kind == 0 ? (Long) high : null;
    return new Criterion(
        metric, min, max, metric.unit() == Metric.Unit.MONEY ? USD : null, random.nextInt(8) == 0);
  }

  private static boolean isRank(Metric metric) {
    return metric.equals(Metric.MONTHLY_REVENUE_RANK);
  }

  private static Map<Metric, Long> figures(Random random) {
    Map<Metric, Long> figures = new HashMap<>();
    for (Metric metric : METRICS) {
      if (random.nextInt(5) > 0) {
        figures.put(metric, (long) random.nextInt(33) - 2);
      }
    }
    return figures;
  }

  private static Map<Metric, Long> improved(
      TierPolicy policy, Map<Metric, Long> worse, Random random) {
    Map<Metric, Long> better = new HashMap<>();
    for (Metric metric : METRICS) {
      Long value = worse.get(metric);
      long any = random.nextInt(33) - 2;
      boolean unknownWillDo = criteria(policy, metric).stream().anyMatch(Criterion::metIfUnknown);
      if (value == null) {
        if (!unknownWillDo && random.nextBoolean()) {
          better.put(metric, any);
        }
        continue;
      }
      long step = random.nextInt(12);
      better.put(
          metric,
          switch (direction(policy, metric)) {
            case LARGER -> value + step;
            case SMALLER -> value - step;
            case NEITHER -> value;
            case ANY -> any;
          });
    }
    return better;
  }

  private static Better direction(TierPolicy policy, Metric metric) {
    boolean bounded = false;
    boolean above = false;
    boolean below = false;
    for (Criterion criterion : criteria(policy, metric)) {
      bounded = true;
      below |= criterion.min() != null;
      above |= criterion.max() != null;
    }
    if (!bounded) {
      return Better.ANY;
    }
    return above && below ? Better.NEITHER : above ? Better.SMALLER : Better.LARGER;
  }

  private static List<Criterion> criteria(TierPolicy policy, Metric metric) {
    return policy.tiers().stream()
        .flatMap(tier -> tier.criteria().stream())
        .filter(criterion -> criterion.metric().equals(metric))
        .toList();
  }

  /** Figures of the size that the presets ask for, near their thresholds more often than not. */
  private static Map<Metric, Long> realistic(Random random) {
    Map<Metric, Long> figures = new TreeMap<>(Comparator.comparing(Metric::name));
    put(figures, Metric.FOLLOWERS, random, 0, 1_000, 10_000, 50_000, 100_000);
    put(
        figures,
        Metric.MONTHLY_REVENUE,
        random,
        -100,
        0,
        10_000,
        50_000,
        100_000,
        200_000,
        500_000,
        2_500_000,
        10_000_000);
    put(figures, Metric.ENGAGEMENT_RATE, random, 0, 20_000, 40_000, 60_000, 80_000);
    put(figures, Metric.AVERAGE_VIEWS, random, 0, 10_000, 50_000, 100_000);
    put(figures, Metric.DAYS_SINCE_JOINING, random, 0, 30, 400);
    put(figures, Metric.MONTHLY_REVENUE_RANK, random, 0, 1_000, 500_000);
    return figures;
  }

  private static void put(Map<Metric, Long> figures, Metric metric, Random random, long... marks) {
    OptionalLong value =
        random.nextInt(8) == 0
            ? OptionalLong.empty()
            : OptionalLong.of(marks[random.nextInt(marks.length)] + random.nextInt(5) - 2);
    value.ifPresent(
        v -> figures.put(metric, metric == Metric.MONTHLY_REVENUE ? v : Math.max(0, v)));
  }

  private static CreatorStats stats(Map<Metric, Long> figures) {
    var builder = CreatorStats.of(ADA, USD);
    figures.forEach(
        (metric, value) -> {
          if (metric.unit() == Metric.Unit.MONEY) {
            builder.monthlyRevenue(new Money(value, USD));
          } else {
            builder.set(metric, value);
          }
        });
    return builder.build();
  }
}
