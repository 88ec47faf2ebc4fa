package dev.fanfare.laws;

import dev.fanfare.collaboration.CollaborationRequest;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.WalletState;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.ledger.Account;
import dev.fanfare.payout.Payout;
import dev.fanfare.tier.TierAssignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that a platform stores, to tell whether anything changed. */
record State(
    Map<Account, Long> accounts,
    List<WalletState> wallets,
    List<Payout> payouts,
    Map<CreatorId, Optional<Creator>> creators,
    Map<CreatorId, List<TierAssignment>> tiers,
    Map<CreatorId, Integer> achievements,
    List<CollaborationRequest> collaborations,
    List<RecordedEvent> events) {
  static State of(Host host) {
    var storage = host.fanfare.storage();
    Map<Account, Long> accounts = new HashMap<>();
    storage.ledger().forEachAccount(accounts::put);
    List<WalletState> wallets = new ArrayList<>();
    storage.credits().forEachWallet(wallets::add);
    List<Payout> payouts = new ArrayList<>();
    storage.payouts().forEach(payouts::add);
    Map<CreatorId, Optional<Creator>> creators = new HashMap<>();
    Map<CreatorId, List<TierAssignment>> tiers = new HashMap<>();
    Map<CreatorId, Integer> achievements = new HashMap<>();
    List<CollaborationRequest> collaborations = new ArrayList<>();
    for (CreatorId creator : Host.CREATORS) {
      creators.put(creator, storage.creators().find(creator));
      tiers.put(creator, storage.tiers().history(creator));
      achievements.put(creator, storage.achievements().ofCreator(creator).size());
      collaborations.addAll(
          host.fanfare.collaborations().forCreator(creator, Set.of(), Optional.empty(), 1000));
    }
    return new State(
        accounts,
        wallets,
        payouts,
        creators,
        tiers,
        achievements,
        collaborations,
        storage.events().waiting(Integer.MAX_VALUE, Set.of()));
  }
}
