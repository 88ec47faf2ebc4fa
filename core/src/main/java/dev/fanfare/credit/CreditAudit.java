package dev.fanfare.credit;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The credits' invariants: nothing is below zero; a wallet's available and reserved credits are
 * what its grants have left and hold, and what its statement lines sum to, without a gap in their
 * chain; what a grant holds is what open reservations keep of it; allocation lines sum to the
 * amount they pay; no more is refunded than was charged; no grant gave more than it had.
 */
public final class CreditAudit implements AuditRule {
  private final CreditStore store;

  /** Audits what a store keeps. */
  public CreditAudit(CreditStore store) {
    this.store = store;
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    store.forEachWallet(state -> new WalletCheck(state, findings).run());
  }

  /** Checks one wallet. */
  private final class WalletCheck {
    private final WalletState state;
    private final Consumer<AuditFinding> findings;
    private final Map<UUID, Long> kept = new HashMap<>();
    private final Map<UUID, Long> paid = new HashMap<>();
    private long remaining;
    private long held;
    private long active;

    WalletCheck(WalletState state, Consumer<AuditFinding> findings) {
      this.state = state;
      this.findings = findings;
    }

    void run() {
      store.forEachReservation(state.wallet(), this::checkReservation);
      store.forEachCharge(state.wallet(), this::checkCharge);
      store.forEachGrant(state.wallet(), this::checkGrant);
      if (active != state.grants().size()) {
        report(
            "credit.active",
            "%d grants have credits, %d are active".formatted(active, state.grants().size()));
      }
      checkBalance("available", state.available(), remaining);
      checkBalance("reserved", state.reserved(), held);
      checkEntries();
    }

    private void checkReservation(Reservation reservation) {
      checkLines("reservation", reservation.id(), reservation.amount(), reservation.lines());
      boolean open = reservation.state() == Reservation.State.OPEN;
      if (open) {
        reservation.lines().forEach(l -> kept.merge(l.grant(), l.amount(), Math::addExact));
      }
      if (open != state.reservations().contains(reservation)) {
        report(
            "credit.active",
            "reservation %s is %s and %s the open ones"
                .formatted(reservation.id(), reservation.state(), open ? "not among" : "among"));
      }
      if (reservation.settled() < 0 || reservation.settled() > reservation.amount()) {
        report(
            "credit.bound",
            "reservation %s of %d credits was settled with %d"
                .formatted(reservation.id(), reservation.amount(), reservation.settled()));
      }
    }

    private void checkCharge(Charge charge) {
      checkLines("charge", charge.id(), charge.amount(), charge.lines());
      if (charge.refunded() < 0 || charge.refunded() > charge.amount()) {
        report(
            "credit.refund",
            "charge %s of %d credits was refunded %d"
                .formatted(charge.id(), charge.amount(), charge.refunded()));
      }
      Allocation.slice(charge.lines(), 0, charge.refundable())
          .forEach(l -> paid.merge(l.grant(), l.amount(), Math::addExact));
    }

    private void checkLines(String what, UUID id, long amount, List<Allocation> lines) {
      long sum = Allocation.sum(lines);
      if (sum != amount) {
        report(
            "credit.allocation",
            "%s %s is of %d credits, its lines sum to %d".formatted(what, id, amount, sum));
      }
    }

    private void checkGrant(Grant grant) {
      if (grant.remaining() < 0 || grant.held() < 0) {
        report(
            "credit.bound",
            "grant %s has %d credits left and holds %d"
                .formatted(grant.id(), grant.remaining(), grant.held()));
      }
      long kept = this.kept.getOrDefault(grant.id(), 0L);
      if (grant.held() != kept) {
        report(
            "credit.held",
            "grant %s holds %d credits, open reservations keep %d"
                .formatted(grant.id(), grant.held(), kept));
      }
      long given = paid.getOrDefault(grant.id(), 0L) + grant.remaining() + grant.held();
      if (given > grant.amount()) {
        report(
            "credit.grant",
            "grant %s of %d credits paid, holds and has left %d"
                .formatted(grant.id(), grant.amount(), given));
      }
      if (!grant.isUsedUp()) {
        active++;
        if (!state.grants().contains(grant)) {
          report("credit.active", "grant %s has credits and is not active".formatted(grant.id()));
        }
      }
      held += grant.held();
      remaining += grant.effectiveBy(state.time()) ? grant.remaining() : 0;
    }

    private void checkBalance(String what, long balance, long grants) {
      if (balance != grants || balance < 0) {
        report(
            "credit.balance",
            "%s credits are %d, the grants sum to %d".formatted(what, balance, grants));
      }
    }

    private void checkEntries() {
      Chain chain = new Chain();
      store.forEachEntry(state.wallet(), chain);
      if (chain.seq != state.lastEntry()
          || chain.available != state.available()
          || chain.reserved != state.reserved()) {
        report(
            "credit.statement",
            "%d lines end at %d available and %d reserved, the wallet says %d, %d and %d"
                .formatted(
                    chain.seq,
                    chain.available,
                    chain.reserved,
                    state.lastEntry(),
                    state.available(),
                    state.reserved()));
      }
    }

    private void report(String rule, String detail) {
      findings.accept(new AuditFinding(rule, state.wallet().toString(), detail));
    }

    /** Follows the statement lines. */
    private final class Chain implements Consumer<CreditEntry> {
      private long seq;
      private long available;
      private long reserved;

      @Override
      public void accept(CreditEntry entry) {
        if (entry.seq() != seq + 1
            || entry.availableAfter() != available + entry.availableDelta()
            || entry.reservedAfter() != reserved + entry.reservedDelta()) {
          report(
              "credit.statement",
              "line %d: %+d = %d available, %+d = %d reserved does not follow line %d with %d and %d"
                  .formatted(
                      entry.seq(),
                      entry.availableDelta(),
                      entry.availableAfter(),
                      entry.reservedDelta(),
                      entry.reservedAfter(),
                      seq,
                      available,
                      reserved));
        }
        seq = entry.seq();
        available = entry.availableAfter();
        reserved = entry.reservedAfter();
      }
    }
  }
}
