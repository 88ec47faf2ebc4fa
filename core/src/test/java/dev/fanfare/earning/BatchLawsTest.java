package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Rate;
import dev.fanfare.money.RevenueSplit;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BatchLawsTest {
  /**
   * A sale or a refund.
   *
   * @param who 0 or 1 for one of two creators, 2 for both; of an unknown refund one of them
   * @param of which step a refund names, if that comes before it; it may be no sale
   */
  record Step(boolean refund, int who, long cents, int of, int hours) {}

  /**
   * A batch does what its revenues would do one by one: a refund takes from the same holds, whether
   * they are stored or of its own batch, and leaves the same behind.
   */
  @Property(tries = 1000)
  void booksABatchAsItsRevenuesOneByOne(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 12) int size) {
    List<Revenue> all = revenues(steps);
    var batches = new EarningsBench();
    var single = new EarningsBench();
    for (int i = 0; i < all.size(); i += size) {
      List<Revenue> batch = all.subList(i, Math.min(all.size(), i + size));
      var report = batches.earnings.recordAll(batch);
      Set<String> refused = new HashSet<>();
      batch.forEach(
          revenue ->
              single.earnings.recordAll(List.of(revenue)).rejected().stream()
                  .map(BulkReport.Rejected::id)
                  .forEach(refused::add));
      assertThat(report.rejected()).extracting(BulkReport.Rejected::id).hasSameElementsAs(refused);
      for (EarningsBench bench : List.of(batches, single)) {
        bench.clock.set(batch.get(batch.size() - 1).at().toString());
        bench.earnings.mature();
      }
    }
    assertThat(state(batches, all)).isEqualTo(state(single, all));
    assertThat(batches.auditor.verify()).isEmpty();
  }

  private static Map<String, Object> state(EarningsBench bench, List<Revenue> all) {
    Map<String, Object> state = new HashMap<>();
    var ids = all.stream().map(Revenue::id).toList();
    state.put("sales", bench.store.sales(ids));
    state.put("refunds", bench.store.refunds(ids));
    for (CreatorId creator : List.of(ADA, BEN)) {
      state.put(creator.value(), bench.earnings.balance(creator, USD));
      state.put(
          creator + " holds",
          bench.store.latestHolds(Map.of(Account.pending(creator, USD), Long.MAX_VALUE)));
    }
    return state;
  }

  /** Returns revenues in the order of their times, so that batches book them in this order too. */
  private static List<Revenue> revenues(List<Step> steps) {
    List<Revenue> revenues = new ArrayList<>();
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      at = at.plus(Duration.ofHours(step.hours())).plusSeconds(1);
      CreatorId one = step.who() % 2 == 0 ? ADA : BEN;
      // A later step as a sale's id would be a refund before its sale: a batch puts that behind.
      String of = step.of() < i ? "e" + step.of() : step.of() % 2 == 0 ? "ghost" : null;
      revenues.add(
          step.refund()
              ? new Revenue.NewRefund(
                  "e" + i,
                  of,
                  RevenueSource.TIP,
                  at,
                  cents(step.cents()),
                  step.who() == 2 ? null : one)
              : new Revenue.NewSale(
                  "e" + i,
                  RevenueSource.TIP,
                  at,
                  cents(step.cents()),
                  step.who() == 2 ? RevenueSplit.of(ADA, 2, BEN, 1) : RevenueSplit.whole(one)));
    }
    return revenues;
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs().between(1, 300),
            Arbitraries.integers().between(0, 25),
            Arbitraries.integers().between(0, 40))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  /**
   * Whatever came back before the sale was known, refunding all the rest takes from the creator
   * what is missing to what the creator earned, as far as the rest goes, and no more.
   */
  @Property(tries = 1000)
  void endsAtWhatTheCreatorEarnedWhateverCameBackEarly(
      @ForAll @IntRange(min = 1, max = 2000) int gross,
      @ForAll @IntRange(min = 0, max = 100) int sharePercent,
      @ForAll @IntRange(min = 0, max = 100) int earlySharePercent,
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 600) Integer> early,
      @ForAll @IntRange(min = 1, max = 400) int piece) {
    Instant sold = Instant.parse("2026-01-01T00:00:00Z");
    var bench =
        new EarningsBench(
            EarningPolicy.builder()
                .shares(
                    (creator, at) ->
                        Rate.percent(at.equals(sold) ? sharePercent : earlySharePercent))
                .build());
    long clawedEarly = 0;
    long backEarly = 0;
    for (int i = 0; i < early.size(); i++) {
      long amount = early.get(i);
      bench.earnings.recordAll(List.of(refund("early" + i, amount)));
      backEarly += amount;
      clawedEarly +=
          Rate.percent(earlySharePercent).of(cents(amount), RoundingMode.HALF_EVEN).minor();
    }
    bench.earnings.recordAll(
        List.of(new Revenue.NewSale("s", RevenueSource.TIP, sold, cents(gross), ADA)));
    long earned = Rate.percent(sharePercent).of(cents(gross), RoundingMode.HALF_EVEN).minor();

    long rest = Math.max(0, gross - backEarly);
    for (long left = rest; left > 0; left -= Math.min(left, piece)) {
      var report = bench.earnings.recordAll(List.of(refund("late" + left, Math.min(left, piece))));
      assertThat(report.recorded()).isEqualTo(1);
    }
    assertThat(bench.earnings.recordAll(List.of(refund("more", 1))).rejected()).hasSize(1);

    long missing = Math.min(Math.max(0, earned - clawedEarly), rest);
    List<CreatorTotal> totals = new ArrayList<>();
    bench.earnings.forEachTotal(totals::add);
    assertThat(totals)
        .containsExactly(new CreatorTotal(ADA, 1, cents(earned), cents(clawedEarly + missing)));
    assertThat(bench.auditor.verify()).isEmpty();
  }

  private static Revenue refund(String id, long cents) {
    return new Revenue.NewRefund(
        id, "s", RevenueSource.TIP, Instant.parse("2026-01-02T00:00:00Z"), cents(cents), ADA);
  }
}
