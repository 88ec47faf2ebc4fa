package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.io.Serializable;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What payouts by one method in one asset cost, and which amounts may be paid. Immutable; a change
 * is a new version with its own date.
 *
 * <p>{@code fee = clamp(round(gross × rate) + fixed, minFee, maxFee)}, and never above the gross
 * amount.
 */
public final class FeeSchedule implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PayoutMethod method;
  private final Asset asset;
  private final String version;
  private final Instant effectiveFrom;
  private final Rate rate;
  private final RoundingMode rounding;
  private final Money fixed;
  private final Money minFee;
  private final @Nullable Money maxFee;
  private final Money minimum;
  private final @Nullable Money maximum;
  private final int fastestDays;
  private final int slowestDays;
  private final FeeBearer bearer;

  private FeeSchedule(Builder from) {
    this.method = from.method;
    this.asset = from.asset;
    this.version = from.version;
    this.effectiveFrom = from.effectiveFrom;
    this.rate = from.rate;
    this.rounding = from.rounding;
    this.fixed = from.fixed;
    this.minFee = from.minFee;
    this.maxFee = from.maxFee;
    this.minimum = from.minimum;
    this.maximum = from.maximum;
    this.fastestDays = from.fastestDays;
    this.slowestDays = from.slowestDays;
    this.bearer = from.bearer;
  }

  /**
   * Returns a builder of a schedule that charges nothing and pays any amount, in force since 1970.
   */
  public static Builder builder(PayoutMethod method, Asset asset, String version) {
    return new Builder(method, asset, version);
  }

  /**
   * Returns what a payout of this amount costs. It does not ask whether the amount may be paid: see
   * {@link #minimum} and {@link #maximum}.
   *
   * @param gross 0 or more, in {@link #asset}
   * @throws IllegalArgumentException if the amount is negative or in another asset
   * @throws ArithmeticException if percentage and fixed part together do not fit
   */
  public FeeQuote quote(Money gross) {
    if (gross.isNegative() || !gross.asset().equals(asset)) {
      throw new IllegalArgumentException(
          "gross must be 0 or more of %s, was %s".formatted(asset, gross));
    }
    List<FeeLine> lines = new ArrayList<>(4);
    Money fee = Money.zero(asset);
    fee = add(lines, FeeLine.Kind.PERCENTAGE, fee, fee.plus(rate.of(gross, rounding)));
    fee = add(lines, FeeLine.Kind.FIXED, fee, fee.plus(fixed));
    fee = add(lines, FeeLine.Kind.MINIMUM, fee, fee.max(minFee));
    fee = add(lines, FeeLine.Kind.MAXIMUM, fee, maxFee == null ? fee : fee.min(maxFee));
    fee = add(lines, FeeLine.Kind.GROSS, fee, fee.min(gross));
    return new FeeQuote(method, version, bearer, gross, lines, fee);
  }

  private static Money add(List<FeeLine> lines, FeeLine.Kind kind, Money before, Money after) {
    if (after.minor() != before.minor()) {
      lines.add(new FeeLine(kind, after.minus(before)));
    }
    return after;
  }

  /** Returns the method it prices. */
  public PayoutMethod method() {
    return method;
  }

  /** Returns the asset of every amount in it. */
  public Asset asset() {
    return asset;
  }

  /** Returns the name of this version, 1 to 64 characters. */
  public String version() {
    return version;
  }

  /** Returns since when it holds. */
  public Instant effectiveFrom() {
    return effectiveFrom;
  }

  /** Returns the percentage of the gross amount. */
  public Rate rate() {
    return rate;
  }

  /** Returns how the percentage is rounded to the minor unit. */
  public RoundingMode rounding() {
    return rounding;
  }

  /** Returns the fixed part of the fee, 0 or more. */
  public Money fixed() {
    return fixed;
  }

  /** Returns the smallest fee, 0 or more. */
  public Money minFee() {
    return minFee;
  }

  /** Returns the largest fee, empty if there is no cap. */
  public Optional<Money> maxFee() {
    return Optional.ofNullable(maxFee);
  }

  /** Returns the smallest gross amount that is paid out, 0 or more. */
  public Money minimum() {
    return minimum;
  }

  /** Returns the largest gross amount that is paid out, empty if there is no limit. */
  public Optional<Money> maximum() {
    return Optional.ofNullable(maximum);
  }

  /** Returns the business days it takes at best. */
  public int fastestDays() {
    return fastestDays;
  }

  /** Returns the business days it takes at worst. */
  public int slowestDays() {
    return slowestDays;
  }

  /** Returns who pays the fee. */
  public FeeBearer bearer() {
    return bearer;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FeeSchedule that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  private List<Object> values() {
    return List.of(
        method,
        asset,
        version,
        effectiveFrom,
        rate,
        rounding,
        fixed,
        minFee,
        maxFee(),
        minimum,
        maximum(),
        fastestDays,
        slowestDays,
        bearer);
  }

  /** Returns method, asset and version, such as {@code "paxum USD standard-1"}. */
  @Override
  public String toString() {
    return method + " " + asset + " " + version;
  }

  /** Collects the terms of a {@link FeeSchedule}. */
  public static final class Builder {
    private final PayoutMethod method;
    private final Asset asset;
    private final String version;
    private Instant effectiveFrom = Instant.EPOCH;
    private Rate rate = Rate.ZERO;
    private RoundingMode rounding = RoundingMode.HALF_UP;
    private Money fixed;
    private Money minFee;
    private @Nullable Money maxFee;
    private Money minimum;
    private @Nullable Money maximum;
    private int fastestDays;
    private int slowestDays;
    private FeeBearer bearer = FeeBearer.CREATOR;

    private Builder(PayoutMethod method, Asset asset, String version) {
      this.method = requireNonNull(method, "method");
      this.asset = requireNonNull(asset, "asset");
      this.version = requireText("version", version, 64);
      this.fixed = Money.zero(asset);
      this.minFee = Money.zero(asset);
      this.minimum = Money.zero(asset);
    }

    /** Sets since when the schedule holds; 1970 by default. */
    public Builder effectiveFrom(Instant instant) {
      this.effectiveFrom = requireNonNull(instant, "effectiveFrom");
      return this;
    }

    /** Sets the percentage of the gross amount; 0 by default. */
    public Builder rate(Rate rate) {
      this.rate = requireNonNull(rate, "rate");
      return this;
    }

    /** Sets how the percentage is rounded; half up by default. */
    public Builder rounding(RoundingMode rounding) {
      require(
          rounding != RoundingMode.UNNECESSARY,
          "rounding must be a mode that rounds, was %s",
          rounding);
      this.rounding = requireNonNull(rounding, "rounding");
      return this;
    }

    /** Sets the fixed part of the fee; 0 by default. */
    public Builder fixed(Money amount) {
      this.fixed = amount("fixed", amount);
      return this;
    }

    /** Sets the smallest fee; 0 by default. */
    public Builder minFee(Money amount) {
      this.minFee = amount("minFee", amount);
      return this;
    }

    /** Sets the largest fee; none by default. */
    public Builder maxFee(Money amount) {
      this.maxFee = amount("maxFee", amount);
      return this;
    }

    /** Sets the smallest gross amount that is paid out; 0 by default. */
    public Builder minimum(Money amount) {
      this.minimum = amount("minimum", amount);
      return this;
    }

    /** Sets the largest gross amount that is paid out; none by default. */
    public Builder maximum(Money amount) {
      this.maximum = amount("maximum", amount);
      return this;
    }

    /** Sets how many business days a payout takes; 0 to 0, at once, by default. */
    public Builder businessDays(int fastest, int slowest) {
      requireRange("fastest business days", fastest, 0, 60);
      requireRange("slowest business days", slowest, fastest, 60);
      this.fastestDays = fastest;
      this.slowestDays = slowest;
      return this;
    }

    /** Sets who pays the fee; the creator by default. */
    public Builder bearer(FeeBearer bearer) {
      this.bearer = requireNonNull(bearer, "bearer");
      return this;
    }

    /**
     * Returns the schedule.
     *
     * @throws IllegalArgumentException if a smallest amount exceeds its largest
     */
    public FeeSchedule build() {
      ordered("minFee", minFee, "maxFee", maxFee);
      ordered("minimum", minimum, "maximum", maximum);
      return new FeeSchedule(this);
    }

    private static void ordered(String lowName, Money low, String highName, @Nullable Money high) {
      if (high != null) {
        require(
            low.compareTo(high) <= 0,
            "%s must be at most %s, were %s and %s",
            lowName,
            highName,
            low,
            high);
      }
    }

    private Money amount(String name, Money amount) {
      require(
          amount.asset().equals(asset) && !amount.isNegative(),
          "%s must be 0 or more of %s, was %s",
          name,
          asset,
          amount);
      return amount;
    }
  }
}
