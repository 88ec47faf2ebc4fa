package dev.fanfare.persistence;

import static java.util.Objects.requireNonNull;

import dev.fanfare.Storage;
import dev.fanfare.achievement.AchievementStore;
import dev.fanfare.ai.AiAudit;
import dev.fanfare.ai.BudgetStore;
import dev.fanfare.ai.QuotaStore;
import dev.fanfare.ai.UsageStore;
import dev.fanfare.analytics.FactStore;
import dev.fanfare.analytics.ForecastStore;
import dev.fanfare.analytics.RollupStore;
import dev.fanfare.collaboration.CollaborationStore;
import dev.fanfare.content.ContentJobStore;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.OperationStore;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.report.SafetyReportStore;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.payout.PayoutDestinationStore;
import dev.fanfare.payout.PayoutStore;
import dev.fanfare.payout.bankfile.BankInstructionStore;
import dev.fanfare.persistence.achievement.JpaAchievementStore;
import dev.fanfare.persistence.ai.JpaBudgetStore;
import dev.fanfare.persistence.ai.JpaQuotaStore;
import dev.fanfare.persistence.ai.JpaUsageStore;
import dev.fanfare.persistence.analytics.JpaFactStore;
import dev.fanfare.persistence.analytics.JpaRollupStore;
import dev.fanfare.persistence.bankfile.JpaBankInstructionStore;
import dev.fanfare.persistence.collaboration.JpaCollaborationStore;
import dev.fanfare.persistence.consent.JpaConsentStore;
import dev.fanfare.persistence.content.ContentSqlAudit;
import dev.fanfare.persistence.content.JpaContentJobStore;
import dev.fanfare.persistence.creator.JpaCreatorStore;
import dev.fanfare.persistence.credit.CreditSqlAudit;
import dev.fanfare.persistence.credit.JpaCreditStore;
import dev.fanfare.persistence.earning.EarningSqlAudit;
import dev.fanfare.persistence.earning.JpaEarningStore;
import dev.fanfare.persistence.erasure.Erasure;
import dev.fanfare.persistence.erasure.ErasureReport;
import dev.fanfare.persistence.erasure.Retention;
import dev.fanfare.persistence.event.JpaEventStore;
import dev.fanfare.persistence.event.JpaOperationStore;
import dev.fanfare.persistence.forecast.JpaForecastStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Faults;
import dev.fanfare.persistence.internal.JoinedTransactions;
import dev.fanfare.persistence.internal.OwnTransactions;
import dev.fanfare.persistence.internal.SessionFactories;
import dev.fanfare.persistence.internal.Transactions;
import dev.fanfare.persistence.ledger.JpaLedgerStore;
import dev.fanfare.persistence.ledger.LedgerSqlAudit;
import dev.fanfare.persistence.moderation.JpaModerationStore;
import dev.fanfare.persistence.moderation.hash.JpaHashBankStore;
import dev.fanfare.persistence.payout.JpaPayoutDestinationStore;
import dev.fanfare.persistence.payout.JpaPayoutStore;
import dev.fanfare.persistence.payout.PayoutSqlAudit;
import dev.fanfare.persistence.review.JpaEnforcementStore;
import dev.fanfare.persistence.review.JpaReviewStore;
import dev.fanfare.persistence.safety.JpaSafetyReportStore;
import dev.fanfare.persistence.tier.JpaTierStore;
import dev.fanfare.persistence.tier.TierSqlAudit;
import dev.fanfare.persistence.trend.JpaTrendStore;
import dev.fanfare.tier.TierStore;
import dev.fanfare.trend.TrendStore;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Everything of Fanfare in PostgreSQL or H2. Either it has transactions of its own ({@link #open},
 * {@link #own}), or it takes part in the host's ({@link #joining}). Safe for concurrent use.
 *
 * <p>The tables come first: see {@link FanfareSchema}.
 */
public final class JpaStorage implements Storage, AutoCloseable {
  private final Database database;
  private final FieldEncryption encryption;
  private final @Nullable SessionFactory opened;
  private final OperationStore operations;
  private final EventStore events;
  private final CreatorStore creators;
  private final LedgerStore ledger;
  private final TierStore tiers;
  private final CreditStore credits;
  private final EarningStore earnings;
  private final PayoutStore payouts;
  private final PayoutDestinationStore payoutDestinations;
  private final BankInstructionStore bankInstructions;
  private final CollaborationStore collaborations;
  private final AchievementStore achievements;
  private final JpaModerationStore moderation;
  private final HashBankStore hashBanks;
  private final ReviewStore reviews;
  private final EnforcementStore enforcement;
  private final ConsentStore consents;
  private final SafetyReportStore safetyReports;
  private final ContentJobStore contentJobs;
  private final TrendStore trends;
  private final UsageStore aiUsage;
  private final QuotaStore aiQuotas;
  private final BudgetStore aiBudgets;
  private final FactStore facts;
  private final RollupStore rollups;
  private final ForecastStore forecasts;

  private JpaStorage(
      Database database, FieldEncryption encryption, @Nullable SessionFactory opened) {
    this.database = database;
    this.opened = opened;
    this.operations = new JpaOperationStore(database);
    this.events = new JpaEventStore(database);
    this.creators = new JpaCreatorStore(database);
    this.ledger = new JpaLedgerStore(database);
    this.tiers = new JpaTierStore(database);
    this.credits = new JpaCreditStore(database);
    this.earnings = new JpaEarningStore(database);
    this.encryption = encryption;
    this.payouts = new JpaPayoutStore(database, encryption);
    this.payoutDestinations = new JpaPayoutDestinationStore(database, encryption);
    this.bankInstructions = new JpaBankInstructionStore(database, encryption);
    this.collaborations = new JpaCollaborationStore(database);
    this.achievements = new JpaAchievementStore(database);
    this.moderation = new JpaModerationStore(database);
    this.hashBanks = new JpaHashBankStore(database);
    this.reviews = new JpaReviewStore(database);
    this.enforcement = new JpaEnforcementStore(database);
    this.consents = new JpaConsentStore(database);
    this.safetyReports = new JpaSafetyReportStore(database);
    this.contentJobs = new JpaContentJobStore(database);
    this.trends = new JpaTrendStore(database);
    this.aiUsage = new JpaUsageStore(database);
    this.aiQuotas = new JpaQuotaStore(database);
    this.aiBudgets = new JpaBudgetStore(database);
    this.facts = new JpaFactStore(database);
    this.rollups = new JpaRollupStore(database);
    this.forecasts = new JpaForecastStore(database);
  }

  /**
   * Returns storage with transactions of its own over a database that holds the tables. It opens a
   * session factory for Fanfare alone, which {@link #close} closes; the data source stays the
   * host's.
   *
   * @param encryption encrypts where money goes; {@link FieldEncryption#none} if no payout details
   *     are to be stored
   * @throws StorageException if the database cannot be reached, if Fanfare does not run on it, or
   *     if the tables are not those of this version
   */
  public static JpaStorage open(DataSource database, FieldEncryption encryption) {
    requireNonNull(encryption, "encryption");
    FanfareSchema.requireSupported(database);
    try {
      SessionFactory factory = SessionFactories.open(database, FanfareEntities.all());
      return new JpaStorage(own(factory), encryption, factory);
    } catch (PersistenceException e) {
      throw Faults.of(e);
    }
  }

  /**
   * Returns storage with transactions of its own over the host's factory, whose persistence unit
   * has the {@link FanfareEntities}.
   */
  public static JpaStorage own(EntityManagerFactory factory, FieldEncryption encryption) {
    return new JpaStorage(
        own(factory.unwrap(SessionFactory.class)), requireNonNull(encryption, "encryption"), null);
  }

  /**
   * Returns storage that takes part in the host's transactions: what Fanfare writes is committed
   * and rolled back with what the host writes.
   *
   * @param factory the host's, whose persistence unit has the {@link FanfareEntities}
   */
  public static JpaStorage joining(
      EntityManagerFactory factory, HostTransactions transactions, FieldEncryption encryption) {
    Transactions joined = new JoinedTransactions(transactions);
    return new JpaStorage(
        new Database(joined, dialect(factory.unwrap(SessionFactory.class))),
        requireNonNull(encryption, "encryption"),
        null);
  }

  private static Database own(SessionFactory factory) {
    return new Database(new OwnTransactions(factory), dialect(factory));
  }

  private static Dialect dialect(SessionFactory factory) {
    return factory.fromStatelessSession(session -> session.doReturningWork(Dialect::of));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  @Override
  public <T> T inSnapshot(Supplier<T> reads) {
    return database.inSnapshot(reads);
  }

  @Override
  public boolean isActive() {
    return database.isActive();
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

  /** Returns what moves encrypted data to the keyset's new key. */
  public Reencryption reencryption() {
    return new Reencryption(database, encryption);
  }

  /** Returns the checks of every invariant, each a few queries over everything stored. */
  @Override
  public List<AuditRule> audits() {
    return List.of(
        new LedgerSqlAudit(database),
        new EarningSqlAudit(database),
        new TierSqlAudit(database),
        new CreditSqlAudit(database),
        new PayoutSqlAudit(database),
        new AiAudit(aiBudgets, aiQuotas),
        new ContentSqlAudit(database));
  }

  /**
   * Removes what is personal about a creator: the name, where money goes, free text about the
   * person, and what the creator had written. The books, and whatever the law wants kept of them,
   * stay; amounts, dates and the creator's id are not touched. Called again, it removes what has
   * been stored since.
   *
   * @return what was removed, and how many payouts must end before the rest can go
   */
  public ErasureReport forget(CreatorId creator) {
    return new Erasure(
            database,
            payoutDestinations,
            payouts,
            bankInstructions,
            contentJobs,
            moderation,
            reviews)
        .forget(creator);
  }

  /** Returns the deletion of recorded answers that are of no use any more. */
  public Retention retention() {
    return new Retention(database);
  }

  /** Closes what {@link #open} opened; does nothing to what is the host's. */
  @Override
  public void close() {
    SessionFactory own = opened;
    if (own != null) {
      own.close();
    }
  }
}
