package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Approves everything. */
  record ApproveAll() implements ReviewPolicy {
    @Override
    public Decision decide(CreatorId creator, PayoutQuote quote) {
      return Decision.APPROVE;
    }
  }

  /** Leaves everything to an operator. */
  record Manual() implements ReviewPolicy {
    @Override
    public Decision decide(CreatorId creator, PayoutQuote quote) {
      return Decision.WAIT;
    }
  }

  /**
   * Has gross amounts from a threshold on reviewed.
   *
   * @param thresholds one for each asset, kept by its code; a payout in an asset without one is
   *     reviewed
   */
  record ReviewFrom(List<Money> thresholds) implements ReviewPolicy {
    /**
     * @throws IllegalArgumentException if two thresholds are of one asset
     */
    public ReviewFrom {
      thresholds =
          thresholds.stream()
              .sorted(Comparator.comparing((Money threshold) -> threshold.asset().code()))
              .toList();
      require(
          thresholds.stream().map(Money::asset).distinct().count() == thresholds.size(),
          "thresholds must be one for each asset, were %s",
          thresholds);
    }

    @Override
    public Decision decide(CreatorId creator, PayoutQuote quote) {
      Money gross = quote.gross();
      for (Money threshold : thresholds) {
        if (threshold.asset().equals(gross.asset())) {
          return gross.compareTo(threshold) >= 0 ? Decision.REVIEW : Decision.APPROVE;
        }
      }
      return Decision.REVIEW;
    }
  }

  /** Returns the policy that approves everything. */
  static ReviewPolicy approveAll() {
    return new ApproveAll();
  }

  /** Returns the policy that leaves everything to an operator. */
  static ReviewPolicy manual() {
    return new Manual();
  }

  /**
   * Returns a policy that has gross amounts from a threshold on reviewed.
   *
   * @param thresholds one for each asset, of several the last; a payout in an asset without one is
   *     reviewed
   */
  static ReviewPolicy reviewFrom(Money... thresholds) {
    Map<Asset, Money> byAsset = new LinkedHashMap<>();
    Arrays.stream(thresholds).forEach(threshold -> byAsset.put(threshold.asset(), threshold));
    return new ReviewFrom(List.copyOf(byAsset.values()));
  }
}
