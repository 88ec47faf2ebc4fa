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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns sales and refunds into ledger transactions within one storage transaction. It locks and
 * loads what the whole batch needs at first, works on that, and collects what is to be written; so
 * a batch costs a few store calls and not a few for each row. {@link #store} writes it.
 */
final class Booking {
  private final Operations operations;
  private final EarningStore store;
  private final LedgerStore ledger;
  private final EarningPolicy policy;
  private final RevenueShares shares;

  /** The stored sales that the batch refunds. */
  private final Map<String, Sale> storedSales;

  private final Map<Account, Long> balances;
  private final GoneBack goneBack;
  private final OpenHolds holds = new OpenHolds();
  private final Map<EarningStore.SplitKey, RevenueSplit.Deficits> deficits;
  private final Map<EarningStore.SplitKey, RevenueSplit.Deficits> newDeficits = new HashMap<>();

  /** One instance of each account: a batch has thousands of lines on a few. */
  private final Map<Account, Account> accounts = new HashMap<>();

  private final Map<String, Sale> ownSales = new HashMap<>();
  private final List<Transaction> transactions = new ArrayList<>();
  private final List<Sale> sales = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();

  /**
   * Looks up the creators' shares, then locks the sales that are refunded and the accounts of all
   * creators that the batch concerns, in one order for everybody, and loads what it will decide on.
   */
  Booking(
      Operations operations,
      EarningStore store,
      LedgerStore ledger,
      EarningPolicy policy,
      Batch batch) {
    this.operations = operations;
    this.store = store;
    this.ledger = ledger;
    this.policy = policy;
    this.shares = policy.shares().prepared(batch.creators(), batch.since());
    Set<String> refunded = batch.refundedIds();
    this.storedSales = refunded.isEmpty() ? Map.of() : new HashMap<>(store.lockSales(refunded));
    this.balances = new HashMap<>(ledger.lock(batch.accounts(storedSales)));
    lookAgain(batch, refunded);
    this.goneBack = new GoneBack(refunded.isEmpty() ? List.of() : store.refundsOf(refunded));
    loadHolds(batch);
    Set<EarningStore.SplitKey> splits = batch.splits();
    this.deficits = splits.isEmpty() ? Map.of() : store.lockDeficits(splits);
  }

  /**
   * Looks for refunded sales a second time: one may have been just being booked at the first, and
   * whoever did that held the creators' accounts.
   */
  private void lookAgain(Batch batch, Set<String> refunded) {
    Set<String> missing = new HashSet<>(refunded);
    missing.removeAll(storedSales.keySet());
    if (missing.isEmpty()) {
      return;
    }
    Map<String, Sale> found = store.lockSales(missing);
    if (!found.isEmpty()) {
      storedSales.putAll(found);
      Set<Account> concerned = batch.accounts(storedSales);
      concerned.removeAll(balances.keySet());
      balances.putAll(ledger.lock(concerned));
    }
  }

  /** Loads the holds that refunds may take from; a batch of sales takes from none. */
  private void loadHolds(Batch batch) {
    if (!storedSales.isEmpty()) {
      holds.load(store.holdsOf(storedSales.keySet()));
    }
    Map<Account, Long> sums = batch.refundedSums(storedSales);
    if (!sums.isEmpty()) {
      holds.load(store.latestHolds(sums));
    }
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
    var key = new EarningStore.SplitKey(splitId, sale.gross().asset());
    RevenueSplit.Deficits before =
        newDeficits.getOrDefault(key, deficits.getOrDefault(key, split.noDeficits()));
    RevenueSplit.Allocation allocation = split.allocate(sale.gross(), before);
    newDeficits.put(key, allocation.deficits());
    List<Sale.Part> parts = new ArrayList<>();
    for (int i = 0; i < split.shares().size(); i++) {
      parts.add(part(split.shares().get(i).party(), allocation.parts().get(i), sale));
    }
    return parts;
  }

  private Sale.Part part(CreatorId creator, Money gross, Revenue.NewSale sale) {
    return Sale.Part.of(creator, gross, shares.shareOf(creator, sale.at()));
  }

  /** Returns how much of a sale has not gone back yet. */
  Money remaining(Sale sale) {
    return goneBack.remaining(sale);
  }

  /**
   * Returns the sale that a refund names, stored or booked by this batch; null if it names none or
   * the sale is not known.
   */
  @Nullable Sale saleOf(Revenue.NewRefund refund) {
    String id = refund.of();
    if (id == null) {
      return null;
    }
    Sale stored = storedSales.get(id);
    return stored == null ? ownSales.get(id) : stored;
  }

  /**
   * Books a refund. Without a known sale it must name the creator, or is the platform's alone.
   *
   * @param refund of a known sale at most what is left of it
   */
  Refund book(Revenue.NewRefund refund) {
    Sale sale = saleOf(refund);
    List<Refund.Part> parts = new ArrayList<>();
    for (GoneBack.Portion portion : portions(refund, sale)) {
      parts.add(taken(portion, sale));
    }
    Refund booked =
        new Refund(
            refund.id(),
            refund.of(),
            sale != null,
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
    refunds.add(booked);
    return booked;
  }

  private List<GoneBack.Portion> portions(Revenue.NewRefund refund, @Nullable Sale sale) {
    if (sale != null) {
      return goneBack.take(sale, refund.gross());
    }
    CreatorId creator = refund.creator();
    if (creator == null) {
      return List.of();
    }
    Rate share = shares.shareOf(creator, refund.at());
    return List.of(
        new GoneBack.Portion(
            creator, refund.gross(), share.of(refund.gross(), RoundingMode.HALF_EVEN)));
  }

  /** Decides where a creator's part of a refund comes from and takes it off hold. */
  private Refund.Part taken(GoneBack.Portion portion, @Nullable Sale sale) {
    CreatorId creator = portion.creator();
    Asset asset = portion.gross().asset();
    long left = portion.clawedBack().minor();
    long pending = holds.take(Account.pending(creator, asset), sale, left);
    left -= pending;
    long available = Math.min(left, balance(Account.available(creator, asset)));
    left -= available;
    return new Refund.Part(
        creator,
        portion.gross(),
        portion.clawedBack(),
        new Money(pending, asset),
        new Money(available, asset),
        new Money(left, asset));
  }

  /** Writes everything that was booked, each kind of row at once. */
  void store() {
    if (!sales.isEmpty()) {
      store.addSales(sales);
    }
    if (!refunds.isEmpty()) {
      store.addRefunds(refunds);
    }
    EarningStore.HoldChanges changes = holds.changes();
    if (!changes.isEmpty()) {
      store.saveHolds(changes);
    }
    if (!newDeficits.isEmpty()) {
      store.saveDeficits(newDeficits);
    }
    if (!transactions.isEmpty()) {
      ledger.append(transactions);
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
