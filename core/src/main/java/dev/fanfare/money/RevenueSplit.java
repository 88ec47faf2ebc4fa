package dev.fanfare.money;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;

/**
 * How revenue is divided among parties, by integer weights. Immutable; a sale keeps the split it
 * was made under.
 *
 * <p>Each party gets the floor of its share; every minor unit left over goes to the party that has
 * been short the most so far, counting what {@link Deficits} of earlier allocations say, ties in
 * party order. So the parts always sum to the whole, and over time no party loses more than about a
 * minor unit (giving "the first" the remainder starves the others).
 *
 * @param <P> who shares: the first party wins ties
 * @param shares 1 to 100 parties, each once
 */
public record RevenueSplit<P>(List<Share<P>> shares) implements Serializable {
  /** A hundred minor units of the largest split: far beyond what allocations leave behind. */
  private static final long MAX_DEFICIT = 100_000_000;

  /** The largest weight of one party, and of all together. */
  public static final int MAX_WEIGHT = 1_000_000;

  /**
   * A party's weight.
   *
   * @param weight 1 to {@link #MAX_WEIGHT}
   */
  public record Share<P>(P party, int weight) implements Serializable {
    public Share {
      requireNonNull(party, "party");
      requireRange("weight", weight, 1, MAX_WEIGHT);
    }
  }

  /**
   * How far each party lags behind its exact share after some allocations, in party order, in units
   * of one minor unit divided by the total weight. They sum to zero.
   */
  public record Deficits(List<Long> values) implements Serializable {
    /**
     * @throws IllegalArgumentException if the values do not sum to zero
     */
    public Deficits {
      values = List.copyOf(values);
      long sum = 0;
      for (long value : values) {
        requireRange("deficit", value, -MAX_DEFICIT, MAX_DEFICIT);
        sum += value;
      }
      require(sum == 0, "deficits must sum to 0, were %s", values);
    }
  }

  /**
   * An amount divided.
   *
   * @param parts one for each party, in party order; they sum to the amount
   * @param deficits to hand to the next allocation under the same split
   */
  public record Allocation(List<Money> parts, Deficits deficits) implements Serializable {
    public Allocation {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @throws IllegalArgumentException if there are too few or too many parties, or one stands twice
   */
  public RevenueSplit {
    shares = List.copyOf(shares);
    requireRange("number of parties", shares.size(), 1, 100);
    var seen = new HashSet<P>();
    long total = 0;
    for (Share<P> share : shares) {
      require(seen.add(share.party()), "party '%s' stands twice in the split", share.party());
      total += share.weight();
    }
    requireRange("sum of weights", total, 1, MAX_WEIGHT);
  }

  /** Returns the split that gives everything to one party. */
  public static <P> RevenueSplit<P> whole(P party) {
    return new RevenueSplit<>(List.of(new Share<>(party, 1)));
  }

  /** Returns the split between two parties in equal halves. */
  public static <P> RevenueSplit<P> halves(P first, P second) {
    return of(first, 50, second, 50);
  }

  /** Returns the split between two parties. */
  public static <P> RevenueSplit<P> of(P first, int firstWeight, P second, int secondWeight) {
    return new RevenueSplit<>(
        List.of(new Share<>(first, firstWeight), new Share<>(second, secondWeight)));
  }

  /** Returns the sum of the weights. */
  public int totalWeight() {
    int total = 0;
    for (Share<P> share : shares) {
      total += share.weight();
    }
    return total;
  }

  /** Returns the deficits before any allocation. */
  public Deficits noDeficits() {
    return new Deficits(boxed(new long[shares.size()]));
  }

  /**
   * Divides an amount as the first under this split.
   *
   * @param amount 0 or more
   * @throws IllegalArgumentException if the amount is negative
   */
  public List<Money> allocate(Money amount) {
    return divide(amount, new long[shares.size()]);
  }

  /**
   * Divides an amount.
   *
   * @param amount 0 or more
   * @param before the deficits that the previous allocation left
   * @throws IllegalArgumentException if the amount is negative or the deficits belong to another
   *     split
   */
  public Allocation allocate(Money amount, Deficits before) {
    int n = shares.size();
    require(
        before.values().size() == n,
        "deficits of %d parties do not fit a split of %d",
        before.values().size(),
        n);
    long[] deficits = new long[n];
    for (int i = 0; i < n; i++) {
      deficits[i] = before.values().get(i);
    }
    List<Money> parts = divide(amount, deficits);
    return new Allocation(parts, new Deficits(boxed(deficits)));
  }

  /** Returns the parts, and turns the deficits into those that they leave. */
  private List<Money> divide(Money amount, long[] deficits) {
    require(!amount.isNegative(), "amount must be 0 or more, was %s", amount);
    long weight = totalWeight();
    long whole = amount.minor() / weight;
    long rest = amount.minor() % weight;
    long[] parts = new long[deficits.length];
    long left = rest;
    for (int i = 0; i < parts.length; i++) {
      // amount × w / weight = whole × w + rest × w / weight; rest and w stay below 10^6, so nothing
      // overflows.
      int share = shares.get(i).weight();
      long exact = rest * share;
      long floor = exact / weight;
      parts[i] = whole * share + floor;
      deficits[i] += exact - floor * weight;
      left -= floor;
    }
    for (; left > 0; left--) {
      int shortest = indexOfLargest(deficits);
      parts[shortest]++;
      deficits[shortest] -= weight;
    }
    return moneys(parts, amount.asset());
  }

  /**
   * Takes a refund back from what the parties still hold of a sale: each by what remains, left-over
   * minor units by the largest remainder. Nobody gives more than remains, and refunding everything
   * that remains leaves exactly 0.
   *
   * @param refund 0 to the sum of {@code remaining}
   * @param remaining what each party still holds of the sale, 0 or more each
   * @throws IllegalArgumentException if the refund is out of range
   */
  public static List<Money> refund(Money refund, List<Money> remaining) {
    requireNonNull(refund, "refund");
    Money total = Money.zero(refund.asset());
    for (Money part : remaining) {
      require(!part.isNegative(), "remaining must be 0 or more, was %s", part);
      total = total.plus(part);
    }
    require(
        !refund.isNegative() && refund.compareTo(total) <= 0,
        "refund must be 0 to %s, was %s",
        total,
        refund);
    long[] parts = new long[remaining.size()];
    long left = refund.minor();
    if (left == 0) {
      return moneys(parts, refund.asset());
    }
    Remainder[] remainders = new Remainder[parts.length];
    for (int i = 0; i < parts.length; i++) {
      remainders[i] = Remainder.of(refund.minor(), remaining.get(i).minor(), total.minor());
      parts[i] = remainders[i].floor();
      left -= parts[i];
    }
    for (; left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < parts.length; i++) {
        if (remainders[i].rest().compareTo(remainders[largest].rest()) > 0) {
          largest = i;
        }
      }
      parts[largest]++;
      remainders[largest] = remainders[largest].used();
    }
    return moneys(parts, refund.asset());
  }

  /** The whole and the fractional part of {@code refund × part / total}. */
  private record Remainder(long floor, BigInteger rest) {
    static Remainder of(long refund, long part, long total) {
      var product = BigInteger.valueOf(refund).multiply(BigInteger.valueOf(part));
      var divided = product.divideAndRemainder(BigInteger.valueOf(total));
      return new Remainder(divided[0].longValueExact(), divided[1]);
    }

    Remainder used() {
      return new Remainder(floor, BigInteger.valueOf(-1));
    }
  }

  private static int indexOfLargest(long[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  private static List<Money> moneys(long[] minors, Asset asset) {
    Money[] moneys = new Money[minors.length];
    for (int i = 0; i < minors.length; i++) {
      moneys[i] = new Money(minors[i], asset);
    }
    return List.of(moneys);
  }

  private static List<Long> boxed(long[] values) {
    Long[] boxed = new Long[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return List.of(boxed);
  }
}
