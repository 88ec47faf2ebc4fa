package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EarningLawsTest {
  private static final CreatorId A = CreatorId.of("a");
  private static final CreatorId B = CreatorId.of("b");

  /** Something that happens: {@code who} is one of two creators, 2 is both. */
  record Step(Kind kind, int who, long cents, int hours) {}

  enum Kind {
    SALE,
    LINKED_REFUND,
    REFUND,
    MATURE,
    PAY_OUT,
    REPEAT
  }

  /**
   * Laws 1 to 4 over any sequence: books sum to zero, nothing available or pending is negative,
   * repetition changes nothing, and what a creator earned less what refunds took is where the
   * ledger says it is.
   */
  @Property(tries = 1000)
  void keepsTheBooksWhateverHappens(@ForAll("steps") List<Step> steps) {
    var bench = new EarningsBench();
    Map<CreatorId, Long> paidOut = new HashMap<>();
    List<String> sales = new ArrayList<>();
    Runnable last = () -> {};
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      bench.clock.advance(Duration.ofHours(step.hours()));
      String id = "e" + i;
      switch (step.kind()) {
        case SALE -> {
          var sale =
              new Revenue.NewSale(
                  id,
                  RevenueSource.TIP,
                  bench.clock.instant(),
                  cents(step.cents()),
                  step.who() == 2
                      ? RevenueSplit.of(A, 2, B, 1)
                      : RevenueSplit.whole(step.who() == 0 ? A : B));
          last = () -> bench.earnings.recordSale(sale, key(id));
          sales.add(id);
        }
        case LINKED_REFUND -> {
          String of = sales.isEmpty() ? "none" : sales.get((int) (step.cents() % sales.size()));
          last = () -> bench.earnings.recordRefund(of, cents(step.cents()), key(id));
        }
        case REFUND -> {
          var refund =
              new Revenue.NewRefund(
                  id,
                  null,
                  RevenueSource.TIP,
                  bench.clock.instant(),
                  cents(step.cents()),
                  step.who() == 0 ? A : B);
          last = () -> bench.earnings.recordRefund(refund, key(id));
        }
        case MATURE -> last = bench.earnings::mature;
        case PAY_OUT -> {
          Money available = bench.earnings.balance(A, USD).available();
          if (available.isPositive()) {
            bench.payOut(A, available);
            paidOut.merge(A, available.minor(), Long::sum);
          }
          last = () -> {};
        }
        case REPEAT -> {}
      }
      last.run();
      assertThat(bench.auditor.verify()).isEmpty();
    }
    bench.earnings.forEachTotal(
        total -> {
          var balance = bench.earnings.balance(total.creator(), USD);
          long there =
              balance.pending().minor()
                  + balance.available().minor()
                  - balance.owed().minor()
                  + paidOut.getOrDefault(total.creator(), 0L);
          assertThat(there).isEqualTo(total.net().minor());
        });
  }

  /**
   * Ending holds more often gives the same: a refund takes the latest holds first, so the order
   * does not matter.
   */
  @Property(tries = 1000)
  void doesNotDependOnHowOftenHoldsAreEnded(@ForAll("steps") List<Step> steps) {
    var often = new EarningsBench();
    var once = new EarningsBench();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      for (EarningsBench bench : List.of(often, once)) {
        bench.clock.advance(Duration.ofHours(step.hours()));
        CreatorId creator = step.who() == 0 ? A : B;
        if (step.kind() == Kind.SALE) {
          bench.earnings.recordSale(RevenueSource.TIP, cents(step.cents()), creator, key("s" + i));
        } else if (step.kind() == Kind.REFUND) {
          bench.earnings.recordRefund(
              new Revenue.NewRefund(
                  "r" + i,
                  null,
                  RevenueSource.TIP,
                  bench.clock.instant(),
                  cents(step.cents()),
                  creator),
              key("r" + i));
        }
      }
      often.earnings.mature();
    }
    once.earnings.mature();
    for (CreatorId creator : List.of(A, B)) {
      assertThat(once.earnings.balance(creator, USD))
          .isEqualTo(often.earnings.balance(creator, USD));
      assertThat(once.ledger.balance(Account.pending(creator, USD)))
          .isEqualTo(once.store.held(creator, USD));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs().between(1, 3000),
            Arbitraries.integers().between(0, 100))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }
}
