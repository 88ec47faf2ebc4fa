package dev.fanfare.persistence.policy;

import static java.util.Objects.requireNonNull;

import dev.fanfare.achievement.AchievementPolicy;
import dev.fanfare.ai.BudgetPolicy;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.ModelPrice;
import dev.fanfare.ai.PriceBook;
import dev.fanfare.ai.QuotaPolicy;
import dev.fanfare.ai.TokenClass;
import dev.fanfare.analytics.AnalyticsPolicy;
import dev.fanfare.content.ContentPolicy;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.moderation.ModerationPresets;
import dev.fanfare.moderation.consent.ConsentPolicy;
import dev.fanfare.moderation.review.NoticePolicy;
import dev.fanfare.moderation.review.ReviewPolicy;
import dev.fanfare.moderation.review.StrikePolicy;
import dev.fanfare.money.Asset;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.tier.DemotionPolicy;
import dev.fanfare.tier.TierPresets;
import dev.fanfare.trend.TrendPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The presets that are files. */
final class Presets {
  private static final Asset USD = Asset.of("USD");

  /** The policies of the core, by the name of the file without its ending. */
  static final Map<String, Object> BY_FILE =
      Map.ofEntries(
          Map.entry("tier-policy-program", TierPresets.program(USD)),
          Map.entry("tier-policy-catalog", TierPresets.catalog(USD)),
          Map.entry("tier-policy-crm", TierPresets.crm(USD)),
          Map.entry("demotion-policy-immediate", DemotionPolicy.immediate()),
          Map.entry("fee-schedules-standard", FeeSchedules.standard(USD)),
          Map.entry(
              "payout-policy-standard", PayoutPolicy.builder(FeeSchedules.standard(USD)).build()),
          Map.entry("earning-policy-standard", EarningPolicy.standard()),
          Map.entry("credit-prices-by-type", CreditPrices.byType()),
          Map.entry("credit-prices-general", CreditPrices.general()),
          Map.entry("credit-policy-standard", CreditPolicy.standard()),
          Map.entry("achievement-policy-standard", AchievementPolicy.standard()),
          Map.entry("analytics-policy-standard", AnalyticsPolicy.standard()),
          Map.entry("quota-policy-standard", QuotaPolicy.standard()),
          Map.entry("budget-policy-standard", BudgetPolicy.standard()),
          Map.entry("price-book-example", examplePrices()),
          Map.entry("moderation-policy-standard", ModerationPresets.standard()),
          Map.entry("moderation-policy-rules-only", ModerationPresets.rulesOnly()),
          Map.entry("review-policy-standard", ReviewPolicy.standard()),
          Map.entry("notice-policy-standard", NoticePolicy.standard()),
          Map.entry("strike-policy-standard", StrikePolicy.standard()),
          Map.entry("consent-policy-standard", ConsentPolicy.standard()),
          Map.entry("content-policy-standard", ContentPolicy.standard()),
          Map.entry("trend-policy-standard", TrendPolicy.standard()));

  private Presets() {}

  /** Prices are no constants of the library: this is what the example's file says. */
  private static PriceBook examplePrices() {
    ModelName sonnet = new ModelName("anthropic", "claude-sonnet-4");
    return PriceBook.builder("EXAMPLE-2026-11-21")
        .price(
            ModelPrice.of(sonnet, Instant.parse("2025-05-22T00:00:00Z"), USD, "3", "15")
                .with(TokenClass.CACHE_READ, "0.3")
                .with(TokenClass.CACHE_WRITE, "3.75"))
        .price(
            ModelPrice.of(
                new ModelName("ollama", "a-model-of-your-own"), Instant.EPOCH, USD, "0", "0"))
        .alias(new ModelName("anthropic", "claude-sonnet-4-0"), sonnet)
        .build();
  }

  static String text(String file) {
    return resource("/dev/fanfare/policies/" + file + ".json");
  }

  static String resource(String name) {
    try (InputStream in = requireNonNull(PolicyJson.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
