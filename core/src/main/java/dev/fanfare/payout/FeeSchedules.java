package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All fee schedules, those of the past and of the future included. Of several for a method and an
 * asset the one with the latest date not after the asked instant is in force. Immutable.
 */
public final class FeeSchedules implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final FeeSchedules NONE = new FeeSchedules(List.of());

  /** The latest first within a method and an asset, so that the first match is the one in force. */
  private static final Comparator<FeeSchedule> ORDER =
      Comparator.comparing(FeeSchedule::method)
          .thenComparing(schedule -> schedule.asset().code())
          .thenComparing(Comparator.comparing(FeeSchedule::effectiveFrom).reversed());

  private final List<FeeSchedule> schedules;

  private FeeSchedules(List<FeeSchedule> schedules) {
    this.schedules = schedules;
  }

  /** Returns a set without any schedule: nothing can be paid. */
  public static FeeSchedules none() {
    return NONE;
  }

  /**
   * Returns a set of schedules.
   *
   * @throws IllegalArgumentException if two of a method and an asset share a date or a version
   */
  public static FeeSchedules of(List<FeeSchedule> schedules) {
    List<FeeSchedule> sorted = schedules.stream().sorted(ORDER).toList();
    for (int i = 0; i < sorted.size(); i++) {
      for (int k = i + 1; k < sorted.size() && samePair(sorted.get(i), sorted.get(k)); k++) {
        require(
            !sorted.get(i).effectiveFrom().equals(sorted.get(k).effectiveFrom())
                && !sorted.get(i).version().equals(sorted.get(k).version()),
            "schedules of a method and an asset need different dates and versions, were %s and %s",
            sorted.get(i),
            sorted.get(k));
      }
    }
    return new FeeSchedules(sorted);
  }

  private static boolean samePair(FeeSchedule one, FeeSchedule other) {
    return one.method().equals(other.method()) && one.asset().equals(other.asset());
  }

  /**
   * Returns the schedules that hold unless a host brings its own, in force since 1970 as version
   * {@code standard-1}. Amounts are whole units of the asset, borne by the creator, rounded half
   * up:
   *
   * <ul>
   *   <li>{@code bank_transfer}: 2.5 %, from 50, in 3 to 5 business days;
   *   <li>{@code paxum}: 2 %, from 20, in 1 to 2 business days;
   *   <li>{@code stripe}: 0.25 % + 0.25, from 1, in 2 to 7 business days;
   *   <li>{@code paypal}: 2 %, at most 1, from 1, in 0 to 1 business days;
   *   <li>{@code crypto}: 1 %, at least 1, from 50, in 0 to 1 business days.
   * </ul>
   *
   * The last three are our defaults, not a provider's price list: take the terms of your contract.
   * Where the asset has no smaller unit (JPY), 0.25 counts as one.
   */
  public static FeeSchedules standard(Asset asset) {
    requireNonNull(asset, "asset");
    return of(
        List.of(
            standard(PayoutMethod.BANK_TRANSFER, asset)
                .rate(Rate.parse("2.5%"))
                .minimum(units("50", asset))
                .businessDays(3, 5)
                .build(),
            standard(PayoutMethod.PAXUM, asset)
                .rate(Rate.percent(2))
                .minimum(units("20", asset))
                .businessDays(1, 2)
                .build(),
            standard(PayoutMethod.STRIPE, asset)
                .rate(Rate.parse("0.25%"))
                .fixed(units("0.25", asset))
                .minimum(units("1", asset))
                .businessDays(2, 7)
                .build(),
            standard(PayoutMethod.PAYPAL, asset)
                .rate(Rate.percent(2))
                .maxFee(units("1", asset))
                .minimum(units("1", asset))
                .businessDays(0, 1)
                .build(),
            standard(PayoutMethod.CRYPTO, asset)
                .rate(Rate.percent(1))
                .minFee(units("1", asset))
                .minimum(units("50", asset))
                .businessDays(0, 1)
                .build()));
  }

  private static FeeSchedule.Builder standard(PayoutMethod method, Asset asset) {
    return FeeSchedule.builder(method, asset, "standard-1");
  }

  private static Money units(String amount, Asset asset) {
    BigDecimal minor = new BigDecimal(amount).movePointRight(asset.scale());
    return new Money(minor.setScale(0, RoundingMode.UP).longValueExact(), asset);
  }

  /** Returns these schedules and some more. */
  public FeeSchedules with(FeeSchedules more) {
    List<FeeSchedule> all = new ArrayList<>(schedules);
    all.addAll(more.schedules);
    return of(all);
  }

  /** Returns the schedule in force at an instant, empty if there is none. */
  public Optional<FeeSchedule> find(PayoutMethod method, Asset asset, Instant at) {
    for (FeeSchedule schedule : schedules) {
      if (schedule.method().equals(method)
          && schedule.asset().equals(asset)
          && !schedule.effectiveFrom().isAfter(at)) {
        return Optional.of(schedule);
      }
    }
    return Optional.empty();
  }

  /** Returns the schedules in force for an asset at an instant, by method. */
  public List<FeeSchedule> inForce(Asset asset, Instant at) {
    return schedules.stream()
        .filter(schedule -> find(schedule.method(), asset, at).orElse(null) == schedule)
        .toList();
  }

  /** Returns every schedule, by method and asset, the latest first. */
  public List<FeeSchedule> all() {
    return schedules;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FeeSchedules that && schedules.equals(that.schedules);
  }

  @Override
  public int hashCode() {
    return schedules.hashCode();
  }

  @Override
  public String toString() {
    return schedules.toString();
  }
}
