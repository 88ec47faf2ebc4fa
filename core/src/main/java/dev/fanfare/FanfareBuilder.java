package dev.fanfare;

import static java.util.Objects.requireNonNull;

import dev.fanfare.achievement.AchievementPolicy;
import dev.fanfare.ai.Ai;
import dev.fanfare.ai.AiObserver;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.BudgetPolicy;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.PriceBook;
import dev.fanfare.ai.QuotaPolicy;
import dev.fanfare.ai.TokenEstimator;
import dev.fanfare.analytics.AnalyticsPolicy;
import dev.fanfare.content.ContentPolicy;
import dev.fanfare.content.ContentScreen;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.money.Asset;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutDestinations;
import dev.fanfare.payout.PayoutGateway;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.tier.DemotionPolicy;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import dev.fanfare.trend.TrendPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what differs from the defaults. Each setting may be left out. */
public final class FanfareBuilder {
  @Nullable Storage storage;
  Clock clock = Clock.systemUTC();
  CreditPolicy creditPolicy =
      CreditPolicy.builder("standard-general").prices(CreditPrices.general()).build();
  DemotionPolicy demotionPolicy = DemotionPolicy.immediate();
  AchievementPolicy achievementPolicy = AchievementPolicy.standard();
  ExchangeRates exchangeRates = ExchangeRates.none();
  EarningPolicy earningPolicy = EarningPolicy.standard();
  AnalyticsPolicy analyticsPolicy = AnalyticsPolicy.standard();
  @Nullable ContentScreen contentScreen;
  ContentPolicy contentPolicy = ContentPolicy.standard();
  TrendPolicy trendPolicy = TrendPolicy.standard();
  final ModerationSettings moderation = new ModerationSettings();
  LanguageModel languageModel = LanguageModel.none();
  PriceBook priceBook = PriceBook.empty();
  QuotaPolicy quotaPolicy = QuotaPolicy.standard();
  BudgetPolicy budgetPolicy = BudgetPolicy.standard();
  Function<AiRequest, Optional<String>> tenants = request -> Optional.empty();
  TokenEstimator tokenEstimator = TokenEstimator.byBytes();
  AiObserver aiObserver = call -> {};
  Duration aiUsageRetention = Ai.DEFAULT_RETENTION;
  @Nullable Function<String, ZoneId> userZones;

  private Asset currency = Asset.of("USD");
  private @Nullable IdGenerator ids;
  private @Nullable List<TierPolicy> tierPolicies;
  private @Nullable PayoutPolicy payoutPolicy;
  private @Nullable PayoutGateways gateways;
  private @Nullable PayoutDestinations destinations;

  FanfareBuilder() {}

  /** Sets where everything is stored. Default: new storage in memory. */
  public FanfareBuilder storage(Storage storage) {
    this.storage = requireNonNull(storage, "storage");
    return this;
  }

  /** Sets the clock. Default: the system's. */
  public FanfareBuilder clock(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  /** Sets what makes new ids. Default: UUIDs version 7 by the clock. */
  public FanfareBuilder ids(IdGenerator ids) {
    this.ids = requireNonNull(ids, "ids");
    return this;
  }

  /** Sets the currency that the default tiers and payout fees are in. Default: USD. */
  public FanfareBuilder currency(Asset currency) {
    this.currency = requireNonNull(currency, "currency");
    return this;
  }

  /** Sets the tiers. Default: {@link TierPresets#program}. */
  public FanfareBuilder tierPolicy(TierPolicy policy) {
    return tierPolicies(List.of(policy));
  }

  /** Sets successive versions of the tiers: at any time the one that took effect last decides. */
  public FanfareBuilder tierPolicies(List<TierPolicy> policies) {
    this.tierPolicies = List.copyOf(policies);
    return this;
  }

  /** Sets when lower figures take a tier away. Default: at once. */
  public FanfareBuilder demotionPolicy(DemotionPolicy policy) {
    this.demotionPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /** Sets how credits work. Default: no rollover, and every job is paid with general credits. */
  public FanfareBuilder creditPolicy(CreditPolicy policy) {
    this.creditPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets how revenue is shared and held. Default: the share of the creator's tier, else 55 %, held
   * for 7 days.
   */
  public FanfareBuilder earningPolicy(EarningPolicy policy) {
    this.earningPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets the rules of payouts. Default: {@link FeeSchedules#standard} and verified creators only.
   */
  public FanfareBuilder payoutPolicy(PayoutPolicy policy) {
    this.payoutPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /** Sets one gateway for every payout method. Default: a sandbox that moves no money. */
  public FanfareBuilder payoutGateway(PayoutGateway gateway) {
    return payoutGateways(PayoutGateways.all(gateway));
  }

  /** Sets the gateways by payout method. */
  public FanfareBuilder payoutGateways(PayoutGateways gateways) {
    this.gateways = requireNonNull(gateways, "gateways");
    return this;
  }

  /** Sets where creators' money goes. Default: what {@link Storage#payoutDestinations} keeps. */
  public FanfareBuilder payoutDestinations(PayoutDestinations destinations) {
    this.destinations = requireNonNull(destinations, "destinations");
    return this;
  }

  /** Sets what creators can achieve. Default: {@link AchievementPolicy#standard}. */
  public FanfareBuilder achievementPolicy(AchievementPolicy policy) {
    this.achievementPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets how figures are computed. Default: {@link AnalyticsPolicy#standard}, days of UTC that are
   * final two days later.
   */
  public FanfareBuilder analyticsPolicy(AnalyticsPolicy policy) {
    this.analyticsPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets the language model; what is asked of it is counted. Default: none, and every call fails.
   */
  public FanfareBuilder languageModel(LanguageModel model) {
    this.languageModel = requireNonNull(model, "model");
    return this;
  }

  /**
   * Sets what calls to models cost. Default: nobody knows, and every model is announced as
   * unpriced.
   */
  public FanfareBuilder priceBook(PriceBook prices) {
    this.priceBook = requireNonNull(prices, "prices");
    return this;
  }

  /** Sets how many calls to models users have in a day. Default: {@link QuotaPolicy#standard}. */
  public FanfareBuilder quotaPolicy(QuotaPolicy policy) {
    this.quotaPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets what calls to models may cost. Default: {@link BudgetPolicy#standard}, alerts around 50
   * USD a day.
   */
  public FanfareBuilder budgetPolicy(BudgetPolicy policy) {
    this.budgetPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets where a user is, by the host's id, for the days of the quota. Default: the zone of the
   * creator with that id, else UTC.
   */
  public FanfareBuilder userZones(Function<String, ZoneId> zones) {
    this.userZones = requireNonNull(zones, "zones");
    return this;
  }

  /**
   * Sets whose a call to a model is, for budgets and the usage log, 1 to 64 characters. Default:
   * nobody's.
   */
  public FanfareBuilder aiTenants(Function<AiRequest, Optional<String>> tenants) {
    this.tenants = requireNonNull(tenants, "tenants");
    return this;
  }

  /**
   * Sets how the input of a call is estimated before it. Default: {@link TokenEstimator#byBytes}.
   */
  public FanfareBuilder tokenEstimator(TokenEstimator estimator) {
    this.tokenEstimator = requireNonNull(estimator, "estimator");
    return this;
  }

  /** Sets who hears of every call to a model, for traces and metrics. Default: nobody. */
  public FanfareBuilder aiObserver(AiObserver observer) {
    this.aiObserver = requireNonNull(observer, "observer");
    return this;
  }

  /** Sets how long calls to models are logged. Default: 400 days. */
  public FanfareBuilder aiUsageRetention(Duration time) {
    this.aiUsageRetention = requireNonNull(time, "time");
    return this;
  }

  /**
   * Sets how content is moderated. What is left out stays as it was; without any call, what the
   * machine alone cannot approve is held for a person.
   */
  public FanfareBuilder moderation(Consumer<ModerationSettings> settings) {
    settings.accept(moderation);
    return this;
  }

  /**
   * Sets what decides whether content that was made may be handed over. Default: {@link
   * ContentScreen#moderatedBy} this Fanfare's moderation.
   */
  public FanfareBuilder contentScreen(ContentScreen screen) {
    this.contentScreen = requireNonNull(screen, "screen");
    return this;
  }

  /** Sets how content is made. Default: {@link ContentPolicy#standard}. */
  public FanfareBuilder contentPolicy(ContentPolicy policy) {
    this.contentPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /** Sets how trends are found. Default: {@link TrendPolicy#standard}. */
  public FanfareBuilder trendPolicy(TrendPolicy policy) {
    this.trendPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /** Sets the exchange rates. Default: none, so nothing is converted. */
  public FanfareBuilder exchangeRates(ExchangeRates rates) {
    this.exchangeRates = requireNonNull(rates, "rates");
    return this;
  }

  /** Puts everything together. */
  public Fanfare build() {
    return new Fanfare(new Assembly(this));
  }

  IdGenerator ids() {
    return ids == null ? IdGenerator.timeOrdered(clock) : ids;
  }

  List<TierPolicy> tierPolicies() {
    return tierPolicies == null ? List.of(TierPresets.program(currency)) : tierPolicies;
  }

  PayoutPolicy payoutPolicy() {
    return payoutPolicy == null
        ? PayoutPolicy.builder(FeeSchedules.standard(currency)).build()
        : payoutPolicy;
  }

  PayoutGateways payoutGateways() {
    return gateways == null ? PayoutGateways.all(SandboxGateway.of(clock)) : gateways;
  }

  PayoutDestinations payoutDestinations(Storage storage) {
    return destinations == null ? storage.payoutDestinations() : destinations;
  }
}
