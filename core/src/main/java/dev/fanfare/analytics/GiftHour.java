package dev.fanfare.analytics;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The gifts of one spark in an hour and one asset, without free ones.
 *
 * @param hour its start: see {@link LocalDay#hourOf}
 * @param sends how many were sent; a refund takes none away
 * @param revenue what was paid, less what went back in the hour for gifts of the spark
 * @param creatorEarnings the creators' part of that, as the books have it
 * @param uniqueSenders how many known users sent them
 * @param uniqueRecipients how many creators received them
 */
public record GiftHour(
    LocalDate day,
    Instant hour,
    String spark,
    long sends,
    Money revenue,
    Money creatorEarnings,
    long uniqueSenders,
    long uniqueRecipients)
    implements Serializable {
  /** Returns what the amounts are in. */
  public Asset asset() {
    return revenue.asset();
  }

  /** Returns the revenue for each gift, rounded half to even; empty if none was sent. */
  public Optional<Money> averageValue() {
    return Averages.of(revenue, sends);
  }
}
