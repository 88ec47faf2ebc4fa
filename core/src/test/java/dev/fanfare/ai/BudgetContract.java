package dev.fanfare.ai;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.ai.BudgetResult.Exceeded;
import dev.fanfare.ai.BudgetResult.Reserved;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What budgets promise over every storage. */
public abstract class BudgetContract {
  private static final BudgetLimit FIFTY =
      BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.DAY, usd("50.00"));
  private static final BudgetPolicy ALERTING = BudgetPolicy.of("alerting", FIFTY);
  private static final BudgetPolicy STOPPING = BudgetPolicy.of("stopping", FIFTY.withHardStop());
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant MIDNIGHT = Instant.parse("2026-03-11T00:00:00Z");

  private final TestClock clock = TestClock.at("2026-03-10T12:00:00Z");

  /** Returns the storage under test, the same one throughout a test and empty at its start. */
  protected abstract Storage storage();

  private Budget budget(BudgetPolicy policy) {
    return Budget.of(storage().operations(clock), storage().aiBudgets(), policy);
  }

  private static UUID call(long number) {
    return new UUID(0, number);
  }

  private static AiCost dollars(String amount) {
    return AiCost.parse(amount, USD);
  }

  private static CallCost cost(String amount) {
    return new CallCost.Priced(dollars(amount));
  }

  private static BudgetResult reserve(Budget budget, long call, @Nullable String most) {
    return budget.reserve(call(call), Purpose.CHAT, null, most == null ? null : dollars(most));
  }

  private List<DomainEvent> events() {
    return storage().events().waiting(100, Set.of()).stream().map(RecordedEvent::event).toList();
  }

  private BudgetAlert alert(int percent, String spent) {
    return new BudgetAlert(
        BudgetScope.platform(),
        BudgetPeriod.DAY,
        DAY,
        percent,
        usd("50.00"),
        dollars(spent),
        clock.instant());
  }

  @AfterEach
  void auditIsClean() {
    List<AuditFinding> findings = new ArrayList<>();
    new AiAudit(storage().aiBudgets(), storage().aiQuotas()).check(findings::add);
    assertThat(findings).isEmpty();
  }

  @Test
  void countsWhatACallCameToInPlaceOfWhatWasReserved() {
    Budget budget = budget(ALERTING);
    assertThat(reserve(budget, 1, "0.40")).isEqualTo(new Reserved());
    assertThat(standing(budget)).extracting(BudgetStanding::reserved).isEqualTo(dollars("0.40"));
    assertThat(budget.settle(call(1), cost("0.25"))).isTrue();
    assertThat(standing(budget))
        .isEqualTo(
            new BudgetStanding(
                BudgetScope.platform(),
                BudgetPeriod.DAY,
                DAY,
                MIDNIGHT,
                usd("50.00"),
                false,
                dollars("0.25"),
                dollars("0"),
                0));
  }

  private static BudgetStanding standing(Budget budget) {
    List<BudgetStanding> standings = budget.standings();
    assertThat(standings).hasSize(1);
    return standings.get(0);
  }

  @Test
  void countsACallOnceHoweverOftenItIsToldOf() {
    Budget budget = budget(ALERTING);
    reserve(budget, 1, "1.00");
    assertThat(reserve(budget, 1, "1.00")).isEqualTo(new Reserved());
    assertThat(standing(budget).reserved()).isEqualTo(dollars("1"));
    assertThat(budget.settle(call(1), cost("0.50"))).isTrue();
    assertThat(budget.settle(call(1), cost("0.50"))).isFalse();
    assertThat(budget.settle(call(2), cost("0.50"))).as("never reserved").isFalse();
    assertThat(standing(budget).spent()).isEqualTo(dollars("0.50"));
  }

  @Test
  void takesNothingForACallThatWasNotServed() {
    Budget budget = budget(ALERTING);
    reserve(budget, 1, "1.00");
    budget.settle(call(1), new CallCost.Nothing());
    assertThat(standing(budget).spent()).isEqualTo(dollars("0"));
    assertThat(standing(budget).unpriced()).isZero();
  }

  @Test
  void announcesEachPercentageOnceInOrder() {
    Budget budget = budget(ALERTING);
    spend(budget, 1, "24.999999999");
    assertThat(events()).isEmpty();
    spend(budget, 2, "0.000000001");
    assertThat(events()).containsExactly(alert(50, "25"));
    spend(budget, 3, "10");
    spend(budget, 4, "5");
    assertThat(events()).containsExactly(alert(50, "25"), alert(80, "40"));
    spend(budget, 5, "100");
    spend(budget, 6, "100");
    assertThat(events()).containsExactly(alert(50, "25"), alert(80, "40"), alert(100, "140"));
  }

  @Test
  void announcesEveryPercentageThatOneCallCrosses() {
    Budget budget = budget(ALERTING);
    spend(budget, 1, "50");
    assertThat(events()).containsExactly(alert(50, "50"), alert(80, "50"), alert(100, "50"));
  }

  @Test
  void announcesAgainInTheNextPeriod() {
    Budget budget = budget(ALERTING);
    spend(budget, 1, "25");
    clock.set(MIDNIGHT);
    spend(budget, 2, "25");
    assertThat(events()).hasSize(2);
    assertThat(((BudgetAlert) events().get(1)).starts()).isEqualTo(DAY.plusDays(1));
  }

  @Test
  void announcesOtherPercentagesIfThePolicySaysSo() {
    Budget budget = budget(ALERTING.withAlerts(List.of(1, 150)));
    spend(budget, 1, "0.50");
    spend(budget, 2, "74.49");
    assertThat(events()).containsExactly(alert(1, "0.5"));
    spend(budget, 3, "0.01");
    assertThat(events()).containsExactly(alert(1, "0.5"), alert(150, "75"));
  }

  private static void spend(Budget budget, long call, String amount) {
    reserve(budget, call, amount);
    budget.settle(call(call), cost(amount));
  }

  @Test
  void announcesEachPercentageOnceUnderSixteenThreads() throws Exception {
    Budget budget = budget(ALERTING);
    // 16 x 10 calls of 0.50: 80.00.
    inParallel(
        16,
        10,
        (thread, n) -> {
          spend(budget, thread * 100L + n, "0.50");
          return true;
        });
    assertThat(standing(budget).spent()).isEqualTo(dollars("80"));
    assertThat(events())
        .extracting(event -> ((BudgetAlert) event).percent())
        .containsExactly(50, 80, 100);
  }

  @Test
  void countsBeyondALimitThatIsNoHardStop() {
    Budget budget = budget(ALERTING);
    spend(budget, 1, "60");
    assertThat(reserve(budget, 2, "1")).isEqualTo(new Reserved());
  }

  @Test
  void refusesWhatMightPassAHardStop() {
    Budget budget = budget(STOPPING);
    spend(budget, 1, "49.50");
    reserve(budget, 2, "0.30");
    assertThat(reserve(budget, 3, "0.20")).as("exactly the rest").isEqualTo(new Reserved());
    BudgetResult refused = reserve(budget, 4, "0.000000001");
    assertThat(refused)
        .isEqualTo(
            new Exceeded(
                BudgetScope.platform(),
                BudgetPeriod.DAY,
                usd("50.00"),
                dollars("49.5"),
                dollars("0.5"),
                dollars("0.000000001"),
                MIDNIGHT));
    budget.settle(call(2), cost("0.10"));
    assertThat(reserve(budget, 5, "0.20")).as("what came back").isEqualTo(new Reserved());
    clock.set(MIDNIGHT);
    assertThat(reserve(budget, 4, "50")).as("the next day").isEqualTo(new Reserved());
  }

  @Test
  void announcesTheFirstRefusalOfAPeriod() {
    Budget budget = budget(STOPPING);
    reserve(budget, 1, "50.01");
    reserve(budget, 2, "60");
    assertThat(events())
        .containsExactly(
            new BudgetStopped(
                BudgetScope.platform(),
                BudgetPeriod.DAY,
                DAY,
                usd("50.00"),
                dollars("0"),
                dollars("0"),
                dollars("50.01"),
                clock.instant()));
    clock.set(MIDNIGHT);
    reserve(budget, 3, "51");
    assertThat(events()).hasSize(2);
  }

  @Test
  void isNeverPassedBySixteenThreads() throws Exception {
    Budget budget = budget(STOPPING);
    // Each may cost 0.70 and costs 0.60 to 0.70; 16 x 8 of them would be 80 to 90.
    List<Boolean> made =
        inParallel(
            16,
            8,
            (thread, n) -> {
              long call = thread * 100L + n;
              if (!(reserve(budget, call, "0.70") instanceof Reserved)) {
                return false;
              }
              BudgetStanding now = standing(budget);
              assertThat(now.spent().plus(now.reserved())).isLessThanOrEqualTo(dollars("50"));
              budget.settle(call(call), cost("0.6" + n));
              return true;
            });
    assertThat(standing(budget).spent()).isLessThanOrEqualTo(dollars("50"));
    assertThat(standing(budget).spent()).isGreaterThan(dollars("40"));
    assertThat(made).contains(true, false);
    assertThat(events()).filteredOn(BudgetStopped.class::isInstance).hasSize(1);
  }

  /** In Berlin days of 23 and of 25 hours; the day ends while everybody calls. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z"
  })
  void isNotPassedOnADayWhenClocksChange(LocalDate day, Instant begin, Instant end)
      throws Exception {
    Budget budget =
        budget(BudgetPolicy.of("berlin", FIFTY.in(ZoneId.of("Europe/Berlin")).withHardStop()));
    clock.set(begin);
    assertThat(standing(budget).starts()).isEqualTo(day);
    assertThat(standing(budget).endsAt()).isEqualTo(end);
    clock.set(end.minusMillis(1));
    inParallel(
        16,
        8,
        (thread, n) -> {
          if (thread == 0 && n == 1) {
            clock.set(end);
          }
          // Sixteen at once before the day's end, and seven of one thread after it, pass 50.
          long call = thread * 100L + n;
          return reserve(budget, call, "9") instanceof Reserved
              && budget.settle(call(call), cost("8"));
        });

    // What was reserved before the end counts there, however late it was settled.
    assertThat(standing(budget).starts()).isEqualTo(day.plusDays(1));
    assertThat(standing(budget).spent()).isEqualTo(dollars("48"));
    clock.set(begin);
    assertThat(standing(budget).spent()).isLessThanOrEqualTo(dollars("48"));
    assertThat(standing(budget).reserved()).isEqualTo(dollars("0"));
  }

  @Test
  void countsACallOfUnknownCostAsWhatWasReservedForIt() {
    Budget budget = budget(ALERTING);
    reserve(budget, 1, "0.40");
    budget.settle(call(1), new CallCost.Unpriced(UnpricedReason.BROKEN_OFF));
    assertThat(standing(budget).spent()).isEqualTo(dollars("0.40"));
    assertThat(standing(budget).unpriced()).isEqualTo(1);
  }

  @Test
  void countsACallThatNobodyCanPriceAsThePolicySays() {
    Budget budget = budget(ALERTING);
    reserve(budget, 1, null);
    assertThat(standing(budget).reserved()).as("a hundredth").isEqualTo(dollars("0.50"));
    budget.settle(call(1), new CallCost.Unpriced(UnpricedReason.NO_PRICE));
    assertThat(standing(budget).spent()).isEqualTo(dollars("0.50"));

    Budget free = budget(BudgetPolicy.of("free", FIFTY.countingUnpricedAs(dollars("0"))));
    reserve(free, 2, null);
    free.settle(call(2), new CallCost.Unpriced(UnpricedReason.NO_PRICE));
    assertThat(standing(free).spent()).isEqualTo(dollars("0.50"));
    assertThat(standing(free).unpriced()).isEqualTo(2);
  }

  @Test
  void stopsModelsThatNobodyCanPriceAsWell() {
    Budget budget =
        budget(BudgetPolicy.of("dear", FIFTY.withHardStop().countingUnpricedAs(dollars("10"))));
    for (int i = 1; i <= 5; i++) {
      assertThat(reserve(budget, i, null)).isEqualTo(new Reserved());
      budget.settle(call(i), new CallCost.Unpriced(UnpricedReason.NO_PRICE));
    }
    assertThat(reserve(budget, 6, null)).isInstanceOf(Exceeded.class);
  }

  @Test
  void cannotAddAnotherCurrencyAndSaysSo() {
    Budget budget = budget(ALERTING);
    budget.reserve(call(1), Purpose.CHAT, null, AiCost.parse("100", JPY));
    budget.settle(call(1), new CallCost.Priced(AiCost.parse("90", JPY)));
    assertThat(standing(budget).spent()).as("a hundredth").isEqualTo(dollars("0.50"));
    assertThat(standing(budget).unpriced()).isEqualTo(1);
  }

  @Test
  void countsAgainstEveryBudgetThatACallBelongsTo() {
    BudgetPolicy policy =
        BudgetPolicy.of(
            "many",
            FIFTY,
            BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.MONTH, usd("500.00")),
            BudgetLimit.of(BudgetScope.purpose(Purpose.CHAT), BudgetPeriod.DAY, usd("2.00"))
                .withHardStop(),
            BudgetLimit.of(BudgetScope.tenant("big shop"), BudgetPeriod.DAY, usd("10.00")),
            BudgetLimit.of(BudgetScope.eachTenant(), BudgetPeriod.DAY, usd("1.00")).withHardStop());
    Budget budget = budget(policy);
    assertThat(budget.reserve(call(1), Purpose.CHAT, "big shop", dollars("1.50")))
        .isEqualTo(new Reserved());
    assertThat(budget.reserve(call(2), Purpose.CONTENT, "small shop", dollars("0.90")))
        .isEqualTo(new Reserved());
    budget.settle(call(1), cost("1.20"));
    budget.settle(call(2), cost("0.90"));
    assertThat(budget.standings())
        .extracting(s -> s.scope() + " " + s.period() + " " + s.starts() + " " + s.spent())
        .containsExactly(
            "PLATFORM DAY 2026-03-10 2.1 USD",
            "PLATFORM MONTH 2026-03-01 2.1 USD",
            "PURPOSE chat DAY 2026-03-10 1.2 USD",
            "TENANT big shop DAY 2026-03-10 1.2 USD");
    assertThat(budget.standings(Purpose.CONTENT, "small shop"))
        .extracting(s -> s.scope() + " " + s.spent())
        .containsExactly("PLATFORM 2.1 USD", "PLATFORM 2.1 USD", "TENANT small shop 0.9 USD");
    // The tenant has 0.10 left; of other budgets nothing is kept when one of them refuses.
    assertThat(budget.reserve(call(3), Purpose.CONTENT, "small shop", dollars("0.11")))
        .isInstanceOfSatisfying(
            Exceeded.class, e -> assertThat(e.scope()).isEqualTo(BudgetScope.tenant("small shop")));
    assertThat(budget.standings()).allMatch(s -> s.reserved().nanos() == 0);
    assertThat(budget.reserve(call(4), Purpose.CONTENT, "another shop", dollars("1")))
        .isEqualTo(new Reserved());
  }

  @Test
  void endsAMonthByTheCalendarOfTheZone() {
    ZoneId auckland = ZoneId.of("Pacific/Auckland");
    BudgetPolicy policy =
        BudgetPolicy.of(
            "monthly",
            BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.MONTH, usd("500.00")).in(auckland));
    clock.set("2026-03-31T10:59:59Z");
    Budget budget = budget(policy);
    spend(budget, 1, "1");
    assertThat(standing(budget).starts()).isEqualTo("2026-03-01");
    assertThat(standing(budget).endsAt()).isEqualTo("2026-03-31T11:00:00Z");
    clock.set("2026-03-31T11:00:00Z");
    assertThat(standing(budget).spent()).isEqualTo(dollars("0"));
    assertThat(standing(budget).starts()).isEqualTo("2026-04-01");
    // Clocks went back on the 5th: April ends at twelve.
    assertThat(standing(budget).endsAt()).isEqualTo("2026-04-30T12:00:00Z");
  }

  @Test
  void belongsToThePeriodInWhichItWasReserved() {
    Budget budget = budget(ALERTING);
    reserve(budget, 1, "1.00");
    clock.set(MIDNIGHT.plusSeconds(5));
    budget.settle(call(1), cost("0.80"));
    assertThat(standing(budget).spent()).isEqualTo(dollars("0"));
    clock.set(MIDNIGHT.minusSeconds(5));
    assertThat(standing(budget).spent()).isEqualTo(dollars("0.80"));
  }

  @Test
  void freesWhatACallReservedThatNeverEnded() {
    Budget budget = budget(STOPPING);
    reserve(budget, 1, "30");
    // The process dies here.
    clock.advance(Duration.ofMinutes(15).minusMillis(1));
    assertThat(budget.sweep(10)).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(budget.sweep(10)).isEqualTo(1);
    assertThat(budget.sweep(10)).isZero();
    assertThat(standing(budget).reserved()).isEqualTo(dollars("0"));
    assertThat(standing(budget).spent()).isEqualTo(dollars("0"));
  }

  @Test
  void freesDeadReservationsBeforeItRefusesTheLiving() {
    Budget budget = budget(STOPPING);
    reserve(budget, 1, "30");
    assertThat(reserve(budget, 2, "30")).isInstanceOf(Exceeded.class);
    clock.advance(Duration.ofMinutes(15));
    assertThat(reserve(budget, 3, "30")).isEqualTo(new Reserved());
    assertThat(events())
        .as("the first refusal alone")
        .filteredOn(BudgetStopped.class::isInstance)
        .hasSize(1);
  }

  @Test
  void countsACallThatEndsAfterItsReservation() {
    Budget budget = budget(STOPPING);
    reserve(budget, 1, "30");
    clock.advance(Duration.ofMinutes(20));
    budget.sweep(10);
    assertThat(budget.settle(call(1), cost("29"))).isTrue();
    assertThat(budget.settle(call(1), cost("29"))).isFalse();
    assertThat(standing(budget).spent()).isEqualTo(dollars("29"));
    assertThat(budget.sweep(10)).isZero();
  }

  @Test
  void settlesOrFreesEachReservationOnceUnderSixteenThreads() throws Exception {
    Budget budget = budget(ALERTING);
    for (int i = 0; i < 40; i++) {
      reserve(budget, i, "0.10");
    }
    clock.advance(Duration.ofMinutes(15));
    List<Boolean> settled =
        inParallel(
            16,
            40,
            (thread, n) -> {
              if (thread % 4 == 0) {
                budget.sweep(7);
                return false;
              }
              return budget.settle(call(n), cost("0.10"));
            });
    assertThat(settled).filteredOn(yes -> yes).hasSize(40);
    assertThat(standing(budget).spent()).isEqualTo(dollars("4"));
    assertThat(standing(budget).reserved()).isEqualTo(dollars("0"));
  }

  @Test
  void prunesReservationsThatEnded() {
    Budget budget = budget(ALERTING);
    reserve(budget, 1, "1");
    budget.settle(call(1), cost("1"));
    reserve(budget, 2, "1");
    clock.advance(Duration.ofDays(40));
    assertThat(budget.prune(clock.instant(), 10)).as("the open one stays").isEqualTo(1);
    budget.sweep(10);
    assertThat(budget.prune(clock.instant(), 10)).isEqualTo(1);
  }

  @Test
  void countsNothingWithoutALimit() {
    Budget budget = budget(new BudgetPolicy("none", List.of(), List.of(), Duration.ofDays(1)));
    assertThat(reserve(budget, 1, "1000")).isEqualTo(new Reserved());
    assertThat(budget.settle(call(1), cost("1000"))).isFalse();
    assertThat(budget.standings()).isEmpty();
  }

  /** Against a plain model of sums. */
  @Test
  void agreesWithAPlainModel() {
    Random random = new Random(11);
    Budget budget = budget(STOPPING);
    Map<Integer, Long> open = new HashMap<>();
    List<Integer> ended = new ArrayList<>();
    long spent = 0;
    for (int step = 0; step < 150; step++) {
      int number = random.nextInt(30);
      long nanos = random.nextInt(12) * 1_000_000_000L + random.nextInt(1_000);
      AiCost amount = new AiCost(nanos, USD);
      if (random.nextBoolean()) {
        long reserved = open.values().stream().mapToLong(Long::longValue).sum();
        boolean known = open.containsKey(number) || ended.contains(number);
        boolean fits = spent + reserved + nanos <= 50_000_000_000L;
        BudgetResult result = budget.reserve(call(number), Purpose.CHAT, null, amount);
        assertThat(result instanceof Reserved).isEqualTo(known || fits);
        if (!known && fits) {
          open.put(number, nanos);
        }
      } else {
        boolean news = open.containsKey(number);
        long cost = news ? Math.min(open.get(number), nanos) : nanos;
        assertThat(budget.settle(call(number), new CallCost.Priced(new AiCost(cost, USD))))
            .isEqualTo(news);
        if (news) {
          open.remove(number);
          ended.add(number);
          spent += cost;
        }
      }
      BudgetStanding now = standing(budget);
      assertThat(now.spent().nanos()).isEqualTo(spent);
      assertThat(now.reserved().nanos())
          .isEqualTo(open.values().stream().mapToLong(Long::longValue).sum());
    }
  }
}
