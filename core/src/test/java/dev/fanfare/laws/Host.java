package dev.fanfare.laws;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.usd;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.collaboration.CollaborationProposal;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.collaboration.Collaborations.ProposeResult;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.creator.Verification;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.GrantTerms;
import dev.fanfare.credit.SettleResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.Ledger.AdjustResult;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.FixedExchangeRates;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.payout.ReviewPolicy;
import dev.fanfare.payout.TaxPolicy;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.payout.sandbox.SandboxScript;
import dev.fanfare.testing.TestClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A platform that turns acts into calls. Payouts are taxed, one creator is paid in another
 * currency, and the gateway does whatever the seed says.
 */
final class Host {
  static final Asset EUR = Asset.of("EUR");
  static final List<CreatorId> CREATORS = List.of(ADA, BEN, CLEO);

  private static final FeeSchedules SCHEDULES =
      FeeSchedules.standard(USD).with(FeeSchedules.standard(EUR));

  final TestClock clock = TestClock.at("2026-01-31T10:00:00Z");
  final SandboxGateway gateway;
  final Fanfare fanfare;

  private final List<String> sales = new ArrayList<>();
  private final List<UUID> reservations = new ArrayList<>();
  private final List<UUID> charges = new ArrayList<>();
  private final List<UUID> payouts = new ArrayList<>();
  private final List<UUID> adjustments = new ArrayList<>();
  private final List<UUID> collaborations = new ArrayList<>();
  private int names;

  Host(long seed, Storage storage) {
    gateway = SandboxGateway.of("sandbox", clock, SandboxScript.seeded(seed));
    fanfare =
        Fanfare.builder()
            .storage(storage)
            .clock(clock)
            .payoutGateway(gateway)
            .payoutPolicy(
                PayoutPolicy.builder(SCHEDULES)
                    .tax(TaxPolicy.withholding("tax", Rate.percent(10), RoundingMode.HALF_UP))
                    .review(ReviewPolicy.reviewFrom(usd("80"), Money.of("80", "EUR")))
                    .build())
            .exchangeRates(
                new FixedExchangeRates(
                    List.of(
                        new FxQuote(USD, EUR, new BigDecimal("0.9137"), "table", Instant.EPOCH))))
            .build();
    for (CreatorId creator : CREATORS) {
      fanfare.creators().register(creator(creator), key());
      fanfare
          .storage()
          .payoutDestinations()
          .save(creator, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("x@y.org"));
      earn(creator, usd("200"));
    }
    clock.advance(Duration.ofDays(8));
    fanfare.earnings().mature();
  }

  private Creator creator(CreatorId id) {
    Asset currency = id.equals(CLEO) ? EUR : USD;
    return new Creator(
        id, id.value(), currency, ZoneOffset.UTC, clock.instant(), Verification.VERIFIED, null);
  }

  private void earn(CreatorId creator, Money gross) {
    String id = "sale-" + ++names;
    fanfare.earnings().recordSale(RevenueSource.TIP, gross, creator, IdempotencyKey.of(id));
    sales.add(id);
  }

  IdempotencyKey key() {
    return IdempotencyKey.of("key-" + ++names);
  }

  /** Lets time pass, and does what a schedule would: ends holds, pays, asks, sweeps. */
  void pass(int hours) {
    clock.advance(Duration.ofHours(hours));
    fanfare.earnings().mature();
    fanfare.payouts().submitApproved(10);
    gateway.settle();
    gateway.takeReports().forEach(fanfare.payouts()::report);
    fanfare.payouts().reconcile(10);
    fanfare.credits().sweep(10);
  }

  /** Remembers what an answer made. */
  void learn(Object answer, IdempotencyKey key) {
    if (answer instanceof dev.fanfare.earning.SaleResult.Recorded sale) {
      sales.add(sale.sale().id());
    } else if (answer instanceof dev.fanfare.credit.ReserveResult.Reserved made) {
      reservations.add(made.reservation());
    } else if (answer instanceof SpendResult.Spent spent) {
      charges.add(spent.charge());
    } else if (answer instanceof SettleResult.Settled settled && settled.charge() != null) {
      charges.add(settled.charge());
    } else if (answer instanceof RequestResult.Requested made) {
      payouts.add(made.payout());
    } else if (answer instanceof AdjustResult.Booked booked) {
      adjustments.add(booked.transaction());
    } else if (answer instanceof ProposeResult.Proposed made) {
      collaborations.add(made.collaboration());
    }
  }

  private static UUID one(List<UUID> known, int pick) {
    return known.isEmpty() ? new UUID(0, pick) : known.get(pick % known.size());
  }

  private static CreatorStats stats(CreatorId creator, Act act) {
    return CreatorStats.of(creator, USD)
        .monthlyRevenue(cents(act.amount() * 40L))
        .set(Metric.ENGAGEMENT_RATE, act.pick() * 100L)
        .averageViews(act.pick() * 200L)
        .totalViews(act.amount() * 100L)
        .build();
  }

  /** Returns the call that an act means; made again, it asks for exactly the same. */
  Supplier<Object> request(Act act, IdempotencyKey key) {
    return switch (act.verb()) {
      case REGISTER, VERIFY, HOLD, RELEASE_HOLD -> ofCreator(act, key);
      case EVALUATE, EVALUATE_ALL, OVERRIDE, END_OVERRIDE, CHECK, CHECK_ALL -> ofStanding(act, key);
      case GRANT, SPEND, RESERVE_CREDITS, SETTLE, RELEASE_CREDITS, REFUND_CREDITS, ALLOWANCE ->
          ofCredits(act, key);
      case ADJUST, REVERSE, SALE, SPLIT_SALE, REFUND, LOOSE_REFUND, RESERVE, RELEASE_RESERVE ->
          ofMoney(act, key);
      case REQUEST, REQUEST_ALL, APPROVE, REVIEW, CANCEL, RESOLVE, CLEAR -> ofPayouts(act, key);
      case PROPOSE, ACCEPT, REJECT, WITHDRAW, COMPLETE -> ofCollaborations(act, key);
    };
  }

  private Supplier<Object> ofCreator(Act act, IdempotencyKey key) {
    CreatorId who = CREATORS.get(act.who());
    Creator creator = creator(who);
    Verification verification = act.pick() % 3 == 0 ? Verification.PENDING : Verification.VERIFIED;
    var creators = fanfare.creators();
    return switch (act.verb()) {
      case REGISTER -> () -> creators.register(creator, key);
      case VERIFY -> () -> creators.verify(who, verification, USD, key);
      case HOLD -> () -> creators.holdPayouts(who, "dispute", key);
      default -> () -> creators.releasePayouts(who, key);
    };
  }

  private Supplier<Object> ofStanding(Act act, IdempotencyKey key) {
    CreatorId who = CREATORS.get(act.who());
    CreatorStats stats = stats(who, act);
    String tier = List.of("bronze", "gold", "platinum").get(act.pick() % 3);
    Instant until =
        act.pick() % 2 == 0 ? null : clock.instant().plus(Duration.ofHours(act.pick() + 1L));
    return switch (act.verb()) {
      case EVALUATE -> () -> fanfare.tiers().evaluate(stats, key);
      case EVALUATE_ALL ->
          () -> {
            fanfare.tiers().evaluateAll(List.of(stats), key);
            return "evaluated";
          };
      case OVERRIDE -> () -> fanfare.tiers().overrideTier(who, tier, "a gift", until, key);
      case END_OVERRIDE -> () -> fanfare.tiers().endOverride(who, key);
      case CHECK -> () -> fanfare.achievements().check(stats, key);
      default -> () -> fanfare.achievements().checkAll(List.of(stats).stream(), key);
    };
  }

  private Supplier<Object> ofCredits(Act act, IdempotencyKey key) {
    CreatorId who = CREATORS.get(act.who());
    Wallet wallet = new Wallet(who, CreditType.GENERAL);
    long amount = 1 + act.amount() % 100;
    GrantTerms terms =
        GrantTerms.of(amount, GrantSource.values()[act.pick() % 5])
            .expiresAt(clock.instant().plus(Duration.ofHours(act.pick() + 1L)));
    UUID reservation = one(reservations, act.pick());
    UUID charge = one(charges, act.pick());
    Map<CreditType, Long> monthly = Map.of(CreditType.GENERAL, amount);
    var credits = fanfare.credits();
    return switch (act.verb()) {
      case GRANT ->
          act.pick() % 2 == 0
              ? () -> credits.grant(wallet, terms, key)
              : () -> credits.grant(wallet, amount, GrantSource.PURCHASE, key);
      case SPEND -> () -> credits.spend(wallet, amount, key);
      case RESERVE_CREDITS ->
          () -> credits.reserve(wallet, amount, Duration.ofHours(1 + act.pick() % 99), key);
      case SETTLE -> () -> credits.settle(reservation, act.amount() % 5, key);
      case RELEASE_CREDITS -> () -> credits.release(reservation, key);
      case REFUND_CREDITS -> () -> credits.refund(charge, amount, key);
      default -> () -> credits.setAllowance(who, monthly, "by-hand", key);
    };
  }

  private Supplier<Object> ofMoney(Act act, IdempotencyKey key) {
    CreatorId who = CREATORS.get(act.who());
    Money amount = new Money(act.amount(), act.pick() % 7 == 0 ? EUR : USD);
    Account available = Account.available(who, USD);
    Account commission = Account.platform(AccountKind.COMMISSION, USD);
    List<Transfer> lines =
        List.of(
            act.pick() % 2 == 0
                ? new Transfer(commission, available, cents(act.amount()))
                : new Transfer(available, commission, cents(act.amount())));
    UUID adjustment = one(adjustments, act.pick());
    String sale = sales.get(act.pick() % sales.size());
    Instant at = clock.instant().minus(Duration.ofHours(act.pick()));
    var split = RevenueSplit.of(ADA, 1 + act.pick() % 5, BEN, 3);
    var splitSale =
        new Revenue.NewSale(key.value(), RevenueSource.CUSTOM_CONTENT, at, amount, split);
    var refund = new Revenue.NewRefund(key.value(), null, RevenueSource.TIP, at, amount, who);
    var earnings = fanfare.earnings();
    return switch (act.verb()) {
      case ADJUST -> () -> fanfare.ledger().adjust(lines, "by hand", key);
      case REVERSE -> () -> fanfare.ledger().reverse(adjustment, key);
      case SALE -> () -> earnings.recordSale(RevenueSource.TIP, amount, who, key);
      case SPLIT_SALE -> () -> earnings.recordSale(splitSale, key);
      case REFUND -> () -> earnings.recordRefund(sale, amount, key);
      case LOOSE_REFUND -> () -> earnings.recordRefund(refund, key);
      case RESERVE -> () -> earnings.reserve(who, amount, "dispute", key);
      default -> () -> earnings.releaseReserve(who, amount, key);
    };
  }

  private Supplier<Object> ofPayouts(Act act, IdempotencyKey key) {
    CreatorId who = CREATORS.get(act.who());
    UUID payout = one(payouts, act.pick());
    GatewayReport.State found =
        gateway.movements(payout).isEmpty()
            ? GatewayReport.State.REJECTED
            : GatewayReport.State.PAID;
    var service = fanfare.payouts();
    return switch (act.verb()) {
      case REQUEST -> () -> service.request(who, cents(act.amount()), PayoutMethod.PAXUM, key);
      case REQUEST_ALL -> () -> service.requestAll(who, PayoutMethod.PAXUM, USD, key);
      case APPROVE -> () -> service.approve(payout, "olga", key);
      case REVIEW -> () -> service.sendToReview(payout, "olga", "odd", key);
      case CANCEL -> () -> service.cancel(payout, "olga", "on request", key);
      case RESOLVE -> () -> service.resolve(payout, found, "the bank's list", "olga", key);
      default -> () -> service.clearContradiction(payout, "settled", "olga", key);
    };
  }

  private Supplier<Object> ofCollaborations(Act act, IdempotencyKey key) {
    CreatorId who = CREATORS.get(act.who());
    CreatorId other = CREATORS.get((act.who() + 1) % 3);
    CollaborationType[] types = CollaborationType.values();
    var proposal = CollaborationProposal.of(who, other, types[act.pick() % types.length]);
    UUID id = one(collaborations, act.pick());
    CreatorId by =
        Optional.of(id)
            .flatMap(fanfare.collaborations()::find)
            .map(found -> act.pick() % 4 == 0 ? found.initiator() : found.target())
            .orElse(who);
    var service = fanfare.collaborations();
    return switch (act.verb()) {
      case PROPOSE -> () -> service.propose(proposal, key);
      case ACCEPT -> () -> service.accept(id, by, key);
      case REJECT -> () -> service.reject(id, by, key);
      case WITHDRAW -> () -> service.withdraw(id, by, key);
      default -> () -> service.complete(id, by, null, key);
    };
  }
}
