package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * One try at moving a payout's money, as a gateway gets it.
 *
 * @param key names the try; a gateway that gets the same key twice moves money once
 * @param payout the payout it is for
 * @param creator who is paid
 * @param amount what the creator receives, more than 0
 * @param method how
 * @param destination where to; {@link PayoutDestination.Forgotten} if that was erased since
 * @param at when the attempt was recorded; kept to the microsecond
 */
public record PayoutAttempt(
    UUID key,
    UUID payout,
    CreatorId creator,
    Money amount,
    PayoutMethod method,
    PayoutDestination destination,
    Instant at) {
  public PayoutAttempt {
    requireNonNull(key, "key");
    requireNonNull(payout, "payout");
    requireNonNull(creator, "creator");
    require(amount.isPositive(), "amount must be more than 0, was %s", amount);
    requireNonNull(method, "method");
    requireNonNull(destination, "destination");
    at = Instants.floor(requireNonNull(at, "at"));
  }

  PayoutAttempt forgotten() {
    return new PayoutAttempt(
        key, payout, creator, amount, method, new PayoutDestination.Forgotten(), at);
  }
}
