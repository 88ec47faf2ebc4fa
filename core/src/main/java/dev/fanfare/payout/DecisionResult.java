package dev.fanfare.payout;

import dev.fanfare.event.Answer;
import java.util.UUID;

/** What somebody's decision on a payout came to. */
public sealed interface DecisionResult extends Answer {
  /** It holds; the payout is now in {@code state}. */
  record Applied(UUID payout, PayoutState state, boolean replayed) implements DecisionResult {
    @Override
    public Applied asReplayed() {
      return new Applied(payout, state, true);
    }
  }

  /** Nothing was changed: the payout is in {@code state}, from where this cannot be decided. */
  record NotPossible(UUID payout, PayoutState state, boolean replayed) implements DecisionResult {
    @Override
    public NotPossible asReplayed() {
      return new NotPossible(payout, state, true);
    }
  }
}
