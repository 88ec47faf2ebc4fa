package dev.fanfare.persistence.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.usd;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.EarningAudit;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.Earnings;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueShares;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.money.FixedExchangeRates;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.persistence.creator.JpaCreatorStore;
import dev.fanfare.persistence.event.JpaEventStore;
import dev.fanfare.persistence.event.JpaOperationStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.ledger.JpaLedgerStore;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Earnings over one database, with a little of everything. */
final class EarningWorld {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  final TestClock clock = new TestClock(NOON);
  final Database database;
  final JpaEarningStore store;
  final JpaLedgerStore ledger;
  final Earnings earnings;

  EarningWorld(Database database) {
    this.database = database;
    this.store = new JpaEarningStore(database);
    this.ledger = new JpaLedgerStore(database);
    Operations operations =
        Operations.of(
            database,
            new JpaOperationStore(database),
            new JpaEventStore(database),
            IdGenerator.timeOrdered(clock),
            clock);
    this.earnings =
        Earnings.of(
            operations,
            store,
            ledger,
            new JpaCreatorStore(database),
            new FixedExchangeRates(List.of()),
            EarningPolicy.builder().shares(RevenueShares.fixed(RevenueShares.STANDARD)).build());
  }

  /** Two sales of ada, one shared with ben, a refund of a sale, an early one, and one matured. */
  EarningWorld filled() {
    RevenueSplit<CreatorId> shared = RevenueSplit.halves(ADA, BEN);
    earnings.recordAll(
        List.of(
            sale("old", ADA, NOON.minus(Duration.ofDays(30)), "20"),
            sale("gift-1", ADA, NOON, "100"),
            new Revenue.NewSale("duet", RevenueSource.GIFT, NOON, usd("10.01"), shared),
            new Revenue.NewRefund("back-1", "gift-1", RevenueSource.GIFT, NOON, usd("30"), null),
            new Revenue.NewRefund("early", "later", RevenueSource.GIFT, NOON, usd("5"), ADA)));
    earnings.mature();
    return this;
  }

  static Revenue.NewSale sale(String id, CreatorId creator, Instant at, String gross) {
    return new Revenue.NewSale(id, RevenueSource.GIFT, at, usd(gross), creator);
  }

  /** Returns the rules of findings of the core's audit. */
  Set<String> found() {
    return rules(new EarningAudit(store, ledger));
  }

  /** Returns the rules of findings of the audit by queries. */
  Set<String> foundByQueries() {
    return rules(new EarningSqlAudit(database));
  }

  private Set<String> rules(AuditRule audit) {
    List<AuditFinding> findings = new ArrayList<>(Auditor.of(database, List.of(audit)).verify());
    return findings.stream().map(AuditFinding::rule).collect(Collectors.toCollection(TreeSet::new));
  }
}
