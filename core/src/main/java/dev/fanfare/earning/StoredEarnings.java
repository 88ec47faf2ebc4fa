package dev.fanfare.earning;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Receivables;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

final class StoredEarnings implements Earnings {
  /** How many creators' holds end in one transaction. */
  private static final int MATURE_CHUNK = 500;

  private final Operations operations;
  private final EarningStore store;
  private final LedgerStore ledger;
  private final EarningPolicy policy;
  private final BulkBooking bulk;
  private final Summaries summaries;

  StoredEarnings(
      Operations operations,
      EarningStore store,
      LedgerStore ledger,
      CreatorStore creators,
      ExchangeRates rates,
      EarningPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.ledger = requireNonNull(ledger, "ledger");
    this.policy = requireNonNull(policy, "policy");
    this.bulk = new BulkBooking(operations, store, ledger, policy);
    this.summaries =
        new Summaries(store, requireNonNull(creators, "creators"), requireNonNull(rates, "rates"));
  }

  @Override
  public SaleResult recordSale(
      RevenueSource source, Money gross, CreatorId creator, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    // The time is the server's, not the caller's: a retry a second later asks for the same.
    Revenue.NewSale sale =
        new Revenue.NewSale(key.value(), source, operations.now(), gross, creator);
    return recorded(
        sale, key, Fingerprint.of("source", source, "gross", gross, "creator", creator));
  }

  @Override
  public SaleResult recordSale(Revenue.NewSale sale, IdempotencyKey key) {
    return recorded(
        sale,
        key,
        Fingerprint.of(
            "id",
            sale.id(),
            "source",
            sale.source(),
            "at",
            sale.at(),
            "gross",
            sale.gross(),
            "split",
            sale.split()));
  }

  private SaleResult recorded(Revenue.NewSale sale, IdempotencyKey key, Fingerprint fingerprint) {
    return operations.once(
        key,
        "earning.sale",
        fingerprint,
        SaleResult.class,
        () -> {
          // Looked for after the locks: another request for this sale has ended by now.
          Booking booking = booking(sale);
          if (!store.sales(List.of(sale.id())).isEmpty()) {
            return new SaleResult.Exists(sale.id(), false);
          }
          Sale booked = booking.book(sale);
          booking.store();
          return new SaleResult.Recorded(booked, false);
        });
  }

  @Override
  public RefundResult recordRefund(String sale, Money gross, IdempotencyKey key) {
    Revenue.NewRefund refund =
        new Revenue.NewRefund(
            key.value(), sale, RevenueSource.OTHER, operations.now(), gross, null);
    return recorded(refund, key, Fingerprint.of("of", sale, "gross", gross));
  }

  @Override
  public RefundResult recordRefund(Revenue.NewRefund refund, IdempotencyKey key) {
    return recorded(
        refund,
        key,
        Fingerprint.of(
            "id",
            refund.id(),
            "of",
            refund.of(),
            "source",
            refund.source(),
            "at",
            refund.at(),
            "gross",
            refund.gross(),
            "creator",
            refund.creator()));
  }

  private RefundResult recorded(
      Revenue.NewRefund refund, IdempotencyKey key, Fingerprint fingerprint) {
    return operations.once(
        key,
        "earning.refund",
        fingerprint,
        RefundResult.class,
        () -> {
          Booking booking = booking(refund);
          Sale sale = booking.saleOf(refund);
          if (sale == null && refund.of() != null && refund.creator() == null) {
            return new RefundResult.UnknownSale(refund.of(), false);
          }
          if (!store.refunds(List.of(refund.id())).isEmpty()) {
            return new RefundResult.Exists(refund.id(), false);
          }
          if (sale != null) {
            Money remaining = booking.remaining(sale);
            if (refund.gross().compareTo(remaining) > 0) {
              return new RefundResult.ExceedsSale(sale.id(), remaining, false);
            }
          }
          Refund booked = booking.book(refund);
          booking.store();
          return new RefundResult.Recorded(booked, false);
        });
  }

  private Booking booking(Revenue revenue) {
    return new Booking(operations, store, ledger, policy, new Batch(List.of(revenue)));
  }

  @Override
  public BulkReport recordAll(List<? extends Revenue> revenues) {
    return operations.inTransaction(() -> bulk.record(revenues));
  }

  @Override
  public MatureReport mature() {
    Instant now = operations.now();
    Map<Asset, Money> amounts = new HashMap<>();
    int creators = 0;
    List<Account> due = store.due(now, MATURE_CHUNK);
    while (!due.isEmpty()) {
      List<Account> accounts = due;
      List<EarningStore.Due> ended = operations.inTransaction(() -> endHolds(now, accounts));
      creators += ended.size();
      for (EarningStore.Due earned : ended) {
        amounts.merge(earned.amount().asset(), earned.amount(), Money::plus);
      }
      due = store.due(now, MATURE_CHUNK);
    }
    return new MatureReport(creators, amounts);
  }

  /** Ends one chunk of holds: taking them off and booking the sums is one transaction. */
  private List<EarningStore.Due> endHolds(Instant now, List<Account> accounts) {
    Map<Account, Long> balances =
        ledger.lock(
            accounts.stream()
                .flatMap(
                    pending ->
                        Booking.accountsOf(CreatorId.of(pending.owner()), pending.asset()).stream())
                .toList());
    List<EarningStore.Due> ended = store.endHolds(now, accounts);
    List<Transaction> transactions = new ArrayList<>();
    for (EarningStore.Due due : ended) {
      Asset asset = due.amount().asset();
      var id = operations.newId();
      transactions.add(
          new Transaction(
              id,
              TransactionKind.MATURITY,
              id.toString(),
              now,
              due.creator().value(),
              List.of(
                  new Transfer(
                      Account.pending(due.creator(), asset),
                      Account.available(due.creator(), asset),
                      due.amount()))));
    }
    if (!transactions.isEmpty()) {
      ledger.append(transactions);
      for (EarningStore.Due due : ended) {
        Asset asset = due.amount().asset();
        if (balances.getOrDefault(Account.receivable(due.creator(), asset), 0L) < 0) {
          Receivables.net(ledger, due.creator(), asset, operations.newId(), now);
        }
      }
    }
    return ended;
  }

  @Override
  public ReserveResult reserve(CreatorId creator, Money amount, String reason, IdempotencyKey key) {
    requireText("reason", reason, 128);
    return moved(
        "earning.reserve",
        TransactionKind.RESERVE,
        Fingerprint.of("creator", creator, "amount", amount, "reason", reason),
        Account.available(creator, amount.asset()),
        Account.reserve(creator, amount.asset()),
        amount,
        reason,
        key);
  }

  @Override
  public ReserveResult releaseReserve(CreatorId creator, Money amount, IdempotencyKey key) {
    return moved(
        "earning.release-reserve",
        TransactionKind.RESERVE_RELEASE,
        Fingerprint.of("creator", creator, "amount", amount),
        Account.reserve(creator, amount.asset()),
        Account.available(creator, amount.asset()),
        amount,
        creator.value(),
        key);
  }

  private ReserveResult moved(
      String verb,
      TransactionKind kind,
      Fingerprint fingerprint,
      Account from,
      Account to,
      Money amount,
      String reference,
      IdempotencyKey key) {
    require(amount.isPositive(), "amount must be more than 0, was %s", amount);
    return operations.once(
        key,
        verb,
        fingerprint,
        ReserveResult.class,
        () -> {
          long balance = ledger.lock(List.of(from, to)).getOrDefault(from, 0L);
          if (balance < amount.minor()) {
            return new ReserveResult.Declined(new Money(balance, amount.asset()), false);
          }
          ledger.append(
              List.of(
                  new Transaction(
                      operations.newId(),
                      kind,
                      key.value(),
                      operations.now(),
                      reference,
                      List.of(new Transfer(from, to, amount)))));
          if (kind == TransactionKind.RESERVE_RELEASE) {
            Receivables.net(
                ledger,
                CreatorId.of(to.owner()),
                amount.asset(),
                operations.newId(),
                operations.now());
          }
          return new ReserveResult.Moved(amount, false);
        });
  }

  @Override
  public EarningsBalance balance(CreatorId creator, Asset asset) {
    return operations.inTransaction(
        () ->
            new EarningsBalance(
                money(Account.pending(creator, asset)),
                money(Account.available(creator, asset)),
                money(Account.payoutClearing(creator, asset)),
                money(Account.reserve(creator, asset)),
                money(Account.receivable(creator, asset)).negated()));
  }

  private Money money(Account account) {
    return new Money(ledger.balance(account), account.asset());
  }

  @Override
  public EarningsSummary summary(CreatorId creator, Asset currency) {
    return operations.inTransaction(() -> summaries.summary(creator, currency, operations.now()));
  }

  @Override
  public void forEachTotal(Consumer<CreatorTotal> visitor) {
    store.forEachTotal(visitor);
  }
}
