package dev.fanfare.analytics;

import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a source brought on a day in one asset. A refund counts on the day of the refund.
 *
 * @param sales how many sales
 * @param gross what was paid
 * @param refunds how many refunds
 * @param refunded what went back
 * @param creatorEarnings what creators earned less what was clawed back, as the books have it
 */
public record DailyRevenue(
    LocalDate day,
    RevenueSource source,
    long sales,
    Money gross,
    long refunds,
    Money refunded,
    Money creatorEarnings)
    implements Serializable {
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
}
