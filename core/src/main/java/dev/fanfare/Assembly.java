package dev.fanfare;

import static java.util.Objects.requireNonNullElseGet;

import dev.fanfare.achievement.Achievements;
import dev.fanfare.activity.Activity;
import dev.fanfare.ai.Ai;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.analytics.Analytics;
import dev.fanfare.analytics.Forecasts;
import dev.fanfare.collaboration.Collaborations;
import dev.fanfare.content.ContentGeneration;
import dev.fanfare.content.ContentScreen;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Creators;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.Earnings;
import dev.fanfare.earning.RevenueShares;
import dev.fanfare.event.FanfareEvents;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.ledger.Ledger;
import dev.fanfare.payout.Payouts;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierService;
import dev.fanfare.trend.Trends;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wires the services to one storage and to each other. */
final class Assembly {
  final Storage storage;
  final Creators creators;
  final Ledger ledger;
  final TierService tiers;
  final Credits credits;
  final Earnings earnings;
  final Payouts payouts;
  final Collaborations collaborations;
  final Achievements achievements;
  final Ai ai;
  final ModerationAssembly safety;
  final ContentGeneration content;
  final Trends trends;
  final Activity activity;
  final Analytics analytics;
  final Forecasts forecasts;
  final FanfareEvents events;
  final Auditor auditor;

  Assembly(FanfareBuilder settings) {
    storage = requireNonNullElseGet(settings.storage, Storage::inMemory);
    Operations operations =
        Operations.of(
            storage, storage.operations(), storage.events(), settings.ids(), settings.clock);
    creators = Creators.of(operations, storage.creators());
    ledger = Ledger.of(operations, storage.ledger());
    credits = Credits.of(operations, storage.credits(), settings.creditPolicy);
    tiers =
        TierService.of(
            operations,
            storage.tiers(),
            settings.tierPolicies(),
            settings.demotionPolicy,
            List.of((before, after, tier) -> allowanceFollows(credits, after, tier)));
    earnings =
        Earnings.of(
            operations,
            storage.earnings(),
            storage.ledger(),
            storage.creators(),
            settings.exchangeRates,
            settings.earningPolicy.orShares(RevenueShares.byTier(tiers)));
    payouts =
        Payouts.of(
            operations,
            storage.payouts(),
            storage.ledger(),
            storage.creators(),
            settings.payoutDestinations(storage),
            settings.payoutGateways(),
            settings.exchangeRates,
            settings.payoutPolicy());
    collaborations = Collaborations.of(operations, storage.collaborations());
    achievements =
        Achievements.of(
            operations,
            storage.achievements(),
            (creator, rule, key) ->
                credits.grant(
                    new Wallet(creator, CreditType.GENERAL),
                    rule.rewardCredits(),
                    GrantSource.ACHIEVEMENT,
                    key),
            settings.achievementPolicy);
    ai =
        Ai.builder(operations, storage.aiUsage(), storage.aiQuotas(), storage.aiBudgets())
            .model(settings.languageModel)
            .prices(settings.priceBook)
            .quota(settings.quotaPolicy)
            .budget(settings.budgetPolicy)
            .zones(requireNonNullElseGet(settings.userZones, () -> this::zoneOf))
            .tenants(settings.tenants)
            .estimator(settings.tokenEstimator)
            .observer(settings.aiObserver)
            .retention(settings.aiUsageRetention)
            .build();
    safety =
        new ModerationAssembly(
            settings.moderation,
            storage,
            operations,
            settings.clock,
            settings.languageModel == LanguageModel.none()
                ? Optional.empty()
                : Optional.of(ai.model()));
    content =
        ContentGeneration.of(
            operations,
            storage.contentJobs(),
            credits,
            settings.creditPolicy.prices(),
            ai.model(),
            requireNonNullElseGet(
                settings.contentScreen, () -> ContentScreen.moderatedBy(safety.moderation)),
            settings.contentPolicy);
    trends = Trends.of(operations, storage.trends(), tiers, ai.model(), settings.trendPolicy);
    activity = Activity.of(storage, storage.facts(), earnings);
    analytics =
        Analytics.of(operations, storage.rollups(), storage.earnings(), settings.analyticsPolicy);
    forecasts =
        Forecasts.of(operations, storage.forecasts(), analytics, RevenueForecaster.standard());
    events = FanfareEvents.of(storage.events());
    safety.enforcement.follow(events);
    if (settings.contentScreen == null) {
      content.follow(events, safety.moderation);
    }
    auditor = Auditor.of(storage, storage.audits());
  }

  private ZoneId zoneOf(String user) {
    return storage.creators().find(CreatorId.of(user)).map(Creator::zone).orElse(ZoneOffset.UTC);
  }

  /**
   * A tier's monthly credits become the creator's allowance, in the transaction that changes the
   * tier.
   */
  private static void allowanceFollows(Credits credits, TierAssignment after, Tier tier) {
    Map<CreditType, Long> monthly = new HashMap<>();
    tier.benefits()
        .monthlyCredits()
        .forEach((type, amount) -> monthly.put(CreditType.of(type), amount));
    credits.setAllowance(
        after.creator(),
        monthly,
        after.policyVersion(),
        IdempotencyKey.of(after.id().toString()).child("allowance"));
  }
}
