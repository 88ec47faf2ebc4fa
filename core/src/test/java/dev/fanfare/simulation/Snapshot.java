package dev.fanfare.simulation;

import dev.fanfare.collaboration.CollaborationState;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditBalance;
import dev.fanfare.credit.Wallet;
import dev.fanfare.ledger.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All that can be seen of a platform at one instant, to tell whether anything changed. */
record Snapshot(
    Map<Account, Long> accounts,
    Map<Wallet, CreditBalance> wallets,
    Map<UUID, String> payouts,
    Map<UUID, CollaborationState> collaborations,
    Map<CreatorId, Integer> achievements) {

  static Snapshot of(World world) {
    return world.raw.inSnapshot(() -> taken(world));
  }

  private static Snapshot taken(World world) {
    Map<Account, Long> accounts = new HashMap<>();
    world.raw.ledger().forEachAccount(accounts::put);
    List<Wallet> known = new ArrayList<>();
    world.raw.credits().forEachWallet(state -> known.add(state.wallet()));
    Map<Wallet, CreditBalance> wallets = new HashMap<>();
    known.forEach(wallet -> wallets.put(wallet, world.looking.credits().balance(wallet)));
    Map<UUID, String> payouts = new HashMap<>();
    world.raw.payouts().forEach(p -> payouts.put(p.id(), p.state() + " " + p.version()));
    Map<UUID, CollaborationState> collaborations = new HashMap<>();
    world
        .proposals
        .keySet()
        .forEach(
            id ->
                world
                    .looking
                    .collaborations()
                    .find(id)
                    .ifPresent(found -> collaborations.put(id, found.state())));
    Map<CreatorId, Integer> achievements = new HashMap<>();
    world.creators.forEach(
        creator ->
            achievements.put(creator, world.looking.achievements().unlocked(creator).size()));
    return new Snapshot(accounts, wallets, payouts, collaborations, achievements);
  }
}
