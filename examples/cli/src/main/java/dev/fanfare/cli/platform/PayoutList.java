package dev.fanfare.cli.platform;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.Payouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks payouts page by page. */
final class PayoutList {
  private static final int PAGE = 1_000;

  private PayoutList() {}

  /** Hands over every payout, by state and then by the time of its request. */
  static void forEach(Payouts payouts, Consumer<Payout> visitor) {
    for (PayoutState state : PayoutState.values()) {
      forEach(payouts, state, visitor);
    }
  }

  /** Returns how many payouts have reached each creator. */
  static Map<CreatorId, Long> paidByCreator(Payouts payouts) {
    Map<CreatorId, Long> paid = new HashMap<>();
    forEach(payouts, PayoutState.PAID, payout -> paid.merge(payout.creator(), 1L, Long::sum));
    return paid;
  }

  private static void forEach(Payouts payouts, PayoutState state, Consumer<Payout> visitor) {
    List<Payout> page = payouts.inState(state, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      page.forEach(visitor);
      page = payouts.inState(state, Optional.of(page.get(page.size() - 1)), PAGE);
    }
  }
}
