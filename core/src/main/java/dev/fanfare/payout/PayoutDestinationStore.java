package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;

/**
 * Keeps where creators want their money, for a host that does not. What it holds is personal data.
 */
public interface PayoutDestinationStore extends PayoutDestinations {
  /**
   * Stores where a creator is paid by a method, replacing what was known.
   *
   * @throws IllegalArgumentException for {@link PayoutDestination.Forgotten}, which is none
   */
  void save(CreatorId creator, PayoutMethod method, PayoutDestination destination);

  /** Forgets where a creator is paid by a method; one never stored is no error. */
  void remove(CreatorId creator, PayoutMethod method);

  /**
   * Forgets where a creator is paid by any method.
   *
   * @return how many destinations were forgotten
   */
  int forget(CreatorId creator);
}
