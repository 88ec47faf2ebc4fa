package dev.fanfare.activity;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.InMemoryFactStore;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.InMemoryCreatorStore;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.Earnings;
import dev.fanfare.earning.InMemoryEarningStore;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.InMemoryLedgerStore;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.Money;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final InMemoryFactStore facts = new InMemoryFactStore(transactions);
  private final Earnings earnings =
      Earnings.of(
          Operations.inMemory(transactions, new TestClock(T0)),
          new InMemoryEarningStore(transactions),
          new InMemoryLedgerStore(transactions),
          new InMemoryCreatorStore(transactions),
          ExchangeRates.none(),
          EarningPolicy.standard());
  private final Activity activity = Activity.of(transactions, facts, earnings);

  @Test
  void rejectsWhatAClockAtItsFirstDaySaysAndRecordsTheRest() {
    var report =
        activity.record(
            List.of(
                new Fact.UserSeen("old", Instant.EPOCH.minusSeconds(1), "fan"),
                new Fact.VideoStats("v", ADA, LocalDate.EPOCH.minusDays(1), 1, 0, 0, 0),
                new Fact.UserSeen("first", Instant.EPOCH, "fan")));
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.rejected())
        .hasSize(2)
        .first()
        .isEqualTo(
            new RecordReport.Rejected(
                "old", "time must be 1970-01-01T00:00:00Z or later, was 1969-12-31T23:59:59Z"));
    assertThat(facts.count()).isEqualTo(1);
  }

  @Test
  void storesTheFactAndBooksItsMoney() {
    var report =
        activity.record(
            List.of(
                gift("g1", ADA, 1000),
                gift("free", ADA, 0),
                refund("r1", "g1", ADA, 400),
                new Fact.RevenueReceived("a1", T0, RevenueSource.AD, null, cents(50)),
                new Fact.RevenueReceived("t1", T0, RevenueSource.TIP, BEN, cents(100))));
    assertThat(report).isEqualTo(new RecordReport(5, 0, List.of()));
    assertThat(facts.count()).isEqualTo(5);
    assertThat(pending(ADA)).isEqualTo(cents(550 - 220));
    assertThat(pending(BEN)).isEqualTo(cents(55));
  }

  @Test
  void changesNothingWhenABatchIsSentAgain() {
    var batch = List.of(gift("g1", ADA, 1000), gift("free", ADA, 0), refund("r", "g1", ADA, 1));
    activity.record(batch);
    assertThat(activity.record(batch)).isEqualTo(new RecordReport(0, 3, List.of()));
    assertThat(pending(ADA)).isEqualTo(cents(549));
    assertThat(facts.count()).isEqualTo(3);
  }

  @Test
  void namesTheFieldInWhichARepeatedIdDiffers() {
    activity.record(List.of(gift("g1", ADA, 1000)));
    var report =
        activity.record(
            List.of(
                gift("g1", ADA, 1001),
                gift("g1", ADA, 1000),
                gift("g2", ADA, 5),
                gift("g2", BEN, 5),
                new Fact.RevenueReceived("g2", T0, RevenueSource.TIP, ADA, cents(5))));
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.rejected())
        .extracting(RecordReport.Rejected::reason)
        .containsExactlyInAnyOrder(
            "'g1' is already recorded with another gross",
            "'g2' is already recorded with another creator",
            "'g2' is already recorded with another source");
    assertThat(pending(ADA)).isEqualTo(cents(550 + 3));
  }

  @Test
  void keepsNoFactWhoseMoneyCannotBeBooked() {
    activity.record(List.of(gift("g1", ADA, 1000)));
    var report = activity.record(List.of(refund("r1", "g1", ADA, 1001), gift("g2", BEN, 100)));
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.rejected())
        .containsExactly(
            new RecordReport.Rejected(
                "r1", "refund of 10.01 USD exceeds what is left of sale 'g1': 10.00 USD"));
    assertThat(facts.find("r1")).isEmpty();
    assertThat(activity.record(List.of(refund("r1", "g1", ADA, 1000))).added())
        .as("the id is still free")
        .isEqualTo(1);
  }

  @Test
  void acceptsARefundWhoseGiftNobodyKnows() {
    assertThat(activity.record(List.of(refund("r1", "ghost", ADA, 1000))).added()).isEqualTo(1);
    assertThat(earnings.balance(ADA, USD).owed()).isEqualTo(usd("5.50"));
  }

  @Test
  void storesNeitherFactNorMoneyWhenTheHostRollsBack() {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      activity.record(List.of(gift("g1", ADA, 1000)));
                      throw new IllegalStateException("the host's own write failed");
                    }))
        .hasMessageContaining("host");
    assertThat(facts.count()).isZero();
    assertThat(pending(ADA)).isEqualTo(usd("0"));
  }

  @Test
  void booksABatchOnceWhenManySendIt() throws Exception {
    var batch =
        IntStream.range(0, 50).mapToObj(i -> gift("g" + i, i % 2 == 0 ? ADA : BEN, 100)).toList();
    var reports = inParallel(16, 3, (thread, n) -> activity.record(batch));
    assertThat(reports.stream().mapToInt(RecordReport::added).sum()).isEqualTo(50);
    assertThat(reports.stream().mapToInt(RecordReport::repeated).sum()).isEqualTo(16 * 3 * 50 - 50);
    assertThat(pending(ADA)).isEqualTo(cents(25 * 55));
    assertThat(earnings.recordSale(RevenueSource.TIP, cents(1), BEN, key("after"))).isNotNull();
  }

  @Test
  void booksNothingForWhatUsersDoAndForCounters() {
    var report =
        activity.record(
            List.of(
                new Fact.UserJoined("j", T0, "fan"),
                new Fact.UserSeen("s", T0, "fan"),
                new Fact.SessionEnded("e", T0, "fan", Duration.ofMinutes(5), 3),
                new Fact.FollowersCounted(ADA, DAY, 7),
                stats("v", ADA, 1)));
    assertThat(report).isEqualTo(new RecordReport(5, 0, List.of()));
    assertThat(facts.count()).isEqualTo(3);
    assertThat(pending(ADA)).isEqualTo(usd("0"));
  }

  @Test
  void raisesCountersThatAreToldAgain() {
    assertThat(activity.record(List.of(stats("v", ADA, 5), stats("v", ADA, 5), stats("v", ADA, 9))))
        .as("new, repeated, raised")
        .isEqualTo(new RecordReport(2, 1, List.of()));
    assertThat(activity.record(List.of(stats("v", ADA, 7))))
        .isEqualTo(new RecordReport(0, 1, List.of()));
    assertThat(counters()).containsExactly(stats("v", ADA, 9));
  }

  @Test
  void rejectsCountersOfAVideoThatAreAnotherCreators() {
    activity.record(List.of(stats("v", ADA, 5)));
    var report = activity.record(List.of(stats("v", BEN, 50), stats("v", ADA, 6)));
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.rejected())
        .singleElement()
        .satisfies(
            rejected ->
                assertThat(rejected.reason())
                    .contains("'v'")
                    .contains("2026-03-01")
                    .contains("'ada'")
                    .contains("'ben'"));
    assertThat(counters()).containsExactly(stats("v", ADA, 6));
    assertThat(activity.record(List.of(stats("w", ADA, 1), stats("w", BEN, 2))).rejected())
        .as("the first of a batch is right")
        .hasSize(1);
  }

  @Test
  void endsAtTheSameCountersWhateverTheOrder() {
    List<Fact> told = List.of(stats("v", ADA, 5), stats("v", ADA, 9), stats("v", ADA, 2));
    told.forEach(fact -> activity.record(List.of(fact)));
    assertThat(counters()).containsExactly(stats("v", ADA, 9));
  }

  private List<Fact> counters() {
    List<Fact> found = new ArrayList<>();
    facts.forEachCounter(found::add);
    return found;
  }

  private static Fact stats(String video, CreatorId creator, long views) {
    return new Fact.VideoStats(video, creator, DAY, views, 1, 1, 1);
  }

  @Test
  void refusesFactsThatCannotBe() {
    assertThatThrownBy(() -> gift("g", ADA, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gross")
        .hasMessageContaining("-0.01 USD");
    assertThatThrownBy(() -> refund("r", null, ADA, 0)).hasMessageContaining("gross");
    assertThatThrownBy(() -> gift("", ADA, 1)).hasMessageContaining("id");
    assertThatThrownBy(() -> new Fact.GiftSent("g", T0, "fan\n", ADA, "rose", "Rose", 1, cents(1)))
        .hasMessageContaining("sender");
    assertThatThrownBy(() -> new Fact.GiftSent("g", T0, null, ADA, "rose", "Rose", 0, cents(1)))
        .hasMessageContaining("quantity");
  }

  private Money pending(CreatorId creator) {
    return earnings.balance(creator, USD).pending();
  }

  private static Fact gift(String id, CreatorId creator, long gross) {
    return new Fact.GiftSent(id, T0, "fan", creator, "rose", "Rose", 1, cents(gross));
  }

  private static Fact refund(String id, String of, CreatorId creator, long gross) {
    return new Fact.GiftRefunded(
        id, T0.plusSeconds(1), of, "fan", creator, "rose", "Rose", 1, cents(gross));
  }
}
