package dev.fanfare.simulation;

import static dev.fanfare.simulation.CreatorSteps.require;
import static dev.fanfare.simulation.Settings.EUR;
import static dev.fanfare.simulation.Settings.USD;

import dev.fanfare.activity.RecordReport;
import dev.fanfare.analytics.Fact;
import dev.fanfare.collaboration.CollaborationRequest;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.EarningsBalance;
import dev.fanfare.earning.RefundResult;
import dev.fanfare.earning.ReserveResult;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.earning.Sale;
import dev.fanfare.earning.SaleResult;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.Ledger.AdjustResult;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What creators earn and what goes back. */
final class MoneySteps {
  private final World world;
  private final Draw draw;
  private final FactBatches batches;

  MoneySteps(World world) {
    this.world = world;
    this.draw = world.draw;
    this.batches = new FactBatches(world);
  }

  private Money amount() {
    Asset asset = draw.chance(85) ? USD : EUR;
    return new Money(draw.chance(30) ? draw.between(1, 99) : draw.between(1, 900_00), asset);
  }

  private static List<Long> earned(Sale sale) {
    return sale.parts().stream().map(part -> part.earned().minor()).toList();
  }

  Optional<Step> sale() {
    CreatorId creator = world.someone();
    Money gross = amount();
    RevenueSource source = draw.one(RevenueSource.values());
    Instant at = world.now();
    IdempotencyKey key = world.key();
    List<Books.Party> whole = List.of(new Books.Party(creator, 1));
    return Optional.of(
        Step.keyed(
            key,
            "sell %s of %s by %s".formatted(gross, source, creator),
            f -> f.earnings().recordSale(source, gross, creator, key),
            answer -> {
              Sale sale = ((SaleResult.Recorded) answer).sale();
              List<Long> earned =
                  world.books.sale(key.value(), at, gross.asset(), gross.minor(), whole);
              require(earned(sale).equals(earned), "the model earns " + earned);
            }));
  }

  /** Sells together what was agreed on, or under a split of the moment; now and then late. */
  Optional<Step> splitSale() {
    List<CollaborationRequest> agreed =
        world.proposals.values().stream().filter(p -> p.state().isAgreed()).toList();
    RevenueSplit<CreatorId> split =
        agreed.isEmpty() || draw.chance(40)
            ? RevenueSplit.of(
                world.creators.get(0), (int) draw.between(1, 3), world.creators.get(1), 2)
            : world.looking.collaborations().splitFor(draw.one(agreed).id()).orElseThrow();
    Instant at = world.now().minus(Duration.ofHours(draw.chance(50) ? 0 : draw.between(1, 900)));
    Money gross = amount();
    boolean taken = draw.chance(10) && !world.books.sales().isEmpty();
    String id = taken ? draw.one(world.books.sales()).id : world.name();
    Revenue.NewSale sale = new Revenue.NewSale(id, RevenueSource.CUSTOM_CONTENT, at, gross, split);
    IdempotencyKey key = world.key();
    List<Books.Party> parties =
        split.shares().stream().map(s -> new Books.Party(s.party(), s.weight())).toList();
    return Optional.of(
        Step.keyed(
            key,
            "sell " + sale,
            f -> f.earnings().recordSale(sale, key),
            answer -> {
              require(taken == answer instanceof SaleResult.Exists, "id taken: " + taken);
              if (answer instanceof SaleResult.Recorded made) {
                List<Long> earned = world.books.sale(id, at, gross.asset(), gross.minor(), parties);
                require(earned(made.sale()).equals(earned), "the model earns " + earned);
              }
            }));
  }

  Optional<Step> refund() {
    if (world.books.sales().isEmpty()) {
      return Optional.empty();
    }
    Books.BookedSale sale = draw.one(world.books.sales());
    long left = sale.left();
    long minor =
        switch (draw.below(4)) {
          case 0 -> left;
          case 1 -> left + draw.between(1, 50);
          default -> draw.between(1, Math.max(1, left));
        };
    Money gross = new Money(Math.max(1, minor), sale.asset);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "refund %s of %s".formatted(gross, sale.id),
            f -> f.earnings().recordRefund(sale.id, gross, key),
            answer -> {
              boolean fits = gross.minor() <= left;
              require(fits == answer instanceof RefundResult.Recorded, "left: " + left);
              if (answer instanceof RefundResult.Recorded made) {
                long taken = world.books.refund(sale, gross.minor());
                require(taken(made) == taken, "the model takes " + taken);
              } else {
                Money remaining = ((RefundResult.ExceedsSale) answer).remaining();
                require(remaining.minor() == left, "left: " + left);
              }
            }));
  }

  private static long taken(RefundResult.Recorded made) {
    return made.refund().parts().stream().mapToLong(part -> part.clawedBack().minor()).sum();
  }

  Optional<Step> refundOfUnknownSale() {
    CreatorId creator = draw.chance(80) ? world.someone() : null;
    String of = draw.chance(50) ? "never-sold" : null;
    Money gross = amount();
    Instant at = world.now();
    Revenue.NewRefund refund =
        new Revenue.NewRefund(world.name(), of, RevenueSource.TIP, at, gross, creator);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "refund " + refund,
            f -> f.earnings().recordRefund(refund, key),
            answer -> {
              boolean unknown = of != null && creator == null;
              require(unknown == answer instanceof RefundResult.UnknownSale, "known: " + of);
              if (answer instanceof RefundResult.Recorded made) {
                long taken = world.books.refund(creator, at, gross.asset(), gross.minor());
                require(taken(made) == taken, "the model takes " + taken);
              }
            }));
  }

  /** Returns sales of some weeks ago, big enough that somebody can be paid. */
  Step openingBatch() {
    return recording(batches.opening());
  }

  Optional<Step> batch() {
    return Optional.of(recording(batches.drawn()));
  }

  private Step recording(List<Fact> facts) {
    return Step.verb(
        "record " + facts,
        f -> f.activity().record(facts),
        report -> check(facts, report),
        (first, second) ->
            second.added() == 0 && second.rejected().size() == first.rejected().size());
  }

  private void check(List<Fact> facts, RecordReport report) {
    List<String> rejected = new ArrayList<>(batches.rejected(facts));
    List<String> actual = new ArrayList<>();
    report.rejected().forEach(each -> actual.add(each.id()));
    rejected.sort(null);
    actual.sort(null);
    require(actual.equals(rejected), "the model rejects " + rejected);
    int counted = report.added() + report.repeated() + report.rejected().size();
    require(counted == facts.size(), "counted: " + counted);
  }

  Optional<Step> mature() {
    return Optional.of(
        Step.verb(
            "mature",
            f -> f.earnings().mature(),
            report -> {},
            (first, second) -> second.creators() == 0));
  }

  private EarningsBalance balance(CreatorId creator, Asset asset) {
    return world.looking.earnings().balance(creator, asset);
  }

  /** Returns an amount around another one: all of it, part of it, or too much. */
  private Money around(Money there) {
    long minor =
        draw.chance(20)
            ? there.minor() + draw.between(1, 100)
            : draw.between(1, Math.max(1, there.minor()));
    return new Money(minor, there.asset());
  }

  Optional<Step> reserve() {
    CreatorId creator = world.someone();
    Money available = balance(creator, USD).available();
    if (available.isZero() && draw.chance(80)) {
      return Optional.empty();
    }
    Money amount = around(available);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "reserve %s of %s".formatted(amount, creator),
            f -> f.earnings().reserve(creator, amount, "dispute", key),
            answer ->
                require(
                    amount.compareTo(available) <= 0 == answer instanceof ReserveResult.Moved,
                    "available: " + available)));
  }

  Optional<Step> releaseReserve() {
    CreatorId creator = world.someone();
    Money reserved = balance(creator, USD).reserved();
    if (reserved.isZero() && draw.chance(80)) {
      return Optional.empty();
    }
    Money amount = around(reserved);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "release %s of %s from reserve".formatted(amount, creator),
            f -> f.earnings().releaseReserve(creator, amount, key),
            answer ->
                require(
                    amount.compareTo(reserved) <= 0 == answer instanceof ReserveResult.Moved,
                    "reserved: " + reserved)));
  }

  /** Gives a creator something of the platform's part, or takes something. */
  Optional<Step> adjust() {
    CreatorId creator = world.someone();
    Account available = Account.available(creator, USD);
    Account commission = Account.platform(AccountKind.COMMISSION, USD);
    boolean gives = draw.chance(60);
    Money amount = new Money(draw.between(1, 50_00), USD);
    List<Transfer> lines =
        List.of(
            gives
                ? new Transfer(commission, available, amount)
                : new Transfer(available, commission, amount));
    boolean possible = gives || world.raw.ledger().balance(available) >= amount.minor();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "adjust " + lines,
            f -> f.ledger().adjust(lines, "goodwill", key),
            answer -> {
              require(possible == answer instanceof AdjustResult.Booked, "possible: " + possible);
              if (answer instanceof AdjustResult.Booked booked) {
                world.adjustments.add(booked.transaction());
                world.books.adjusted(creator, USD, gives ? amount.minor() : -amount.minor());
              }
            }));
  }

  Optional<Step> reverse() {
    if (world.adjustments.isEmpty()) {
      return Optional.empty();
    }
    UUID id = draw.one(world.adjustments);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "reverse " + id,
            f -> f.ledger().reverse(id, key),
            answer -> {
              if (answer instanceof AdjustResult.Booked) {
                Transaction original = world.looking.ledger().transaction(id).orElseThrow();
                for (Transfer line : original.lines()) {
                  takenBack(line.debit(), line.amount());
                  takenBack(line.credit(), line.amount().negated());
                }
              }
            }));
  }

  private void takenBack(Account account, Money amount) {
    if (account.kind() == AccountKind.EARNINGS_AVAILABLE) {
      world.books.adjusted(CreatorId.of(account.owner()), account.asset(), amount.minor());
    }
  }
}
