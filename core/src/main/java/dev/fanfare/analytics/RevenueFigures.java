package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Revenue in one asset.
 *
 * @param sales how many sales
 * @param gross what was paid
 * @param refunds how many refunds
 * @param refunded what went back
 * @param creatorEarnings the creators' part of the net
 */
public record RevenueFigures(
    long sales, Money gross, long refunds, Money refunded, Money creatorEarnings)
    implements Serializable {
  public RevenueFigures {
    require(
        gross.asset().equals(refunded.asset()) && gross.asset().equals(creatorEarnings.asset()),
        "amounts must be in one asset, were %s, %s and %s",
        gross,
        refunded,
        creatorEarnings);
  }

  /** Returns no revenue. */
  public static RevenueFigures none(Asset asset) {
    Money zero = Money.zero(asset);
    return new RevenueFigures(0, zero, 0, zero, zero);
  }

  static RevenueFigures of(DailyRevenue row) {
    return new RevenueFigures(
        row.sales(), row.gross(), row.refunds(), row.refunded(), row.creatorEarnings());
  }

  /** Adds up rows, for each asset of which there are some, by asset code and scale. */
  static List<RevenueFigures> sum(
      Collection<DailyRevenue> rows, Predicate<? super DailyRevenue> which) {
    TreeMap<Asset, RevenueFigures> sums = new TreeMap<>(Assets.ORDER);
    rows.stream()
        .filter(which)
        .forEach(row -> sums.merge(row.asset(), of(row), RevenueFigures::plus));
    return List.copyOf(sums.values());
  }

  /** Returns what there is in an asset. */
  static RevenueFigures in(List<RevenueFigures> figures, Asset asset) {
    return figures.stream()
        .filter(found -> found.asset().equals(asset))
        .findFirst()
        .orElse(none(asset));
  }

  /**
   * @throws IllegalArgumentException if the assets differ
   */
  public RevenueFigures plus(RevenueFigures other) {
    return new RevenueFigures(
        sales + other.sales,
        gross.plus(other.gross),
        refunds + other.refunds,
        refunded.plus(other.refunded),
        creatorEarnings.plus(other.creatorEarnings));
  }

  /** Returns what the amounts are in. */
  public Asset asset() {
    return gross.asset();
  }

  /** Returns what was paid less what went back; negative if more went back. */
  public Money net() {
    return gross.minus(refunded);
  }

  /** Returns what the platform keeps: the net less the creators' part. */
  public Money platformEarnings() {
    return net().minus(creatorEarnings);
  }

  /** Returns what was paid for each sale, rounded half to even; empty without a sale. */
  public Optional<Money> averageSale() {
    return Averages.of(gross, sales);
  }
}
