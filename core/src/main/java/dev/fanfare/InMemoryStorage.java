package dev.fanfare;

import dev.fanfare.achievement.AchievementStore;
import dev.fanfare.achievement.InMemoryAchievementStore;
import dev.fanfare.ai.BudgetStore;
import dev.fanfare.ai.InMemoryBudgetStore;
import dev.fanfare.ai.InMemoryQuotaStore;
import dev.fanfare.ai.InMemoryUsageStore;
import dev.fanfare.ai.QuotaStore;
import dev.fanfare.ai.UsageStore;
import dev.fanfare.analytics.FactStore;
import dev.fanfare.analytics.ForecastStore;
import dev.fanfare.analytics.InMemoryFactStore;
import dev.fanfare.analytics.InMemoryForecastStore;
import dev.fanfare.analytics.InMemoryRollupStore;
import dev.fanfare.analytics.RollupStore;
import dev.fanfare.collaboration.CollaborationStore;
import dev.fanfare.collaboration.InMemoryCollaborationStore;
import dev.fanfare.content.ContentJobStore;
import dev.fanfare.content.InMemoryContentJobStore;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.creator.InMemoryCreatorStore;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.InMemoryCreditStore;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.earning.InMemoryEarningStore;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.OperationStore;
import dev.fanfare.ledger.InMemoryLedgerStore;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.moderation.InMemoryModerationStore;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.moderation.consent.InMemoryConsentStore;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.hash.InMemoryHashBankStore;
import dev.fanfare.moderation.report.InMemorySafetyReportStore;
import dev.fanfare.moderation.report.SafetyReportStore;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.moderation.review.InMemoryEnforcementStore;
import dev.fanfare.moderation.review.InMemoryReviewStore;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.payout.InMemoryPayoutDestinations;
import dev.fanfare.payout.InMemoryPayoutStore;
import dev.fanfare.payout.PayoutDestinationStore;
import dev.fanfare.payout.PayoutStore;
import dev.fanfare.payout.bankfile.BankInstructionStore;
import dev.fanfare.payout.bankfile.InMemoryBankInstructionStore;
import dev.fanfare.tier.InMemoryTierStore;
import dev.fanfare.tier.TierStore;
import dev.fanfare.trend.InMemoryTrendStore;
import dev.fanfare.trend.TrendStore;
import java.util.function.Supplier;

/** The in-memory stores over one unit of work. */
final class InMemoryStorage implements Storage {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final OperationStore operations = new InMemoryOperationStore(transactions);
  private final EventStore events = new InMemoryEventStore(transactions);
  private final CreatorStore creators = new InMemoryCreatorStore(transactions);
  private final LedgerStore ledger = new InMemoryLedgerStore(transactions);
  private final TierStore tiers = new InMemoryTierStore(transactions);
  private final CreditStore credits = new InMemoryCreditStore(transactions);
  private final EarningStore earnings = new InMemoryEarningStore(transactions);
  private final PayoutStore payouts = new InMemoryPayoutStore(transactions);
  private final PayoutDestinationStore payoutDestinations =
      new InMemoryPayoutDestinations(transactions);
  private final BankInstructionStore bankInstructions =
      new InMemoryBankInstructionStore(transactions);
  private final CollaborationStore collaborations = new InMemoryCollaborationStore(transactions);
  private final AchievementStore achievements = new InMemoryAchievementStore(transactions);
  private final UsageStore aiUsage = new InMemoryUsageStore(transactions);
  private final QuotaStore aiQuotas = new InMemoryQuotaStore(transactions);
  private final BudgetStore aiBudgets = new InMemoryBudgetStore(transactions);
  private final ModerationStore moderation = new InMemoryModerationStore(transactions);
  private final HashBankStore hashBanks = new InMemoryHashBankStore(transactions);
  private final ReviewStore reviews = new InMemoryReviewStore(transactions);
  private final EnforcementStore enforcement = new InMemoryEnforcementStore(transactions);
  private final ConsentStore consents = new InMemoryConsentStore(transactions);
  private final SafetyReportStore safetyReports = new InMemorySafetyReportStore(transactions);
  private final ContentJobStore contentJobs = new InMemoryContentJobStore(transactions);
  private final TrendStore trends = new InMemoryTrendStore(transactions);
  private final InMemoryFactStore facts = new InMemoryFactStore(transactions);
  private final RollupStore rollups = new InMemoryRollupStore(transactions, facts, earnings);
  private final ForecastStore forecasts = new InMemoryForecastStore(transactions);

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return transactions.inTransaction(work);
  }

  @Override
  public boolean isActive() {
    return transactions.isActive();
  }

  @Override
  public OperationStore operations() {
    return operations;
  }

  @Override
  public EventStore events() {
    return events;
  }

  @Override
  public CreatorStore creators() {
    return creators;
  }

  @Override
  public LedgerStore ledger() {
    return ledger;
  }

  @Override
  public TierStore tiers() {
    return tiers;
  }

  @Override
  public CreditStore credits() {
    return credits;
  }

  @Override
  public EarningStore earnings() {
    return earnings;
  }

  @Override
  public PayoutStore payouts() {
    return payouts;
  }

  @Override
  public PayoutDestinationStore payoutDestinations() {
    return payoutDestinations;
  }

  @Override
  public BankInstructionStore bankInstructions() {
    return bankInstructions;
  }

  @Override
  public CollaborationStore collaborations() {
    return collaborations;
  }

  @Override
  public AchievementStore achievements() {
    return achievements;
  }

  @Override
  public UsageStore aiUsage() {
    return aiUsage;
  }

  @Override
  public QuotaStore aiQuotas() {
    return aiQuotas;
  }

  @Override
  public BudgetStore aiBudgets() {
    return aiBudgets;
  }

  @Override
  public ModerationStore moderation() {
    return moderation;
  }

  @Override
  public HashBankStore hashBanks() {
    return hashBanks;
  }

  @Override
  public ReviewStore reviews() {
    return reviews;
  }

  @Override
  public EnforcementStore enforcement() {
    return enforcement;
  }

  @Override
  public ConsentStore consents() {
    return consents;
  }

  @Override
  public SafetyReportStore safetyReports() {
    return safetyReports;
  }

  @Override
  public ContentJobStore contentJobs() {
    return contentJobs;
  }

  @Override
  public TrendStore trends() {
    return trends;
  }

  @Override
  public FactStore facts() {
    return facts;
  }

  @Override
  public RollupStore rollups() {
    return rollups;
  }

  @Override
  public ForecastStore forecasts() {
    return forecasts;
  }
}
