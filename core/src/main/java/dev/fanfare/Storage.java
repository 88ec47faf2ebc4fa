package dev.fanfare;

import dev.fanfare.achievement.AchievementStore;
import dev.fanfare.ai.AiAudit;
import dev.fanfare.ai.BudgetStore;
import dev.fanfare.ai.QuotaStore;
import dev.fanfare.ai.UsageStore;
import dev.fanfare.analytics.FactStore;
import dev.fanfare.analytics.ForecastStore;
import dev.fanfare.analytics.RollupStore;
import dev.fanfare.collaboration.CollaborationStore;
import dev.fanfare.content.ContentAudit;
import dev.fanfare.content.ContentJobStore;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.credit.CreditAudit;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.earning.EarningAudit;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.ledger.LedgerAudit;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.report.SafetyReportStore;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.payout.PayoutAudit;
import dev.fanfare.payout.PayoutDestinationStore;
import dev.fanfare.payout.PayoutStore;
import dev.fanfare.payout.bankfile.BankInstructionStore;
import dev.fanfare.tier.TierAudit;
import dev.fanfare.tier.TierStore;
import dev.fanfare.trend.TrendStore;
import java.time.Clock;
import java.util.List;

/**
 * Everything that Fanfare stores, under one kind of transaction: what several stores write within
 * one {@link #inTransaction} is committed together or not at all. Safe for concurrent use.
 */
public interface Storage extends UnitOfWork {
  /** Returns new storage in memory: transactional, and gone with the process. */
  static Storage inMemory() {
    return new InMemoryStorage();
  }

  /**
   * Returns what services run in over this storage, for one that is put together beside a {@link
   * Fanfare}, such as a bank file gateway.
   */
  default Operations operations(Clock clock) {
    return Operations.of(this, operations(), events(), IdGenerator.timeOrdered(clock), clock);
  }

  /** Returns the answered requests. */
  OperationStore operations();

  /** Returns the outbox of domain events. */
  EventStore events();

  /** Returns the creators. */
  CreatorStore creators();

  /** Returns the ledger. */
  LedgerStore ledger();

  /** Returns the tiers of creators. */
  TierStore tiers();

  /** Returns the credit wallets. */
  CreditStore credits();

  /** Returns sales, refunds and holds. */
  EarningStore earnings();

  /** Returns the payouts. */
  PayoutStore payouts();

  /** Returns where creators want their money. */
  PayoutDestinationStore payoutDestinations();

  /** Returns what is to go into bank files. */
  BankInstructionStore bankInstructions();

  /** Returns the collaborations. */
  CollaborationStore collaborations();

  /** Returns what creators achieved. */
  AchievementStore achievements();

  /** Returns the log of calls to language models. */
  UsageStore aiUsage();

  /** Returns users' allowances of such calls. */
  QuotaStore aiQuotas();

  /** Returns what such calls may cost. */
  BudgetStore aiBudgets();

  /** Returns what moderation screened, found and decided. */
  ModerationStore moderation();

  /** Returns the banks of known content. */
  HashBankStore hashBanks();

  /** Returns what people have to look at, notices and appeals. */
  ReviewStore reviews();

  /** Returns what decisions have in effect. */
  EnforcementStore enforcement();

  /** Returns what people consented to. */
  ConsentStore consents();

  /** Returns the daily safety reports. */
  SafetyReportStore safetyReports();

  /** Returns the content jobs. */
  ContentJobStore contentJobs();

  /** Returns trends, what they are computed from, and what creators make. */
  TrendStore trends();

  /** Returns the facts. */
  FactStore facts();

  /** Returns the figures that are computed from facts. */
  RollupStore rollups();

  /** Returns the forecasts that were made. */
  ForecastStore forecasts();

  /**
   * Returns the checks of every invariant of what is stored, for an {@code Auditor}. These walk
   * through the stores; a storage that can check where the data is returns its own.
   */
  default List<AuditRule> audits() {
    return List.of(
        new LedgerAudit(ledger()),
        new EarningAudit(earnings(), ledger()),
        new TierAudit(tiers()),
        new CreditAudit(credits()),
        new PayoutAudit(payouts(), ledger()),
        new AiAudit(aiBudgets(), aiQuotas()),
        new ContentAudit(contentJobs(), credits()));
  }
}
