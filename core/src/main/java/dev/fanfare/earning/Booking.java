package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.money.RevenueSplit;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns sales and refunds into ledger transactions within one storage transaction. It works on the
 * balances that it locked and collects what is to be written, so that a batch costs a few store
 * calls and not a few for each row; {@link #store} writes it.
 */
final class Booking {
  private final Operations operations;
  private final EarningStore store;
  private final LedgerStore ledger;
  private final EarningPolicy policy;
  private final Map<Account, Long> balances;

  /** One instance of each account: a batch has thousands of lines on a few. */
  private final Map<Account, Account> accounts = new HashMap<>();

  private final Map<String, Refunded> refunded = new HashMap<>();

  /** How much has gone back of the sales that the batch looked at, its own refunds included. */
  private final Map<String, Money> goneBack = new HashMap<>();

  private final Map<String, Sale> ownSales = new HashMap<>();
  private final List<Transaction> transactions = new ArrayList<>();
  private final List<Sale> sales = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();
  private final List<EarningStore.Hold> holds = new ArrayList<>();

  /** What has gone back of a sale: gross and creator's part, for each of the sale's parts. */
  private record Refunded(List<Money> gross, List<Money> earned) {}

  /** Locks the accounts of all creators that the batch concerns, in one order for everybody. */
  Booking(
      Operations operations,
      EarningStore store,
      LedgerStore ledger,
      EarningPolicy policy,
      Collection<Account> accounts) {
    this.operations = operations;
    this.store = store;
    this.ledger = ledger;
    this.policy = policy;
    this.balances = new HashMap<>(ledger.lock(accounts));
  }

  /** Returns the accounts that booking for a creator decides on. */
  static List<Account> accountsOf(CreatorId creator, Asset asset) {
    return List.of(
        Account.pending(creator, asset),
        Account.available(creator, asset),
        Account.receivable(creator, asset));
  }

  Sale book(Revenue.NewSale sale) {
    Asset asset = sale.gross().asset();
    UUID split = splitId(sale.split());
    Sale booked =
        new Sale(
            sale.id(),
            sale.source(),
            sale.at(),
            sale.gross(),
            parts(sale, split),
            sale.at().plus(policy.hold(sale.source())),
            split);
    List<Transfer> lines = new ArrayList<>(2 * booked.parts().size() + 1);
    Account fans = Account.platform(AccountKind.FANS, asset);
    for (Sale.Part part : booked.parts()) {
      CreatorId creator = part.creator();
      long owed = -balance(Account.receivable(creator, asset));
      Money netted = part.earned().min(new Money(owed, asset));
      Money held = part.earned().minus(netted);
      add(lines, fans, Account.receivable(creator, asset), netted);
      add(lines, fans, Account.pending(creator, asset), held);
      if (held.isPositive()) {
        holds.add(new EarningStore.Hold(sale.id(), creator, booked.availableAt(), held));
      }
    }
    add(lines, fans, Account.platform(AccountKind.COMMISSION, asset), booked.commission());
    transactions.add(
        new Transaction(
            operations.newId(), TransactionKind.SALE, sale.id(), sale.at(), sale.id(), lines));
    sales.add(booked);
    ownSales.put(sale.id(), booked);
    return booked;
  }

  /** Returns the id under which a split's deficits are kept, null for a split that has none. */
  static @Nullable UUID splitId(@Nullable RevenueSplit<CreatorId> split) {
    if (split == null || split.shares().size() == 1) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    split
        .shares()
        .forEach(
            share -> text.append(share.weight()).append(' ').append(share.party()).append('\n'));
    return DerivedId.of("revenue split", text.toString());
  }

  private List<Sale.Part> parts(Revenue.NewSale sale, @Nullable UUID splitId) {
    RevenueSplit<CreatorId> split = sale.split();
    if (split == null) {
      return List.of();
    }
    if (splitId == null) {
      return List.of(part(split.shares().get(0).party(), sale.gross(), sale));
    }
    Asset asset = sale.gross().asset();
    RevenueSplit.Allocation allocation =
        split.allocate(
            sale.gross(), store.lockDeficits(splitId, asset).orElseGet(split::noDeficits));
    store.saveDeficits(splitId, asset, allocation.deficits());
    List<Sale.Part> parts = new ArrayList<>();
    for (int i = 0; i < split.shares().size(); i++) {
      parts.add(part(split.shares().get(i).party(), allocation.parts().get(i), sale));
    }
    return parts;
  }

  private Sale.Part part(CreatorId creator, Money gross, Revenue.NewSale sale) {
    return Sale.Part.of(creator, gross, policy.shares().shareOf(creator, sale.at()));
  }

  /** Returns how much of a sale has not gone back yet. */
  Money remaining(Sale sale) {
    return sale.gross().minus(goneBack(sale));
  }

  private Money goneBack(Sale sale) {
    return goneBack.computeIfAbsent(
        sale.id(),
        id ->
            store.refundsOf(id).stream()
                .map(Refund::gross)
                .reduce(Money.zero(sale.gross().asset()), Money::plus));
  }

  /** Returns a sale that this batch booked, null if it booked none of that id. */
  @Nullable Sale ownSale(String id) {
    return ownSales.get(id);
  }

  /**
   * Books a refund.
   *
   * @param sale the sale, null if it is not known; then the refund names the creator or is the
   *     platform's alone
   */
  Refund book(Revenue.NewRefund refund, @Nullable Sale sale) {
    writeSales();
    List<Refund.Part> parts =
        sale == null ? unknownSaleParts(refund) : knownSaleParts(refund, sale);
    Refund booked =
        new Refund(
            refund.id(),
            sale == null ? null : sale.id(),
            sale == null ? refund.source() : sale.source(),
            refund.at(),
            refund.gross(),
            parts);
    Asset asset = refund.gross().asset();
    Account fans = Account.platform(AccountKind.FANS, asset);
    List<Transfer> lines = new ArrayList<>();
    Money commission = refund.gross();
    for (Refund.Part part : parts) {
      CreatorId creator = part.creator();
      add(lines, Account.pending(creator, asset), fans, part.fromPending());
      add(lines, Account.available(creator, asset), fans, part.fromAvailable());
      add(lines, Account.receivable(creator, asset), fans, part.owed());
      commission = commission.minus(part.clawedBack());
      if (part.owed().isPositive()) {
        operations.announce(new EarningsOwed(creator, part.owed(), refund.id()));
      }
    }
    add(lines, Account.platform(AccountKind.COMMISSION, asset), fans, commission);
    transactions.add(
        new Transaction(
            operations.newId(),
            TransactionKind.REFUND,
            refund.id(),
            refund.at(),
            booked.sale().orElse(refund.id()),
            lines));
    if (sale != null) {
      goneBack.put(sale.id(), goneBack(sale).plus(refund.gross()));
    }
    refunds.add(booked);
    return booked;
  }

  private List<Refund.Part> unknownSaleParts(Revenue.NewRefund refund) {
    CreatorId creator = refund.creator();
    if (creator == null) {
      return List.of();
    }
    Rate share = policy.shares().shareOf(creator, refund.at());
    return List.of(
        taken(creator, refund.gross(), share.of(refund.gross(), RoundingMode.HALF_EVEN), null));
  }

  private List<Refund.Part> knownSaleParts(Revenue.NewRefund refund, Sale sale) {
    if (sale.parts().isEmpty()) {
      return List.of();
    }
    Refunded before = refunded(sale);
    List<Money> remainingGross = minus(sale.parts().stream().map(Sale.Part::gross), before.gross());
    List<Money> remainingEarned =
        minus(sale.parts().stream().map(Sale.Part::earned), before.earned());
    List<Money> gross = RevenueSplit.refund(refund.gross(), remainingGross);
    List<Refund.Part> parts = new ArrayList<>();
    List<Money> grossAfter = new ArrayList<>();
    List<Money> earnedAfter = new ArrayList<>();
    for (int i = 0; i < sale.parts().size(); i++) {
      // By what remains, so that the last refund of a sale takes exactly what is left of the
      // creator's part.
      Money clawedBack =
          remainingGross.get(i).isZero()
              ? gross.get(i)
              : remainingEarned
                  .get(i)
                  .times(
                      gross.get(i).minor(), remainingGross.get(i).minor(), RoundingMode.HALF_EVEN);
      grossAfter.add(before.gross().get(i).plus(gross.get(i)));
      earnedAfter.add(before.earned().get(i).plus(clawedBack));
      if (gross.get(i).isPositive()) {
        parts.add(taken(sale.parts().get(i).creator(), gross.get(i), clawedBack, sale));
      }
    }
    refunded.put(sale.id(), new Refunded(grossAfter, earnedAfter));
    return parts;
  }

  private Refunded refunded(Sale sale) {
    Refunded known = refunded.get(sale.id());
    if (known != null) {
      return known;
    }
    List<Money> gross = new ArrayList<>();
    List<Money> earned = new ArrayList<>();
    List<Refund> earlier = store.refundsOf(sale.id());
    for (Sale.Part part : sale.parts()) {
      Money partGross = Money.zero(sale.gross().asset());
      Money partEarned = partGross;
      for (Refund refund : earlier) {
        for (Refund.Part taken : refund.parts()) {
          if (taken.creator().equals(part.creator())) {
            partGross = partGross.plus(taken.gross());
            partEarned = partEarned.plus(taken.clawedBack());
          }
        }
      }
      gross.add(partGross);
      earned.add(partEarned);
    }
    return new Refunded(gross, earned);
  }

  private static List<Money> minus(Stream<Money> from, List<Money> amounts) {
    List<Money> left = new ArrayList<>();
    from.forEach(amount -> left.add(amount.minus(amounts.get(left.size()))));
    return left;
  }

  /** Decides where a creator's part of a refund comes from and takes it off hold. */
  private Refund.Part taken(CreatorId creator, Money gross, Money clawedBack, @Nullable Sale sale) {
    Asset asset = gross.asset();
    long left = clawedBack.minor();
    long ownHold = sale == null ? 0 : store.unhold(creator, sale.id(), left);
    long pending = ownHold + store.unholdLatest(creator, asset, left - ownHold);
    left -= pending;
    long available = Math.min(left, balance(Account.available(creator, asset)));
    left -= available;
    return new Refund.Part(
        creator,
        gross,
        clawedBack,
        new Money(pending, asset),
        new Money(available, asset),
        new Money(left, asset));
  }

  /** Writes everything that was booked. */
  void store() {
    writeSales();
    if (!refunds.isEmpty()) {
      store.addRefunds(refunds);
    }
    if (!transactions.isEmpty()) {
      ledger.append(transactions);
    }
  }

  /** Writes the sales so far: a refund takes from holds in the store, those of this batch too. */
  private void writeSales() {
    if (!sales.isEmpty()) {
      store.addSales(List.copyOf(sales));
      store.hold(List.copyOf(holds));
      sales.clear();
      holds.clear();
    }
  }

  private void add(List<Transfer> lines, Account debit, Account credit, Money amount) {
    if (amount.isPositive()) {
      lines.add(new Transfer(same(debit), same(credit), amount));
      balances.merge(debit, -amount.minor(), Math::addExact);
      balances.merge(credit, amount.minor(), Math::addExact);
    }
  }

  private Account same(Account account) {
    return accounts.computeIfAbsent(account, a -> a);
  }

  private long balance(Account account) {
    return balances.getOrDefault(account, 0L);
  }
}
