package dev.fanfare.analytics;

import dev.fanfare.money.Money;
import java.io.Serializable;
import java.util.Optional;

/**
 * The gifts of one spark over some days and in one asset, without free ones.
 *
 * @param sends how many were sent
 * @param revenue what was paid less what went back
 * @param creatorEarnings the creators' part of that
 */
public record SparkTotal(String spark, long sends, Money revenue, Money creatorEarnings)
    implements Serializable {
  /** Returns the revenue for each gift, rounded half to even; empty if none was sent. */
  public Optional<Money> averageValue() {
    return Averages.of(revenue, sends);
  }
}
