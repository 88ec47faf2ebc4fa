package dev.fanfare.creator;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Fanfare knows of a creator. Immutable.
 *
 * @param displayName 1 to 200 characters, shown to people, never interpreted
 * @param currency what the creator is shown and paid in
 * @param zone whose days and months count for the creator
 * @param joinedAt when the creator joined the platform, kept to the microsecond
 * @param payoutHold why payouts are stopped, null if they are not; 1 to 200 characters
 */
public record Creator(
    CreatorId id,
    String displayName,
    Asset currency,
    ZoneId zone,
    Instant joinedAt,
    Verification verification,
    @Nullable String payoutHold)
    implements Serializable {
  public Creator {
    requireNonNull(id, "id");
    requireText("displayName", displayName, 200);
    requireNonNull(currency, "currency");
    requireNonNull(zone, "zone");
    joinedAt = Instants.floor(requireNonNull(joinedAt, "joinedAt"));
    requireNonNull(verification, "verification");
    if (payoutHold != null) {
      requireText("payoutHold", payoutHold, 200);
    }
  }

  /** Returns why payouts are stopped, empty if they are not. */
  public Optional<String> hold() {
    return Optional.ofNullable(payoutHold);
  }

  /** Returns the same creator with another verification. */
  public Creator withVerification(Verification verification) {
    return new Creator(id, displayName, currency, zone, joinedAt, verification, payoutHold);
  }

  /** Returns the same creator with payouts stopped for a reason, or not stopped if it is null. */
  public Creator withPayoutHold(@Nullable String reason) {
    return new Creator(id, displayName, currency, zone, joinedAt, verification, reason);
  }
}
