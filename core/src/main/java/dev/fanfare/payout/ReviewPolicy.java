package dev.fanfare.payout;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.util.HashMap;
import java.util.Map;

/** Says who decides on a payout that was asked for. A pure function. */
@FunctionalInterface
public interface ReviewPolicy {
  /** What happens to a payout that was asked for. */
  enum Decision {
    /** It may be submitted at once. */
    APPROVE,
    /** A person looks at it. */
    REVIEW,
    /** It stays as it is until somebody approves it or sends it to review. */
    WAIT
  }

  /** Decides on a request. */
  Decision decide(CreatorId creator, PayoutQuote quote);

  /** Returns the policy that approves everything. */
  static ReviewPolicy approveAll() {
    return (creator, quote) -> Decision.APPROVE;
  }

  /** Returns the policy that leaves everything to an operator. */
  static ReviewPolicy manual() {
    return (creator, quote) -> Decision.WAIT;
  }

  /**
   * Returns a policy that has gross amounts from a threshold on reviewed.
   *
   * @param thresholds one for each asset; a payout in an asset without one is reviewed
   */
  static ReviewPolicy reviewFrom(Money... thresholds) {
    Map<Asset, Money> byAsset = new HashMap<>();
    for (Money threshold : thresholds) {
      byAsset.put(requireNonNull(threshold, "threshold").asset(), threshold);
    }
    return (creator, quote) -> {
      Money threshold = byAsset.get(quote.gross().asset());
      return threshold == null || quote.gross().compareTo(threshold) >= 0
          ? Decision.REVIEW
          : Decision.APPROVE;
    };
  }
}
