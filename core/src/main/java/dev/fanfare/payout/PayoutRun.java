package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A batch of payouts: everyone who has enough, by one method, from balances in one asset.
 *
 * @param key names the run; repeated, it goes on where it stopped and then changes nothing more
 * @param cutoff earnings that became available later wait for the next run; kept to the microsecond
 * @param method how everyone is paid
 * @param asset which balances are paid out; a creator with another currency is paid in that one
 * @param periodEnd the last day of the earnings that are paid
 * @param minimum the smallest balance that is considered, more than 0 and in {@code asset}; null
 *     for the minimum of the fee schedule in force at the cut-off. It saves looking at small
 *     balances; the schedule's own minimum holds in any case
 */
public record PayoutRun(
    IdempotencyKey key,
    Instant cutoff,
    PayoutMethod method,
    Asset asset,
    LocalDate periodEnd,
    @Nullable Money minimum)
    implements Serializable {
  public PayoutRun {
    requireNonNull(key, "key");
    cutoff = Instants.floor(requireNonNull(cutoff, "cutoff"));
    requireNonNull(method, "method");
    requireNonNull(asset, "asset");
    requireNonNull(periodEnd, "periodEnd");
    if (minimum != null) {
      require(
          minimum.isPositive() && minimum.asset().equals(asset),
          "minimum must be more than 0 of %s, was %s",
          asset,
          minimum);
    }
  }

  /**
   * Returns the run of a cut-off: its key follows from the arguments, and the period ends on the
   * cut-off's day in UTC. A schedule that fires twice gets the same run.
   */
  public static PayoutRun at(Instant cutoff, PayoutMethod method, Asset asset) {
    return new PayoutRun(
        IdempotencyKey.of("payout-run/%s/%s/%s".formatted(Instants.floor(cutoff), method, asset)),
        cutoff,
        method,
        asset,
        LocalDate.ofInstant(cutoff, ZoneOffset.UTC),
        null);
  }

  /** Returns this run with another smallest balance. */
  public PayoutRun withMinimum(Money smallest) {
    return new PayoutRun(key, cutoff, method, asset, periodEnd, smallest);
  }

  /** That a run has begun: the answer kept under its key. */
  public record Begun(IdempotencyKey run, boolean replayed) implements Answer {
    @Override
    public Begun asReplayed() {
      return new Begun(run, true);
    }
  }
}
