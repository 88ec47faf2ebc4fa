package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a creator earned, net of refunds, in one currency.
 *
 * @param creator who
 * @param currency what every amount but {@code notConverted} is in
 * @param total all time
 * @param settled the part of the total that is past its hold period
 * @param estimated the part that is on hold and that a refund could still take
 * @param currentMonth this month so far
 * @param previousMonth last month
 * @param averageMonthOrNull the mean of the whole months from that of the first sale to the last
 *     one, rounded half to even; null in the first month
 * @param bySource all time, each source that brought something; they sum to the total
 * @param notConverted all-time amounts in assets without a rate, not part of the other figures
 */
public record EarningsSummary(
    CreatorId creator,
    Asset currency,
    Money total,
    Money settled,
    Money estimated,
    Money currentMonth,
    Money previousMonth,
    @Nullable Money averageMonthOrNull,
    Map<RevenueSource, Money> bySource,
    List<Money> notConverted) {
  public EarningsSummary {
    bySource = Map.copyOf(bySource);
    notConverted = List.copyOf(notConverted);
  }

  /** Returns the mean of the whole months so far, empty in the first month. */
  public Optional<Money> averageMonth() {
    return Optional.ofNullable(averageMonthOrNull);
  }
}
