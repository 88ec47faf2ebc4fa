package dev.fanfare.simulation;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditBalance;
import dev.fanfare.credit.WalletState;
import dev.fanfare.earning.EarningsBalance;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.money.Asset;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.sandbox.SandboxMovement;
import dev.fanfare.payout.sandbox.SandboxMovement.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must be true of a platform, whatever happened to it. */
final class Inspector {
  private final World world;

  Inspector(World world) {
    this.world = world;
  }

  /** Checks what holds at every instant, also between a crash and the retry. */
  void checkAlways() {
    world.raw.inSnapshot(
        () -> {
          alwaysTrue();
          return true;
        });
  }

  private void alwaysTrue() {
    List<AuditFinding> findings = world.looking.auditor().verify();
    if (!findings.isEmpty()) {
      throw new AssertionError("the audit found " + findings);
    }
    Set<UUID> known = new HashSet<>();
    for (Payout payout : world.payouts()) {
      known.add(payout.id());
      checkAgainstGateway(payout);
    }
    for (SandboxMovement movement : world.movements()) {
      if (!known.contains(movement.payout())) {
        throw new AssertionError("money moved for no payout: " + movement);
      }
    }
    checkCredits();
  }

  /** What we believe may be behind what happened at the gateway, but never be wrong. */
  private void checkAgainstGateway(Payout payout) {
    long out = world.moved(payout.id(), Direction.OUT);
    long back = world.moved(payout.id(), Direction.BACK);
    if (out > 1 || back > out) {
      throw new AssertionError(
          "money moved %d times out and %d times back for %s".formatted(out, back, payout));
    }
    boolean possible =
        switch (payout.state()) {
          case REQUESTED, IN_REVIEW, APPROVED, FAILED, CANCELLED -> out == 0;
          case SUBMITTING, SUBMITTED, UNKNOWN -> true;
          case PAID -> out == 1;
          case RETURNED -> out == 1 && back == 1;
        };
    if (!possible) {
      throw new AssertionError(
          "%s, but money moved %d times out and %d times back"
              .formatted(payout.state(), out, back));
    }
  }

  private void checkCredits() {
    List<WalletState> states = new ArrayList<>();
    world.raw.credits().forEachWallet(states::add);
    for (WalletState state : states) {
      CreditBalance balance = world.looking.credits().balance(state.wallet());
      if (balance.available() < 0 || balance.reserved() < 0) {
        throw new AssertionError("below zero: " + balance);
      }
    }
  }

  /** Checks what holds between two steps, when the model has caught up. */
  void checkAgainstModel() {
    world.raw.inSnapshot(
        () -> {
          asTheModelSays();
          return true;
        });
  }

  private void asTheModelSays() {
    checkTotals();
    checkDebts();
    Map<Books.Purse, Long> there = new HashMap<>();
    Map<Asset, Long> sums = new HashMap<>();
    world
        .raw
        .ledger()
        .forEachAccount(
            (account, balance) -> {
              sums.merge(account.asset(), balance, Math::addExact);
              if (account.kind().ofCreator() && account.kind() != AccountKind.PAYOUT_CLEARING) {
                there.merge(purse(account), balance, Long::sum);
              }
            });
    sums.forEach(
        (asset, sum) -> {
          if (sum != 0) {
            throw new AssertionError("all accounts in %s sum to %d".formatted(asset, sum));
          }
        });
    for (Payout payout : world.payouts()) {
      PayoutState state = payout.state();
      if (state.inFlight() || state == PayoutState.PAID) {
        there.merge(
            new Books.Purse(payout.creator(), payout.gross().asset()),
            payout.gross().minor(),
            Long::sum);
      }
    }
    Map<Books.Purse, Long> expected = new HashMap<>(world.books.net());
    world.books.adjustments().forEach((purse, n) -> expected.merge(purse, n, Long::sum));
    requireSame("balances and payouts", there, expected);
  }

  /** Whoever owes something has nothing to be paid, unless an operator's correction gave it. */
  private void checkDebts() {
    for (CreatorId creator : world.creators) {
      for (Asset asset : List.of(Settings.USD, Settings.EUR)) {
        EarningsBalance balance = world.looking.earnings().balance(creator, asset);
        boolean corrected = world.books.adjustments().containsKey(new Books.Purse(creator, asset));
        if (balance.owed().isPositive() && balance.available().isPositive() && !corrected) {
          throw new AssertionError("%s owes and can be paid: %s".formatted(creator, balance));
        }
      }
    }
  }

  private void checkTotals() {
    Map<Books.Purse, Long> totals = new HashMap<>();
    world
        .raw
        .earnings()
        .forEachTotal(
            total ->
                totals.put(
                    new Books.Purse(total.creator(), total.earned().asset()), total.net().minor()));
    requireSame("totals of earnings", totals, world.books.net());
  }

  private static Books.Purse purse(Account account) {
    return new Books.Purse(CreatorId.of(account.owner()), account.asset());
  }

  private static void requireSame(
      String what, Map<Books.Purse, Long> actual, Map<Books.Purse, Long> expected) {
    Set<Books.Purse> all = new HashSet<>(actual.keySet());
    all.addAll(expected.keySet());
    for (Books.Purse purse : all) {
      long is = actual.getOrDefault(purse, 0L);
      long should = expected.getOrDefault(purse, 0L);
      if (is != should) {
        throw new AssertionError(
            "%s of %s are %d, the model says %d".formatted(what, purse, is, should));
      }
    }
  }

  /** Checks what holds once every doubt is dealt with and every event delivered. */
  void checkAtTheEnd() {
    world.raw.inSnapshot(
        () -> {
          trueAtTheEnd();
          return true;
        });
  }

  private void trueAtTheEnd() {
    Map<Account, Long> cash = new HashMap<>();
    Map<UUID, Payout> payouts = new HashMap<>();
    for (Payout payout : world.payouts()) {
      payouts.put(payout.id(), payout);
      checkEnd(payout);
    }
    for (SandboxMovement movement : world.movements()) {
      Payout payout = payouts.get(movement.payout());
      if (payout == null || !movement.amount().equals(payout.net())) {
        throw new AssertionError("%s does not pay %s".formatted(movement, payout));
      }
      long amount = movement.amount().minor();
      cash.merge(
          Account.cash(payout.gateway(), movement.amount().asset()),
          movement.direction() == Direction.OUT ? amount : -amount,
          Long::sum);
    }
    world
        .raw
        .ledger()
        .forEachAccount(
            (account, balance) -> {
              if (account.kind() == AccountKind.CASH && balance != cash.getOrDefault(account, 0L)) {
                throw new AssertionError(
                    "%s is %d, the gateway moved %d"
                        .formatted(account, balance, cash.getOrDefault(account, 0L)));
              }
            });
    world.deliveries.check(world.storage.committedEvents());
    checkWallets();
  }

  /** A payout's state and the gateway's record agree. */
  private void checkEnd(Payout payout) {
    long out = world.moved(payout.id(), Direction.OUT);
    long back = world.moved(payout.id(), Direction.BACK);
    boolean agrees =
        switch (payout.state()) {
          case REQUESTED, IN_REVIEW, APPROVED, FAILED, CANCELLED -> out == 0;
          case PAID -> out == 1 && back == 0;
          case RETURNED -> out == 1 && back == 1;
          case SUBMITTING, SUBMITTED, UNKNOWN -> false;
        };
    if (!agrees) {
      throw new AssertionError(
          "%s ends %s, but money moved %d times out and %d times back"
              .formatted(payout.id(), payout.state(), out, back));
    }
  }

  /** What was granted, less what expired and what was charged, is there. */
  private void checkWallets() {
    List<WalletState> states = new ArrayList<>();
    world.raw.credits().forEachWallet(states::add);
    for (WalletState state : states) {
      CreditBalance balance = world.looking.credits().balance(state.wallet());
      long there = balance.available() + balance.reserved();
      long expected =
          world.deliveries.grantedLessExpired(state.wallet())
              - world.charged.getOrDefault(state.wallet(), 0L);
      if (there != expected) {
        throw new AssertionError(
            "%s has %d credits, events and charges leave %d"
                .formatted(state.wallet(), there, expected));
      }
    }
  }
}
