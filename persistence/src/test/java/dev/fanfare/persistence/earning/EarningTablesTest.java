package dev.fanfare.persistence.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operation;
import dev.fanfare.event.SampleAnswer;
import dev.fanfare.event.SampleEvent;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.persistence.event.JpaEventStore;
import dev.fanfare.persistence.event.JpaOperationStore;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.ScanCheck;
import dev.fanfare.persistence.testing.Tampering;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What guards earnings beside the code: constraints, the audit, and indexes for speed. */
class EarningTablesTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesEveryBreak(Dialect dialect) throws Exception {
    TestDatabase database = TestDatabase.of(dialect);
    EarningWorld world = new EarningWorld(database.database()).filled();

    Corruption.refused(
        database,
        List.of(
            "update fanfare_sale set gross = 0 where id = 'gift-1'",
            "update fanfare_sale set gross = -1 where id = 'gift-1'",
            "update fanfare_sale set source = 'WISH' where id = 'gift-1'",
            "update fanfare_sale set available_at = at - interval '1' day where id = 'gift-1'",
            "update fanfare_sale set id = 'gift-2' where id = 'gift-1'",
            "update fanfare_sale set id = 'duet' where id = 'old'",
            "delete from fanfare_sale where id = 'gift-1'",
            "update fanfare_sale_part set earned = gross + 1 where sale = 'gift-1'",
            "update fanfare_sale_part set earned = -1 where sale = 'gift-1'",
            "update fanfare_sale_part set rate_ppm = 1000001 where sale = 'gift-1'",
            "update fanfare_sale_part set sale = 'nowhere' where sale = 'gift-1'",
            "update fanfare_sale_part set place = 0 where sale = 'duet' and place = 1",
            "update fanfare_refund set gross = 0 where id = 'back-1'",
            "update fanfare_refund set sale = null where id = 'back-1'",
            "update fanfare_refund set id = 'early' where id = 'back-1'",
            "delete from fanfare_refund where id = 'back-1'",
            "update fanfare_refund_part set owed = owed + 1 where refund = 'back-1'",
            "update fanfare_refund_part set owed = -1, clawed_back = clawed_back - owed - 1 where refund = 'back-1'",
            "update fanfare_refund_part set refund = 'nowhere' where refund = 'back-1'",
            "update fanfare_hold set amount = 0 where sale = 'gift-1'",
            "update fanfare_hold set amount = -1 where sale = 'gift-1'",
            "update fanfare_hold set sale = 'duet' where sale = 'gift-1'"));
    assertThat(world.found()).isEmpty();
    assertThat(world.foundByQueries()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void findsWhatTheCoresAuditFinds(Dialect dialect) throws Exception {
    TestDatabase database = TestDatabase.fresh(dialect);
    Tampering.dropConstraints(database, "fanfare_sale");
    Tampering.dropConstraints(database, "fanfare_refund");
    Tampering.dropConstraints(database, "fanfare_hold");
    Map<String, Set<String>> damages =
        Map.of(
            "update fanfare_hold set amount = amount + 1 where sale = 'gift-1'",
            Set.of("earning.holds"),
            "delete from fanfare_hold where sale = 'gift-1'",
            Set.of("earning.holds"),
            "update fanfare_sale_part set gross = gross + 1 where sale = 'duet' and place = 0",
            Set.of("earning.sale-parts"),
            "update fanfare_refund_part set owed = owed + 1 where refund = 'back-1'",
            Set.of("earning.refund-parts"),
            "update fanfare_refund_part set clawed_back = 5501, from_pending = 5501 where refund = 'back-1'",
            Set.of("earning.refunds"),
            "update fanfare_refund set gross = 10001 where id = 'back-1'",
            Set.of("earning.refunds", "earning.booked"),
            "update fanfare_sale set gross = 99 where id = 'old'; update fanfare_sale_part set gross = 99 where sale = 'old'",
            Set.of("earning.booked"),
            "delete from fanfare_sale_part where sale = 'old'; delete from fanfare_sale where id = 'old'",
            Set.of("earning.booked"),
            "delete from fanfare_refund_part where refund = 'early'; delete from fanfare_refund where id = 'early'",
            Set.of("earning.booked"));

    for (Map.Entry<String, Set<String>> damage : damages.entrySet()) {
      database.empty();
      EarningWorld world = new EarningWorld(database.database()).filled();
      assertThat(world.foundByQueries()).isEmpty();
      Tampering.run(database, damage.getKey().split(";"));

      assertThat(world.foundByQueries()).as(damage.getKey()).isEqualTo(damage.getValue());
      assertThat(world.found()).as(damage.getKey()).isEqualTo(damage.getValue());
    }
  }

  @Test
  void readsNoWholeTableForWhatServicesAsk() {
    EarningWorld world = new EarningWorld(TestDatabase.postgres().database());
    Instant noon = EarningWorld.NOON;
    List<Revenue> sales = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Instant at = noon.minus(Duration.ofMinutes(i));
      sales.add(EarningWorld.sale("s" + i, creator(i), at, "10"));
      if (i % 4 == 0) {
        sales.add(new Revenue.NewRefund("r" + i, "s" + i, RevenueSource.GIFT, at, usd("1"), null));
      }
    }
    world.earnings.recordAll(sales);
    JpaOperationStore operations = new JpaOperationStore(world.database);
    JpaEventStore events = new JpaEventStore(world.database);
    world.database.inTransaction(
        () -> {
          for (int i = 0; i < 2_000; i++) {
            answer(operations, "earlier-" + i);
            events.append(new UUID(1, i), noon, new SampleEvent("subject-" + i, i));
          }
        });
    Account pending = Account.pending(creator(7), USD);
    ScanCheck check = ScanCheck.of(world.database);

    check.readsNoWholeTable("a request and its answer", () -> answer(operations, "order-1"));
    check.readsNoWholeTable(
        "the outbox",
        () -> {
          events.append(new UUID(2, 1), noon, new SampleEvent("subject-1", 1));
          events.delivered(events.waiting(10, Set.of("subject-2")).get(0));
        });
    check.readsNoWholeTable(
        "a sale",
        () -> world.earnings.recordAll(List.of(EarningWorld.sale("new", ADA, noon, "1"))));
    check.readsNoWholeTable(
        "a refund",
        () -> world.earnings.recordRefund("s9", usd("2"), IdempotencyKey.of("refund-9")));
    check.readsNoWholeTable("a balance", () -> world.ledger.balance(pending));
    check.readsNoWholeTable(
        "an old balance", () -> world.ledger.balanceAt(pending, noon.minus(Duration.ofDays(3))));
    check.readsNoWholeTable(
        "a statement", () -> world.ledger.entries(pending, noon.minus(Duration.ofDays(3)), noon));
    check.readsNoWholeTable("the first entry", () -> world.ledger.firstEntryAt(pending));
    check.readsNoWholeTable("a transaction", () -> world.ledger.find(TransactionKind.SALE, "s4"));
    check.readsNoWholeTable(
        "who can be paid",
        () ->
            world.ledger.accountsWithBalanceAtLeast(
                AccountKind.EARNINGS_AVAILABLE, USD, 1, Optional.empty(), 10));
    check.readsNoWholeTable(
        "earned in a month",
        () -> world.store.earned(creator(3), noon.minus(Duration.ofDays(1)), noon));
    check.readsNoWholeTable("the first sale", () -> world.store.firstSale(creator(3)));
    check.readsNoWholeTable("what is on hold", () -> world.store.held(creator(3), USD));
    check.readsNoWholeTable(
        "the latest holds", () -> world.store.latestHolds(Map.of(pending, 500L)));
    check.readsNoWholeTable(
        "holds that are due", () -> world.store.due(noon.minus(Duration.ofDays(6)), 10));
  }

  private static void answer(JpaOperationStore operations, String request) {
    IdempotencyKey key = IdempotencyKey.of(request);
    operations.claim(key);
    operations.record(
        new Operation(
            key,
            "test",
            Fingerprint.of("a", 1),
            EarningWorld.NOON,
            new SampleAnswer.Served(1, false)));
  }

  private static CreatorId creator(int i) {
    return CreatorId.of("creator-" + i % 2_000);
  }
}
