package dev.fanfare;

import dev.fanfare.achievement.Achievements;
import dev.fanfare.activity.Activity;
import dev.fanfare.ai.Ai;
import dev.fanfare.analytics.Analytics;
import dev.fanfare.analytics.Forecasts;
import dev.fanfare.collaboration.Collaborations;
import dev.fanfare.content.ContentGeneration;
import dev.fanfare.creator.Creators;
import dev.fanfare.credit.Credits;
import dev.fanfare.earning.Earnings;
import dev.fanfare.event.FanfareEvents;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.ledger.Ledger;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.consent.Consents;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.report.SafetyReports;
import dev.fanfare.moderation.review.Appeals;
import dev.fanfare.moderation.review.Enforcement;
import dev.fanfare.moderation.review.Notices;
import dev.fanfare.moderation.review.Reviews;
import dev.fanfare.payout.Payouts;
import dev.fanfare.tier.TierService;
import dev.fanfare.trend.Trends;

/**
 * Fanfare, put together over one storage: every service a host calls. Immutable and safe for
 * concurrent use.
 *
 * <p>Every call that changes something takes an idempotency key, runs in one transaction, and joins
 * the caller's if {@link #storage} is in one.
 */
public final class Fanfare {
  private final Storage storage;
  private final Creators creators;
  private final Ledger ledger;
  private final TierService tiers;
  private final Credits credits;
  private final Earnings earnings;
  private final Payouts payouts;
  private final Collaborations collaborations;
  private final Achievements achievements;
  private final Ai ai;
  private final Moderation moderation;
  private final Reviews reviews;
  private final Appeals appeals;
  private final Notices notices;
  private final Enforcement enforcement;
  private final Consents consents;
  private final SafetyReports safetyReports;
  private final ContentGeneration content;
  private final Trends trends;
  private final Activity activity;
  private final Analytics analytics;
  private final Forecasts forecasts;
  private final FanfareEvents events;
  private final Auditor auditor;

  Fanfare(Assembly parts) {
    this.storage = parts.storage;
    this.creators = parts.creators;
    this.ledger = parts.ledger;
    this.tiers = parts.tiers;
    this.credits = parts.credits;
    this.earnings = parts.earnings;
    this.payouts = parts.payouts;
    this.collaborations = parts.collaborations;
    this.achievements = parts.achievements;
    this.ai = parts.ai;
    this.moderation = parts.safety.moderation;
    this.reviews = parts.safety.reviews;
    this.appeals = parts.safety.appeals;
    this.notices = parts.safety.notices;
    this.enforcement = parts.safety.enforcement;
    this.consents = parts.safety.consents;
    this.safetyReports = parts.safety.reports;
    this.content = parts.content;
    this.trends = parts.trends;
    this.activity = parts.activity;
    this.analytics = parts.analytics;
    this.forecasts = parts.forecasts;
    this.events = parts.events;
    this.auditor = parts.auditor;
  }

  /** Returns Fanfare in memory with every default; payouts go to a sandbox that pays at once. */
  public static Fanfare inMemory() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static FanfareBuilder builder() {
    return new FanfareBuilder();
  }

  /**
   * Returns the storage, whose transactions a host may open to have several calls committed
   * together.
   */
  public Storage storage() {
    return storage;
  }

  /** Returns the door for what happened: gifts, refunds, other revenue, users, counters. */
  public Activity activity() {
    return activity;
  }

  /** Returns the figures of what happened. */
  public Analytics analytics() {
    return analytics;
  }

  /** Returns forecasts of figures, compared with what came. */
  public Forecasts forecasts() {
    return forecasts;
  }

  /** Returns the creators of the platform. */
  public Creators creators() {
    return creators;
  }

  /** Returns what creators earn. */
  public Earnings earnings() {
    return earnings;
  }

  /** Returns what creators are paid. */
  public Payouts payouts() {
    return payouts;
  }

  /** Returns creators' tiers. */
  public TierService tiers() {
    return tiers;
  }

  /** Returns creators' credits. */
  public Credits credits() {
    return credits;
  }

  /** Returns what creators achieved. */
  public Achievements achievements() {
    return achievements;
  }

  /** Returns what creators do together. */
  public Collaborations collaborations() {
    return collaborations;
  }

  /** Returns the language models, and what is counted about them. */
  public Ai ai() {
    return ai;
  }

  /** Returns the screening of what is published, and the decisions about it. */
  public Moderation moderation() {
    return moderation;
  }

  /** Returns the queue of what people have to look at. */
  public Reviews reviews() {
    return reviews;
  }

  /** Returns complaints against decisions. */
  public Appeals appeals() {
    return appeals;
  }

  /** Returns what users report. */
  public Notices notices() {
    return notices;
  }

  /** Returns what decisions do to creators: restrictions in force, and strikes. */
  public Enforcement enforcement() {
    return enforcement;
  }

  /** Returns the consent of people who can be seen or heard in content. */
  public Consents consents() {
    return consents;
  }

  /** Returns the daily reports of what moderation saw, found, decided and missed. */
  public SafetyReports safetyReports() {
    return safetyReports;
  }

  /** Returns the banks of known content, which files are compared with when they are screened. */
  public HashBankStore hashBanks() {
    return storage.hashBanks();
  }

  /** Returns content that a model makes for creators. */
  public ContentGeneration content() {
    return content;
  }

  /** Returns what is about to be used more. */
  public Trends trends() {
    return trends;
  }

  /** Returns the books. */
  public Ledger ledger() {
    return ledger;
  }

  /** Returns the delivery of domain events to the host. */
  public FanfareEvents events() {
    return events;
  }

  /** Returns the check of every invariant of what is stored. */
  public Auditor auditor() {
    return auditor;
  }
}
