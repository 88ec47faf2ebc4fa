package dev.fanfare.persistence.payout;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.creator.Verification;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.FixedExchangeRates;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
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
import dev.fanfare.payout.TaxPolicy;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.persistence.creator.JpaCreatorStore;
import dev.fanfare.persistence.event.JpaEventStore;
import dev.fanfare.persistence.event.JpaOperationStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.ledger.JpaLedgerStore;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import dev.fanfare.testing.TestClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The payouts of the core over a database, with a gateway that does what a test says. */
final class PayoutPlatform {
  static final String HANDLE = "ada.lovelace@example.org";

  final TestClock clock = TestClock.at("2026-01-30T04:00:00Z");
  final Database database;
  final PayoutStore store;
  final PayoutDestinationStore destinations;
  final LedgerStore ledger;
  final CreatorStore creators;
  final Map<CreatorId, SandboxBehaviour> behaviours = new HashMap<>();
  final SandboxGateway gateway =
      SandboxGateway.of(
          "sandbox",
          clock,
          attempt -> behaviours.getOrDefault(attempt.creator(), SandboxBehaviour.PAYS));

  private Asset currency = USD;
  private ExchangeRates rates = ExchangeRates.none();
  private PayoutPolicy policy = PayoutPolicy.builder(FeeSchedules.standard(USD)).build();

  PayoutPlatform(TestDatabase tables) {
    database = tables.database();
    store = new JpaPayoutStore(database, TestKeyset.ENCRYPTION);
    destinations = new JpaPayoutDestinationStore(database, TestKeyset.ENCRYPTION);
    ledger = new JpaLedgerStore(database);
    creators = new JpaCreatorStore(database);
  }

  Payouts payouts() {
    return Payouts.of(
        Operations.of(
            database,
            new JpaOperationStore(database),
            new JpaEventStore(database),
            IdGenerator.timeOrdered(clock),
            clock),
        store,
        ledger,
        creators,
        destinations,
        PayoutGateways.all(gateway),
        rates,
        policy);
  }

  /** Pays who comes from now on in yen for dollars, 24 % tax kept back. */
  void payInYen() {
    currency = JPY;
    policy =
        PayoutPolicy.builder(FeeSchedules.standard(JPY))
            .tax(TaxPolicy.withholding("backup", Rate.percent(24), RoundingMode.HALF_UP))
            .build();
    rates =
        new FixedExchangeRates(
            List.of(new FxQuote(USD, JPY, new BigDecimal("151.37"), "test", clock.instant())));
  }

  /** Registers a verified creator with money to pay out. */
  void earn(CreatorId creator, Money amount) {
    creators.save(
        new Creator(
            creator,
            creator.value(),
            currency,
            ZoneOffset.UTC,
            clock.instant(),
            Verification.VERIFIED,
            null));
    destinations.save(creator, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount(HANDLE));
    book(
        TransactionKind.SALE,
        "sale",
        Account.platform(AccountKind.FANS, amount.asset()),
        Account.available(creator, amount.asset()),
        amount);
  }

  void book(TransactionKind kind, String reference, Account debit, Account credit, Money amount) {
    UUID id = UUID.randomUUID();
    ledger.append(
        List.of(
            new Transaction(
                id,
                kind,
                id.toString(),
                clock.instant(),
                reference,
                List.of(new Transfer(debit, credit, amount)))));
  }

  UUID requested(CreatorId creator, Money gross, String key) {
    RequestResult result =
        payouts().request(creator, gross, PayoutMethod.PAXUM, IdempotencyKey.of(key));
    assertThat(result).isInstanceOf(RequestResult.Requested.class);
    return ((RequestResult.Requested) result).payout();
  }

  /** Returns what the queries find. */
  List<String> findings() {
    return findings(new PayoutSqlAudit(database));
  }

  /** Returns what the core's rule finds. */
  List<String> coreFindings() {
    return findings(new PayoutAudit(store, ledger));
  }

  private List<String> findings(AuditRule rule) {
    return Auditor.of(database, List.of(rule)).verify().stream()
        .map(finding -> finding.rule() + " " + finding.subject())
        .distinct()
        .sorted()
        .toList();
  }
}
