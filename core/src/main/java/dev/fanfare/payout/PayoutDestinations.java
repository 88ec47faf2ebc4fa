package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import java.util.Optional;

/**
 * Where creators want their money. The host keeps these; they are personal data. Safe for
 * concurrent use.
 */
public interface PayoutDestinations {
  /** Returns where a creator is paid by a method, empty if the creator has not said. */
  Optional<PayoutDestination> find(CreatorId creator, PayoutMethod method);
}
