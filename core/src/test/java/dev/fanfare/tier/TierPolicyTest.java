package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierPolicyTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Metric LIKES = Metric.of("likes", Metric.Unit.COUNT);

  private static final Tier FAN = tier("fan", 1);
  private static final Tier KNOWN = tier("known", 2, Criterion.atLeast(Metric.FOLLOWERS, 10));
  private static final Tier LIKED = tier("liked", 5, Criterion.atLeast(LIKES, 3));
  private static final Tier STAR =
      tier(
          "star",
          9,
          Criterion.atLeast(Metric.FOLLOWERS, 100),
          Criterion.atLeast(Metric.MONTHLY_REVENUE, usd("50")));
  private static final TierPolicy POLICY =
      TierPolicy.of("v1", FROM, List.of(FAN, KNOWN, LIKED, STAR));

  private static Tier tier(String name, int level, Criterion... criteria) {
    return new Tier(name, level, List.of(criteria), TierBenefits.none());
  }

  private static CreatorStats.Builder stats() {
    return CreatorStats.of(ADA, USD);
  }

  @Test
  void givesTheHighestTierAllOfWhoseCriteriaHold() {
    assertThat(POLICY.evaluate(stats().build())).isEqualTo(FAN);
    assertThat(POLICY.evaluate(stats().followers(10).build())).isEqualTo(KNOWN);
    // Half of the star's criteria do not make a star.
    assertThat(POLICY.evaluate(stats().followers(100).build())).isEqualTo(KNOWN);
    assertThat(POLICY.evaluate(stats().followers(100).monthlyRevenue(usd("50")).build()))
        .isEqualTo(STAR);
  }

  @Test
  void doesNotAskForTheTiersInBetween() {
    assertThat(POLICY.evaluate(stats().set(LIKES, 3).build())).isEqualTo(LIKED);
  }

  @Test
  void refusesFiguresInAnotherAssetThanItsBounds() {
    var yen = CreatorStats.of(ADA, JPY).monthlyRevenue(new Money(5, JPY)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.evaluate(yen))
        .withMessageContaining("'v1' bounds money in USD")
        .withMessageContaining("'ada' are in JPY");
    assertThatIllegalArgumentException().isThrownBy(() -> POLICY.explain(yen));
    var withoutMoney = TierPolicy.of("v1", FROM, List.of(FAN, KNOWN));
    assertThat(withoutMoney.evaluate(yen)).isEqualTo(FAN);
    assertThat(withoutMoney.asset()).isEmpty();
    assertThat(POLICY.asset()).contains(USD);
  }

  @Test
  void explainsEveryCriterionAndWhatTheNextTierNeeds() {
    var explanation = POLICY.explain(stats().set(LIKES, 4).monthlyRevenue(usd("20")).build());
    assertThat(explanation.creator()).isEqualTo(ADA);
    assertThat(explanation.policyVersion()).isEqualTo("v1");
    assertThat(explanation.tier()).isEqualTo("liked");
    assertThat(explanation.earned().tier()).isEqualTo("liked");
    assertThat(explanation.tiers())
        .extracting(TierCheck::tier)
        .containsExactly("fan", "known", "liked", "star");
    assertThat(explanation.tiers())
        .extracting(TierCheck::met)
        .containsExactly(true, false, true, false);
    assertThat(explanation.next()).map(TierCheck::tier).contains("star");
    // 50.00 - 20.00 = 30.00 in cents; followers are not known.
    assertThat(explanation.needed())
        .extracting(CriterionCheck::metric, CriterionCheck::actual, CriterionCheck::gap)
        .containsExactly(tuple("followers", null, null), tuple("monthly_revenue", 2000L, 3000L));
    assertThat(explanation.text())
        .isEqualTo(
            "liked: likes 4, at least 3: met. Next star: followers not measured, at least 100:"
                + " unknown; monthly_revenue 20.00 USD, at least 50.00 USD: 30.00 USD more");
  }

  @Test
  void explainsTheEndsOfTheLadder() {
    var entry = POLICY.explain(stats().build());
    assertThat(entry.earned()).isEqualTo(new TierCheck("fan", 1, true, List.of()));
    assertThat(entry.text()).startsWith("fan: is the entry tier. Next known: ");
    var top = POLICY.explain(stats().followers(100).monthlyRevenue(usd("50")).build());
    assertThat(top.next()).isEmpty();
    assertThat(top.needed()).isEmpty();
    assertThat(top.text()).doesNotContain("Next");
  }

  @Test
  void refusesALadderThatIsNone() {
    refuses("tiers must be 1 to 100", List.of());
    refuses("levels must ascend, but 'known'", List.of(FAN, LIKED, KNOWN));
    refuses("levels must ascend, but 'b'", List.of(FAN, KNOWN, tier("b", 2, likes())));
    refuses("tier 'fan' comes twice", List.of(FAN, tier("fan", 7, likes())));
    refuses("must have no criteria, but 'known'", List.of(KNOWN, LIKED));
    refuses("must have criteria, but 'b'", List.of(FAN, tier("b", 2)));
    refuses(
        "in one asset",
        List.of(
            FAN,
            tier("b", 2, Criterion.atLeast(Metric.MONTHLY_REVENUE, usd("5"))),
            tier("c", 3, Criterion.atLeast(Metric.MONTHLY_REVENUE, new Money(5, JPY)))));
    refuses(
        "'likes' must be counted in one unit",
        List.of(
            FAN,
            tier("b", 2, likes()),
            tier("c", 3, Criterion.atLeast(Metric.of("likes", Metric.Unit.SCORE), 5))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tier("b", 2, likes(), Criterion.below(LIKES, 9)))
        .withMessageContaining("one criterion for each metric");
  }

  private static Criterion likes() {
    return Criterion.atLeast(LIKES, 1);
  }

  private static void refuses(String message, List<Tier> tiers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TierPolicy.of("v1", FROM, tiers))
        .withMessageContaining(message);
  }

  @Test
  void makesANewVersionFromAnOldOne() {
    var easier = KNOWN.withCriteria(List.of(Criterion.atLeast(Metric.FOLLOWERS, 5)));
    var later = FROM.plusSeconds(1);
    var edited =
        POLICY.toBuilder("v2", later)
            .remove("star")
            .replace(easier)
            .add(tier("legend", 10, Criterion.atLeast(LIKES, 1000)))
            .build();
    assertThat(edited)
        .isEqualTo(
            TierPolicy.of(
                "v2",
                later,
                List.of(FAN, easier, LIKED, tier("legend", 10, Criterion.atLeast(LIKES, 1000)))));
    assertThat(POLICY.tiers()).containsExactly(FAN, KNOWN, LIKED, STAR);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.toBuilder("v2", later).remove("comet"))
        .withMessageContaining("no tier 'comet'");
  }

  @Test
  void findsTiersByNameAndByLevel() {
    assertThat(POLICY.find("liked")).contains(LIKED);
    assertThat(POLICY.find("comet")).isEmpty();
    assertThat(POLICY.entry()).isEqualTo(FAN);
    assertThat(POLICY.upTo(0)).isEqualTo(FAN);
    assertThat(POLICY.upTo(4)).isEqualTo(KNOWN);
    assertThat(POLICY.upTo(5)).isEqualTo(LIKED);
    assertThat(POLICY.upTo(1000)).isEqualTo(STAR);
  }

  @Test
  void decidesTheSameAfterATripThroughSerialization() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(POLICY);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      var read = (TierPolicy) in.readObject();
      assertThat(read).isEqualTo(POLICY).hasSameHashCodeAs(POLICY);
      assertThat(read.evaluate(stats().followers(12).build())).isEqualTo(KNOWN);
    }
  }

  @Test
  void keepsBenefitsTyped() {
    var benefits =
        TierBenefits.builder()
            .credits("video_edit", 30)
            .credits("general", 5)
            .feature("trends", "Trends")
            .badge("⭐", "#ffc107")
            .build();
    assertThat(benefits.monthlyCredits().keySet()).containsExactly("general", "video_edit");
    assertThat(benefits.credits("video_edit")).isEqualTo(30);
    assertThat(benefits.credits("script")).isZero();
    assertThat(benefits.share()).isEmpty();
    assertThat(benefits.hasFeature("trends")).isTrue();
    assertThat(benefits.toBuilder().build()).isEqualTo(benefits);
    assertThat(benefits.toBuilder().withoutFeature("trends").build().features()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TierBenefits.builder().credits("general", -1).build())
        .withMessageContaining("credits of general");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> benefits.toBuilder().feature("trends", "Again").build())
        .withMessageContaining("once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TierBenefits.builder().badge("⭐", "gold"))
        .withMessageContaining("'gold'");
  }
}
