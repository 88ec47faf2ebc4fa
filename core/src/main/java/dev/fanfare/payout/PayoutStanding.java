package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Verification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a creator may be paid.
 *
 * @param creator who
 * @param verification whether the host knows who that is; PENDING for a creator never registered
 * @param payoutHold why payouts are stopped, null if they are not
 * @param unknownPayouts payouts in {@link PayoutState#UNKNOWN}
 * @param contradictedPayouts payouts against whose state the gateway has spoken
 */
public record PayoutStanding(
    CreatorId creator,
    Verification verification,
    @Nullable String payoutHold,
    int unknownPayouts,
    int contradictedPayouts) {
  public PayoutStanding {
    requireNonNull(creator, "creator");
    requireNonNull(verification, "verification");
    requireRange("unknownPayouts", unknownPayouts, 0, Integer.MAX_VALUE);
    requireRange("contradictedPayouts", contradictedPayouts, 0, Integer.MAX_VALUE);
  }

  static PayoutStanding of(CreatorId id, Optional<Creator> creator, PayoutStore.Doubts doubts) {
    return new PayoutStanding(
        id,
        creator.map(Creator::verification).orElse(Verification.PENDING),
        creator.flatMap(Creator::hold).orElse(null),
        doubts.unknown(),
        doubts.contradicted());
  }
}
