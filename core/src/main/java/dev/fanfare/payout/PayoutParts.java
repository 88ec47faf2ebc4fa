package dev.fanfare.payout;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.payout.Ineligibility.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What paying needs, handed around within this package. */
record PayoutParts(
    Operations operations,
    PayoutStore store,
    LedgerStore ledger,
    CreatorStore creators,
    PayoutDestinations destinations,
    PayoutGateways gateways,
    ExchangeRates rates,
    PayoutPolicy policy) {
  PayoutParts {
    requireNonNull(operations, "operations");
    requireNonNull(store, "store");
    requireNonNull(ledger, "ledger");
    requireNonNull(creators, "creators");
    requireNonNull(destinations, "destinations");
    requireNonNull(gateways, "gateways");
    requireNonNull(rates, "rates");
    requireNonNull(policy, "policy");
  }

  /**
   * Refuses to go on within a transaction: what a gateway is told must be committed before, and not
   * be undone after.
   *
   * @throws IllegalStateException if the calling thread is within a transaction
   */
  void requireNoTransaction(String verb) {
    if (operations.inTransaction()) {
      throw new IllegalStateException(
          ("%s must not be called within a transaction: "
                  + "the attempt is committed before the gateway hears of it")
              .formatted(verb));
    }
  }

  /** Returns why a creator is not paid now, as far as policies say. */
  List<Ineligibility> standing(CreatorId id, Optional<Creator> creator) {
    return policy.eligibility().check(PayoutStanding.of(id, creator, store.doubts(id)));
  }

  /** Returns every reason why a creator is not paid by a method now. */
  List<Ineligibility> reasonsAgainst(
      CreatorId id, Optional<Creator> creator, PayoutMethod method, Optional<?> gateway) {
    return reasonsAgainst(id, creator, method, gateway, destinations.find(id, method));
  }

  /** Returns every reason why a creator is not paid by a method to a destination now. */
  List<Ineligibility> reasonsAgainst(
      CreatorId id,
      Optional<Creator> creator,
      PayoutMethod method,
      Optional<?> gateway,
      Optional<PayoutDestination> destination) {
    List<Ineligibility> reasons = new ArrayList<>(standing(id, creator));
    if (gateway.isEmpty()) {
      reasons.add(new Ineligibility(Cause.NO_GATEWAY, "no gateway pays by " + method));
    }
    if (destination.isEmpty()) {
      reasons.add(new Ineligibility(Cause.NO_DESTINATION, "no destination for " + method));
    }
    return List.copyOf(reasons);
  }
}
