package dev.fanfare.payout;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Receivables;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.RequestResult.InsufficientFunds;
import dev.fanfare.payout.RequestResult.NotEligible;
import dev.fanfare.payout.RequestResult.Requested;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking for payouts: decides whether and how much, sets the money aside, freezes the price. */
final class PayoutRequests {
  private final PayoutParts parts;
  private final PayoutPricing pricing;
  private final PayoutProgress progress;

  /**
   * What is asked for.
   *
   * @param gross how much, null for everything there is
   * @param run the run that asks, null if the creator does
   */
  private record Ask(
      CreatorId creator,
      PayoutMethod method,
      Asset balance,
      @Nullable Money gross,
      @Nullable PayoutRun run) {}

  PayoutRequests(PayoutParts parts, PayoutProgress progress) {
    this.parts = parts;
    this.pricing = new PayoutPricing(parts);
    this.progress = progress;
  }

  RequestResult request(CreatorId creator, Money gross, PayoutMethod method, IdempotencyKey key) {
    return parts
        .operations()
        .once(
            key,
            "payout.request",
            Fingerprint.of("creator", creator, "gross", gross, "method", method),
            RequestResult.class,
            () -> book(new Ask(creator, method, gross.asset(), gross, null), key));
  }

  RequestResult requestAll(
      CreatorId creator, PayoutMethod method, Asset asset, IdempotencyKey key) {
    return parts
        .operations()
        .once(
            key,
            "payout.request-all",
            // The amount is not part of the request: it is what there is when it is answered.
            Fingerprint.of("creator", creator, "method", method, "asset", asset),
            RequestResult.class,
            () -> book(new Ask(creator, method, asset, null, null), key));
  }

  /** Asks for a creator's part of a run. */
  RequestResult requestFor(PayoutRun run, CreatorId creator) {
    IdempotencyKey key = run.key().child("creator/" + creator);
    return parts
        .operations()
        .once(
            key,
            "payout.run-request",
            Fingerprint.of("run", run, "creator", creator),
            RequestResult.class,
            () -> book(new Ask(creator, run.method(), run.asset(), null, run), key));
  }

  private RequestResult book(Ask ask, IdempotencyKey key) {
    Optional<Creator> creator = parts.creators().lock(ask.creator());
    Asset paidIn = creator.map(Creator::currency).orElse(ask.balance());
    Account source = Account.available(ask.creator(), ask.balance());
    Map<Account, Long> balances =
        parts
            .ledger()
            .lock(
                List.of(
                    source,
                    Account.payoutClearing(ask.creator(), paidIn),
                    Account.receivable(ask.creator(), ask.balance())));

    Optional<PayoutGateway> gateway = parts.gateways().paying(ask.method());
    List<Ineligibility> reasons =
        parts.reasonsAgainst(ask.creator(), creator, ask.method(), gateway);
    if (!reasons.isEmpty()) {
      return new NotEligible(reasons, false);
    }
    Instant now = parts.operations().now();
    PayoutPricing.Terms terms = pricing.terms(ask.method(), ask.balance(), paidIn, now);
    if (terms.refusal() != null) {
      return terms.refusal();
    }
    // What is owed is paid off first, should something have become available beside it.
    Money paidOff =
        Receivables.net(
                parts.ledger(), ask.creator(), ask.balance(), parts.operations().newId(), now)
            .orElse(Money.zero(ask.balance()));
    Money available = new Money(balances.getOrDefault(source, 0L), ask.balance()).minus(paidOff);
    Money gross = ask.gross() == null ? everything(ask, available, terms) : ask.gross();
    if (gross.isZero() || gross.compareTo(available) > 0) {
      return new InsufficientFunds(available, false);
    }
    QuoteResult quoted = pricing.quote(ask.creator(), gross, terms);
    if (quoted instanceof QuoteResult.NotQuoted not) {
      return not.refusal();
    }
    PayoutQuote quote = ((QuoteResult.Quoted) quoted).quote();
    return store(ask, key, creator, gateway.orElseThrow().name(), quote);
  }

  /**
   * Returns what a request for everything takes: at most the maximum, the rest is for the next one.
   */
  private Money everything(Ask ask, Money available, PayoutPricing.Terms terms) {
    Money there = available;
    if (ask.run() != null) {
      there = available.min(atCutoff(ask.run(), ask.creator(), available));
    }
    return terms.atMostMaximum(there).max(Money.zero(ask.balance()));
  }

  /** Returns what was available at a run's cut-off; what became available since waits. */
  private Money atCutoff(PayoutRun run, CreatorId creator, Money available) {
    Instant now = parts.operations().now();
    if (!run.cutoff().isBefore(now)) {
      return available;
    }
    // Counted backwards from the balance: few lines are newer than the cut-off, many are older.
    long since =
        parts
            .ledger()
            .entries(
                Account.available(creator, run.asset()),
                run.cutoff().plus(1, ChronoUnit.MICROS),
                now.plus(1, ChronoUnit.MICROS))
            .stream()
            .mapToLong(LedgerStore.Entry::delta)
            .reduce(0, Math::addExact);
    return available.minus(new Money(since, run.asset()));
  }

  private Requested store(
      Ask ask, IdempotencyKey key, Optional<Creator> creator, String gateway, PayoutQuote quote) {
    UUID id = DerivedId.of(key.value(), "payout");
    Instant now = parts.operations().now();
    LocalDate end = periodEnd(ask, creator, now);
    Evidence evidence =
        Evidence.policy("requested at fee schedule " + quote.fee().scheduleVersion());
    PayoutStep first = new PayoutStep(id, 1, null, PayoutState.REQUESTED, now, evidence);
    Payout payout =
        new Payout(
            id,
            ask.creator(),
            ask.method(),
            gateway,
            quote,
            PayoutState.REQUESTED,
            1,
            periodStart(ask, creator, end),
            end,
            ask.run() == null ? null : ask.run().key(),
            null,
            null,
            null,
            now,
            null,
            null,
            now);
    parts.ledger().append(List.of(PayoutBooking.request(parts.operations().newId(), now, payout)));
    parts.store().add(payout, first);
    parts
        .operations()
        .announce(
            new PayoutEvent.PayoutRequested(
                ask.creator(), id, ask.method(), payout.gross(), payout.net()));
    PayoutState state = decide(payout).state();
    return new Requested(
        id, state, payout.gross(), payout.fee(), payout.tax(), payout.net(), false);
  }

  private Payout decide(Payout payout) {
    return switch (parts.policy().review().decide(payout.creator(), payout.quote())) {
      case APPROVE ->
          progress.move(payout, PayoutState.APPROVED, Evidence.policy("approved by policy"));
      case REVIEW ->
          progress.move(payout, PayoutState.IN_REVIEW, Evidence.policy("review by policy"));
      case WAIT -> payout;
    };
  }

  private static LocalDate periodEnd(Ask ask, Optional<Creator> creator, Instant now) {
    return ask.run() != null ? ask.run().periodEnd() : LocalDate.ofInstant(now, zone(creator));
  }

  /**
   * Returns the day after the last payout's period, or the day of the first earnings; of several
   * payouts on one day each has that day as its period.
   */
  private LocalDate periodStart(Ask ask, Optional<Creator> creator, LocalDate end) {
    LocalDate start =
        parts
            .store()
            .lastPeriodEnd(ask.creator(), ask.balance())
            .map(last -> last.plusDays(1))
            .or(() -> firstEarnings(ask).map(at -> LocalDate.ofInstant(at, zone(creator))))
            .orElse(end);
    return start.isAfter(end) ? end : start;
  }

  private Optional<Instant> firstEarnings(Ask ask) {
    Optional<Instant> pending =
        parts.ledger().firstEntryAt(Account.pending(ask.creator(), ask.balance()));
    Optional<Instant> available =
        parts.ledger().firstEntryAt(Account.available(ask.creator(), ask.balance()));
    if (pending.isPresent() && available.isPresent()) {
      return pending.get().isBefore(available.get()) ? pending : available;
    }
    return pending.or(() -> available);
  }

  private static ZoneId zone(Optional<Creator> creator) {
    return creator.map(Creator::zone).orElse(ZoneOffset.UTC);
  }
}
