package dev.fanfare.persistence.erasure;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.collaboration.CollaborationProposal;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.collaboration.Collaborations;
import dev.fanfare.content.ContentGeneration;
import dev.fanfare.content.ContentPolicy;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.creator.Creators;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.Credits;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.ledger.LedgerAudit;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutAudit;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutDestinationStore;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.PayoutStore;
import dev.fanfare.payout.Payouts;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.persistence.bankfile.JpaBankInstructionStore;
import dev.fanfare.persistence.collaboration.JpaCollaborationStore;
import dev.fanfare.persistence.content.ContentSqlAudit;
import dev.fanfare.persistence.content.JpaContentJobStore;
import dev.fanfare.persistence.creator.JpaCreatorStore;
import dev.fanfare.persistence.credit.JpaCreditStore;
import dev.fanfare.persistence.event.JpaEventStore;
import dev.fanfare.persistence.event.JpaOperationStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.ledger.JpaLedgerStore;
import dev.fanfare.persistence.moderation.JpaModerationStore;
import dev.fanfare.persistence.payout.JpaPayoutDestinationStore;
import dev.fanfare.persistence.payout.JpaPayoutStore;
import dev.fanfare.persistence.review.JpaReviewStore;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import dev.fanfare.persistence.tier.JpaTierStore;
import dev.fanfare.persistence.tier.TierSqlAudit;
import dev.fanfare.persistence.trend.JpaTrendStore;
import dev.fanfare.testing.TestClock;
import dev.fanfare.tier.DemotionPolicy;
import dev.fanfare.tier.TierPresets;
import dev.fanfare.tier.TierRunReport;
import dev.fanfare.tier.TierService;
import dev.fanfare.trend.TrendPolicy;
import dev.fanfare.trend.Trends;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The services that write what is personal, over one database. */
final class ErasurePlatform {
  final TestClock clock = TestClock.at("2026-03-02T12:00:00Z");
  final Database database;
  final Creators creators;
  final TierService tiers;
  final Collaborations collaborations;
  final Payouts payouts;
  final Credits credits;
  final ContentGeneration content;
  final Trends trends;
  final JpaModerationStore moderation;
  final ReviewStore reviews;
  final Erasure erasure;
  String written = "";
  SandboxBehaviour behaviour = SandboxBehaviour.PAYS;

  private final LedgerStore ledger;
  private final PayoutStore payoutStore;
  private final PayoutDestinationStore destinations;
  private final JpaTierStore tierStore;

  ErasurePlatform(TestDatabase tables) {
    database = tables.database();
    Operations operations =
        Operations.of(
            database,
            new JpaOperationStore(database),
            new JpaEventStore(database),
            IdGenerator.timeOrdered(clock),
            clock);
    CreatorStore creatorStore = new JpaCreatorStore(database);
    creators = Creators.of(operations, creatorStore);
    tierStore = new JpaTierStore(database);
    tiers =
        TierService.of(
            operations, tierStore, TierPresets.program(USD), DemotionPolicy.never(), List.of());
    collaborations = Collaborations.of(operations, new JpaCollaborationStore(database));
    ledger = new JpaLedgerStore(database);
    payoutStore = new JpaPayoutStore(database, TestKeyset.ENCRYPTION);
    destinations = new JpaPayoutDestinationStore(database, TestKeyset.ENCRYPTION);
    payouts =
        Payouts.of(
            operations,
            payoutStore,
            ledger,
            creatorStore,
            destinations,
            PayoutGateways.all(SandboxGateway.of("sandbox", clock, attempt -> behaviour)),
            ExchangeRates.none(),
            PayoutPolicy.builder(FeeSchedules.standard(USD)).build());
    JpaContentJobStore contentJobs = new JpaContentJobStore(database);
    JpaCreditStore creditStore = new JpaCreditStore(database);
    credits = Credits.of(operations, creditStore, CreditPolicy.standard());
    content =
        ContentGeneration.of(
            operations,
            contentJobs,
            credits,
            CreditPrices.general(),
            ScriptedModel.answering(request -> ScriptedAnswer.text(written)),
            draft -> Verdict.PASSED,
            ContentPolicy.standard());
    moderation = new JpaModerationStore(database);
    trends =
        Trends.of(
            operations,
            new JpaTrendStore(database),
            tiers,
            LanguageModel.none(),
            TrendPolicy.standard());
    reviews = new JpaReviewStore(database);
    erasure =
        new Erasure(
            database,
            destinations,
            payoutStore,
            new JpaBankInstructionStore(database, TestKeyset.ENCRYPTION),
            contentJobs,
            moderation,
            reviews);
  }

  List<AuditRule> audits() {
    return List.of(
        new LedgerAudit(ledger),
        new PayoutAudit(payoutStore, ledger),
        new TierSqlAudit(database),
        new ContentSqlAudit(database));
  }

  /** Pays $100 that the creator has earned. */
  void pay(CreatorId creator, IdempotencyKey key) {
    UUID sale = UUID.nameUUIDFromBytes(new byte[] {7});
    ledger.append(
        List.of(
            new Transaction(
                sale,
                TransactionKind.SALE,
                "sale-1",
                clock.instant(),
                "sale-1",
                List.of(
                    new Transfer(
                        Account.platform(AccountKind.FANS, USD),
                        Account.available(creator, USD),
                        usd("100"))))));
    destinations.save(
        creator, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("ada@example.org"));
    RequestResult requested = payouts.request(creator, usd("100"), PayoutMethod.PAXUM, key);
    assertThat(requested).isInstanceOf(RequestResult.Requested.class);
    payouts.submit(((RequestResult.Requested) requested).payout());
  }

  void propose(CreatorId initiator, CreatorId target, String description) {
    collaborations.propose(
        CollaborationProposal.of(initiator, target, CollaborationType.DUET)
            .describedAs(description),
        key(initiator + " asks " + target));
  }

  TierRunReport evaluate(IdempotencyKey run, CreatorId... creators) {
    return tiers.evaluateAll(
        Arrays.stream(creators).map(c -> CreatorStats.of(c, USD).build()).toList(), run);
  }
}
