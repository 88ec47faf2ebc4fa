package dev.fanfare.money;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.money.RevenueSplit.Deficits;
import dev.fanfare.money.RevenueSplit.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RevenueSplitTest {
  private static final RevenueSplit<String> THIRDS = split(1, 1, 1);

  @Test
  void givesEachPartyItsShare() {
    assertThat(RevenueSplit.of("ada", 60, "ben", 40).allocate(cents(1000)))
        .containsExactly(cents(600), cents(400));
    assertThat(RevenueSplit.whole("ada").allocate(cents(999))).containsExactly(cents(999));
    assertThat(RevenueSplit.halves("ada", "ben").allocate(cents(0)))
        .containsExactly(cents(0), cents(0));
  }

  @Test
  void givesTheOddCentToThePartyThatIsShortTheMost() {
    // 100 × 5/8 = 62.5, 100 × 2/8 = 25, 100 × 1/8 = 12.5: a tie, so the first.
    assertThat(split(5, 2, 1).allocate(cents(100)))
        .containsExactly(cents(63), cents(25), cents(12));
    // 101 × 5/8 = 63.125, 101 × 2/8 = 25.25, 101 × 1/8 = 12.625.
    assertThat(split(5, 2, 1).allocate(cents(101)))
        .containsExactly(cents(63), cents(25), cents(13));
  }

  @Test
  void takesTurnsInHalvesOfAnOddCent() {
    var halves = RevenueSplit.halves("ada", "ben");

    var first = halves.allocate(cents(1), halves.noDeficits());
    var second = halves.allocate(cents(1), first.deficits());

    assertThat(first.parts()).containsExactly(cents(1), cents(0));
    assertThat(second.parts()).containsExactly(cents(0), cents(1));
    assertThat(second.deficits()).isEqualTo(halves.noDeficits());
  }

  @Test
  void dividesEightyFiveCentsAmongSevenWithoutTheSameOneAlwaysShort() {
    // 85 = 7 × 12 + 1, so each time one of the seven gets 13; seven times 85 cents are 85 cents
    // each.
    var split = split(1, 1, 1, 1, 1, 1, 1);
    long[] received = new long[7];
    Deficits deficits = split.noDeficits();
    for (int payment = 0; payment < 7; payment++) {
      var allocation = split.allocate(cents(85), deficits);
      deficits = allocation.deficits();
      assertThat(allocation.parts()).filteredOn(cents(13)::equals).hasSize(1);
      assertThat(allocation.parts()).filteredOn(cents(12)::equals).hasSize(6);
      for (int i = 0; i < 7; i++) {
        received[i] += allocation.parts().get(i).minor();
      }
    }
    assertThat(received).containsOnly(85);
  }

  /** Law 4: the parts sum to the whole, to the minor unit. */
  @Property(tries = 5000)
  void givesPartsThatSumToTheWhole(
      @ForAll("splits") RevenueSplit<Integer> split, @ForAll @LongRange(min = 0) long amount) {
    List<Money> parts = split.allocate(cents(amount));
    assertThat(split.allocate(cents(amount), split.noDeficits()).parts()).isEqualTo(parts);

    BigInteger sum = BigInteger.ZERO;
    BigInteger total = BigInteger.valueOf(split.totalWeight());
    for (int i = 0; i < parts.size(); i++) {
      BigInteger part = BigInteger.valueOf(parts.get(i).minor());
      BigInteger exact =
          BigInteger.valueOf(amount).multiply(BigInteger.valueOf(split.shares().get(i).weight()));
      assertThat(part.signum()).isNotNegative();
      assertThat(part.multiply(total).subtract(exact).abs())
          .as("distance from the exact share, in parts of a minor unit")
          .isLessThan(total);
      sum = sum.add(part);
    }
    assertThat(sum).isEqualTo(BigInteger.valueOf(amount));
  }

  /** Law 4, in the long run; the bound is what 1 500 random agreements of 300 payments measured. */
  @Property(tries = 1000)
  void leavesNobodyMoreThanAboutAMinorUnitShortOverThousandsOfPayments(
      @ForAll("splits") RevenueSplit<Integer> split, @ForAll long seed) {
    var random = new Random(seed);
    int n = split.shares().size();
    int weight = split.totalWeight();
    long[] received = new long[n];
    long paid = 0;
    long worst = 0;
    Deficits deficits = split.noDeficits();
    for (int payment = 0; payment < 2000; payment++) {
      long amount = random.nextLong(10_000);
      var allocation = split.allocate(cents(amount), deficits);
      deficits = allocation.deficits();
      paid += amount;
      for (int i = 0; i < n; i++) {
        received[i] += allocation.parts().get(i).minor();
        long error = paid * split.shares().get(i).weight() - received[i] * weight;
        worst = Math.max(worst, Math.abs(error));
      }
    }
    assertThat(worst).as("in minor units, times the total weight").isLessThan(weight + weight / 10);
    for (int i = 0; i < n; i++) {
      assertThat(deficits.values().get(i))
          .as("what is handed on is what is missing")
          .isEqualTo(paid * split.shares().get(i).weight() - received[i] * split.totalWeight());
    }
  }

  @Test
  void doesNotStarveTheOthersOverTimeAsFirstGetsTheRemainderDoes() {
    // $1.00 in thirds, 300 times: everybody is entitled to $100.00.
    long[] firstGetsIt = new long[3];
    long[] ours = new long[3];
    Deficits deficits = THIRDS.noDeficits();
    for (int payment = 0; payment < 300; payment++) {
      for (int i = 0; i < 3; i++) {
        firstGetsIt[i] += 100 / 3 + (i == 0 ? 100 % 3 : 0);
      }
      var allocation = THIRDS.allocate(cents(100), deficits);
      deficits = allocation.deficits();
      for (int i = 0; i < 3; i++) {
        ours[i] += allocation.parts().get(i).minor();
      }
    }

    assertThat(firstGetsIt).as("the first is $2.00 ahead").containsExactly(10_200, 9_900, 9_900);
    assertThat(ours).containsExactly(10_000, 10_000, 10_000);
  }

  @Test
  void dividesTheLargestAmount() {
    // 9223372036854775807 = 3 × 3074457345618258602 + 1
    assertThat(THIRDS.allocate(cents(Long.MAX_VALUE)))
        .containsExactly(
            cents(3_074_457_345_618_258_603L),
            cents(3_074_457_345_618_258_602L),
            cents(3_074_457_345_618_258_602L));
  }

  @Test
  void hasOneToAHundredPartiesEachOnceWithinTheLargestWeight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RevenueSplit<String>(List.of()))
        .withMessage("number of parties must be 1 to 100, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> split(IntStream.range(0, 101).map(i -> 1).toArray()))
        .withMessageContaining("was 101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevenueSplit.halves("ada", "ada"))
        .withMessage("party 'ada' stands twice in the split");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Share<>("ada", 0))
        .withMessage("weight must be 1 to 1000000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> split(600_000, 400_001))
        .withMessage("sum of weights must be 1 to 1000000, was 1000001");
  }

  @Test
  void refusesNegativeAmountsAndDeficitsOfAnotherSplit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THIRDS.allocate(cents(-1)))
        .withMessage("amount must be 0 or more, was -0.01 USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THIRDS.allocate(cents(1), new Deficits(List.of(0L, 0L))))
        .withMessage("deficits of 2 parties do not fit a split of 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Deficits(List.of(1L, 0L)))
        .withMessage("deficits must sum to 0, were [1, 0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Deficits(List.of(Long.MAX_VALUE, -Long.MAX_VALUE)))
        .withMessageContaining("deficit must be");
  }

  @Test
  void takesARefundFromEachByWhatRemains() {
    // Of 60, 30 and 10 a refund of 50 takes half.
    assertThat(RevenueSplit.refund(cents(50), moneys(60, 30, 10)))
        .containsExactly(cents(30), cents(15), cents(5));
    // Of 1 and 2 a refund of 1 takes 1/3 and 2/3: the larger remainder gives the cent.
    assertThat(RevenueSplit.refund(cents(1), moneys(1, 2))).containsExactly(cents(0), cents(1));
    assertThat(RevenueSplit.refund(cents(0), moneys(1, 2))).containsExactly(cents(0), cents(0));
    assertThat(RevenueSplit.refund(cents(0), moneys(0, 0))).containsExactly(cents(0), cents(0));
    assertThat(RevenueSplit.refund(cents(3), moneys(0, 3))).containsExactly(cents(0), cents(3));
  }

  @Property(tries = 3000)
  void endsEveryChainOfPartialRefundsAtExactlyZeroWithoutOverRefunding(
      @ForAll("splits") RevenueSplit<Integer> split,
      @ForAll @LongRange(min = 0) long sale,
      @ForAll long seed) {
    var random = new Random(seed);
    List<Money> remaining = split.allocate(cents(sale));
    long left = sale;
    int refunds = 0;
    while (left > 0) {
      // At last everything, so that the chain ends.
      long refund = ++refunds > 20 ? left : 1 + random.nextLong(left);
      List<Money> taken = RevenueSplit.refund(cents(refund), remaining);
      List<Money> after = new ArrayList<>();
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < taken.size(); i++) {
        assertThat(taken.get(i).isNegative()).isFalse();
        assertThat(taken.get(i)).isLessThanOrEqualTo(remaining.get(i));
        // Within a minor unit of refund × remaining / left.
        assertThat(
                big(taken.get(i).minor())
                    .multiply(big(left))
                    .subtract(big(refund).multiply(big(remaining.get(i).minor())))
                    .abs())
            .isLessThan(big(left));
        after.add(remaining.get(i).minus(taken.get(i)));
        sum = sum.add(big(taken.get(i).minor()));
      }
      assertThat(sum).isEqualTo(big(refund));
      remaining = after;
      left -= refund;
    }
    assertThat(remaining).allMatch(Money::isZero);
  }

  @Test
  void refundsTheLargestAmountsWithoutOverflow() {
    List<Money> all = moneys(Long.MAX_VALUE - 2, 1, 1);

    assertThat(RevenueSplit.refund(cents(Long.MAX_VALUE), all)).isEqualTo(all);
    // All but one cent: (max - 1) × (max - 2) / max is max - 3 + 2/max, and twice 1 - 1/max.
    assertThat(RevenueSplit.refund(cents(Long.MAX_VALUE - 1), all))
        .containsExactly(cents(Long.MAX_VALUE - 3), cents(1), cents(1));
  }

  @Test
  void refundsAtMostWhatRemains() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevenueSplit.refund(cents(4), moneys(1, 2)))
        .withMessage("refund must be 0 to 0.03 USD, was 0.04 USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevenueSplit.refund(cents(-1), moneys(1, 2)))
        .withMessageContaining("was -0.01 USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevenueSplit.refund(cents(1), moneys(3, -2)))
        .withMessage("remaining must be 0 or more, was -0.02 USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevenueSplit.refund(cents(1), List.of(Money.of("1", "JPY"))))
        .withMessageContaining("expected an amount in USD");
  }

  @Provide
  Arbitrary<RevenueSplit<Integer>> splits() {
    return Arbitraries.oneOf(
            // Few parties of any weight, equal parties, and one giant among many dwarfs.
            Arbitraries.integers().between(1, 100_000).list().ofMinSize(1).ofMaxSize(10),
            Arbitraries.integers().between(1, 100).map(n -> Collections.nCopies(n, 1)),
            Arbitraries.integers()
                .between(2, 100)
                .map(
                    n -> {
                      List<Integer> weights = new ArrayList<>(Collections.nCopies(n, 1));
                      weights.set(n / 2, 999_000);
                      return weights;
                    }))
        .map(
            weights ->
                new RevenueSplit<>(
                    IntStream.range(0, weights.size())
                        .mapToObj(i -> new Share<>(i, weights.get(i)))
                        .toList()));
  }

  private static RevenueSplit<String> split(int... weights) {
    return new RevenueSplit<>(
        IntStream.range(0, weights.length)
            .mapToObj(i -> new Share<>("party-" + i, weights[i]))
            .toList());
  }

  private static List<Money> moneys(long... minors) {
    return Arrays.stream(minors).mapToObj(minor -> new Money(minor, USD)).toList();
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
