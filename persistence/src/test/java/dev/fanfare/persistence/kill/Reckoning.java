package dev.fanfare.persistence.kill;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditBalance;
import dev.fanfare.credit.CreditsExpired;
import dev.fanfare.credit.CreditsGranted;
import dev.fanfare.credit.RefundResult.Refunded;
import dev.fanfare.credit.SettleResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.UnknownChargeException;
import dev.fanfare.credit.UnknownReservationException;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.RefundResult;
import dev.fanfare.earning.SaleResult;
import dev.fanfare.event.Answer;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.payout.UnknownPayoutException;
import dev.fanfare.payout.sandbox.SandboxMovement;
import dev.fanfare.payout.sandbox.SandboxMovement.Direction;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must be true after all the kills, by what was answered and by the gateways' records. */
final class Reckoning {
  private final Fanfare fanfare;
  private final TestClock clock;
  private final Bank bank;
  private final Witness witness;
  private final long seed;

  /**
   * @param fanfare over the same database and with the gateways themselves, at {@code clock}
   */
  Reckoning(Fanfare fanfare, TestClock clock, Bank bank, Witness witness, long seed) {
    this.fanfare = fanfare;
    this.clock = clock;
    this.bank = bank;
    this.witness = witness;
    this.seed = seed;
    fanfare.events().subscribe(witness::delivered);
  }

  /** Makes the requests again that had no answer when their process died for the last time. */
  void finishWhatWasBegun() {
    for (int worker = 0; worker < Victim.WORKERS; worker++) {
      Deed deed = Deed.of(seed, worker, witness.next(worker));
      try {
        Object answer = deed.perform(fanfare);
        witness.answered(
            worker, deed.n(), answer instanceof Answer ? answer : Deed.essence(answer));
      } catch (UnknownReservationException
          | UnknownChargeException
          | UnknownPayoutException nothingThere) {
        // It has no effect then.
      }
    }
  }

  /** Waits and asks until no payout is in doubt; what the gateways never tell an operator does. */
  void settle() {
    for (int round = 0; round < 10 && !open().isEmpty(); round++) {
      for (int i = 0; i < 20; i++) {
        clock.advance(Duration.ofSeconds(5));
        fanfare.payouts().submitApproved(1000);
        bank.settle();
        bank.takeReports().forEach(fanfare.payouts()::report);
        fanfare.payouts().reconcile(1000);
      }
      open().forEach(this::resolve);
    }
    assertThat(open()).isEmpty();
    fanfare.earnings().mature();
    fanfare.events().deliver();
  }

  private List<Payout> open() {
    return payouts().stream()
        .filter(
            payout ->
                payout.state() == PayoutState.APPROVED
                    || payout.state().attemptOpen()
                    || payout.state() == PayoutState.PAID && moved(payout.id(), Direction.BACK) > 0)
        .toList();
  }

  private void resolve(Payout payout) {
    if (payout.state() != PayoutState.APPROVED && payout.state() != PayoutState.SUBMITTING) {
      GatewayReport.State found =
          moved(payout.id(), Direction.BACK) > 0
              ? GatewayReport.State.RETURNED
              : moved(payout.id(), Direction.OUT) > 0
                  ? GatewayReport.State.PAID
                  : GatewayReport.State.REJECTED;
      fanfare
          .payouts()
          .resolve(
              payout.id(),
              found,
              "the bank's list",
              "olga",
              IdempotencyKey.of("resolve-%s-%d".formatted(payout.id(), payout.version())));
    }
  }

  List<Payout> payouts() {
    List<Payout> payouts = new ArrayList<>();
    fanfare.storage().payouts().forEach(payouts::add);
    return payouts;
  }

  private List<SandboxMovement> movements() {
    return bank.movements().values().stream().flatMap(List::stream).toList();
  }

  private long moved(UUID payout, Direction direction) {
    return movements().stream()
        .filter(m -> m.payout().equals(payout) && m.direction() == direction)
        .count();
  }

  /** The books and everything else is as the audit wants it. */
  void audit() {
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  /** No payout moved money twice, none moved it unnoticed, and the books say the same. */
  void payoutsAreAsTheGatewaysSay() {
    Map<UUID, Payout> known = new HashMap<>();
    payouts().forEach(payout -> known.put(payout.id(), payout));
    Map<UUID, Integer> out = new HashMap<>();
    Map<UUID, Integer> back = new HashMap<>();
    bank.movements()
        .forEach(
            (gateway, movements) -> {
              long cash = 0;
              for (SandboxMovement movement : movements) {
                boolean leaves = movement.direction() == Direction.OUT;
                (leaves ? out : back).merge(movement.payout(), 1, Integer::sum);
                assertThat(known).containsKey(movement.payout());
                Payout payout = known.get(movement.payout());
                assertThat(payout.net()).isEqualTo(movement.amount());
                assertThat(payout.gateway()).isEqualTo(gateway);
                cash += leaves ? movement.amount().minor() : -movement.amount().minor();
              }
              assertThat(fanfare.ledger().balance(Account.cash(gateway, USD)).minor())
                  .as("what %s paid", gateway)
                  .isEqualTo(cash);
            });
    known.forEach(
        (id, payout) -> {
          int paid = out.getOrDefault(id, 0);
          int returned = back.getOrDefault(id, 0);
          assertThat(List.of(paid, returned))
              .as("%s", payout)
              .isEqualTo(
                  switch (payout.state()) {
                    case PAID -> List.of(1, 0);
                    case RETURNED -> List.of(1, 1);
                    default -> List.of(0, 0);
                  });
        });
  }

  /** Everything that was answered is answered the same again, and nothing changes by that. */
  void everyAnswerStands() throws Exception {
    long fans = fans();
    int payouts = payouts().size();
    inParallel(
        Victim.WORKERS,
        1,
        (worker, n) -> {
          witness.answers(worker).forEach((number, answer) -> repeated(worker, number, answer));
          return worker;
        });
    assertThat(fans()).isEqualTo(fans);
    assertThat(payouts()).hasSize(payouts);
  }

  private void repeated(int worker, int n, Object first) {
    Deed deed = Deed.of(seed, worker, n);
    Object again = deed.perform(fanfare);
    if (first instanceof Answer answer) {
      assertThat(again).as("%s", deed).isEqualTo(answer.asReplayed());
    } else {
      assertThat(Deed.essence(again)).as("%s", deed).isEqualTo(first);
    }
  }

  private long fans() {
    return fanfare.ledger().balance(Account.platform(AccountKind.FANS, USD)).minor();
  }

  /** Money and credits are what the answers say, worked out from these alone. */
  void balancesAreAsAnswered() {
    long fromFans = 0;
    Map<String, Fact> facts = new HashMap<>();
    Map<UUID, Wallet> charges = new HashMap<>();
    Map<Wallet, Long> used = new HashMap<>();
    List<Refunded> refunds = new ArrayList<>();
    Set<UUID> payouts = new HashSet<>();
    payouts().forEach(payout -> payouts.add(payout.id()));
    for (int worker = 0; worker < Victim.WORKERS; worker++) {
      for (Map.Entry<Integer, Object> done : witness.answers(worker).entrySet()) {
        Deed deed = Deed.of(seed, worker, done.getKey());
        Object answer = done.getValue();
        if (answer instanceof SaleResult.Recorded sale) {
          fromFans += sale.sale().gross().minor();
        } else if (answer instanceof RefundResult.Recorded refund) {
          fromFans -= refund.refund().gross().minor();
        } else if (deed.verb() == Deed.Verb.BATCH) {
          deed.facts().forEach(fact -> facts.put(fact.id(), fact));
        } else if (answer instanceof SpendResult.Spent spent) {
          charges.put(spent.charge(), deed.wallet());
          used.merge(deed.wallet(), spent.amount(), Long::sum);
        } else if (answer instanceof SettleResult.Settled settled && settled.charged() > 0) {
          used.merge(walletOf(settled), settled.charged(), Long::sum);
        } else if (answer instanceof Refunded refund) {
          refunds.add(refund);
        } else if (answer instanceof RequestResult.Requested made) {
          assertThat(payouts).contains(made.payout());
        }
      }
    }
    for (Fact fact : facts.values()) {
      fromFans += paid(fact);
    }
    assertThat(fans()).isEqualTo(-fromFans);
    for (Refunded refund : refunds) {
      used.merge(charges.get(refund.charge()), -refund.restored() - refund.forfeited(), Long::sum);
    }
    creditsAreWhatIsLeft(used);
  }

  private Wallet walletOf(SettleResult.Settled settled) {
    for (int worker = 0; worker < Victim.WORKERS; worker++) {
      for (int n : witness.answers(worker).keySet()) {
        Deed deed = Deed.of(seed, worker, n);
        if (DerivedId.of(deed.key().value(), "reservation").equals(settled.reservation())) {
          return deed.wallet();
        }
      }
    }
    throw new AssertionError("nobody made the reservation of " + settled);
  }

  private static long paid(Fact fact) {
    if (fact instanceof Fact.GiftSent gift) {
      return gift.gross().minor();
    }
    return fact instanceof Fact.GiftRefunded back
        ? -back.gross().minor()
        : ((Fact.RevenueReceived) fact).gross().minor();
  }

  private void creditsAreWhatIsLeft(Map<Wallet, Long> used) {
    Map<Wallet, Long> expected = new HashMap<>();
    for (RecordedEvent recorded : witness.events()) {
      if (recorded.event() instanceof CreditsGranted granted) {
        expected.merge(granted.wallet(), granted.amount(), Long::sum);
      } else if (recorded.event() instanceof CreditsExpired lost) {
        expected.merge(lost.wallet(), -lost.amount(), Long::sum);
      }
    }
    used.forEach((wallet, amount) -> expected.merge(wallet, -amount, Long::sum));
    for (CreatorId creator : Platform.CREATORS) {
      for (CreditBalance balance : fanfare.credits().balances(creator)) {
        assertThat(balance.available() + balance.reserved())
            .as("%s", balance)
            .isEqualTo(expected.getOrDefault(balance.wallet(), 0L));
      }
    }
  }

  /**
   * Every event that was committed was delivered, and those of one subject in order.
   *
   * @param committed the ids of the events, by their place in the outbox
   */
  void eventsCameInOrder(Map<Long, UUID> committed) {
    Map<Long, UUID> delivered = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    for (RecordedEvent event : witness.events()) {
      delivered.put(event.sequence(), event.id());
      Long before = last.put(event.event().subject(), event.sequence());
      assertThat(before == null || before < event.sequence())
          .as("%s came after %d", event, before)
          .isTrue();
    }
    assertThat(delivered).isEqualTo(committed);
  }
}
