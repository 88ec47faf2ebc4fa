package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.money.Asset;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.Money;
import java.util.List;
import java.util.function.Consumer;

/** Booking what creators earn and what refunds take back, and saying what there is. */
public interface Earnings {
  /**
   * Returns earnings kept in a store and booked in a ledger.
   *
   * @param creators whose currency and zone summaries use
   * @param rates for summaries of earnings in several assets
   */
  static Earnings of(
      Operations operations,
      EarningStore store,
      LedgerStore ledger,
      CreatorStore creators,
      ExchangeRates rates,
      EarningPolicy policy) {
    return new StoredEarnings(operations, store, ledger, creators, rates, policy);
  }

  /**
   * Books a sale of one creator, made now. The sale's id is the key.
   *
   * @param gross what the fan paid, more than 0
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  SaleResult recordSale(RevenueSource source, Money gross, CreatorId creator, IdempotencyKey key);

  /**
   * Books a sale: the creators' parts go on hold, the rest is the platform's. What a creator owes
   * is paid off first.
   *
   * @return {@link SaleResult.Exists} if the sale's id is taken, whatever the key
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  SaleResult recordSale(Revenue.NewSale sale, IdempotencyKey key);

  /**
   * Books a refund of a known sale, made now. The refund's id is the key.
   *
   * @param sale the sale's id
   * @param gross what the fan gets back, more than 0
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  RefundResult recordRefund(String sale, Money gross, IdempotencyKey key);

  /**
   * Books a refund. Of a known sale it takes back each creator's part at the sale's own split and
   * rate, so that refunding all of it leaves nothing; without one it takes the share in force when
   * the refund was made. It takes from earnings on hold, then from available ones; what neither
   * covers the creator owes.
   *
   * <p>A refund that names a sale not known yet counts against it later: refunds of the sale are
   * bounded by what is left of its gross after all that named it, and take from the creator no more
   * than is left of what the sale earned.
   *
   * @return {@link RefundResult.ExceedsSale} if more would go back than is left of the sale; {@link
   *     RefundResult.UnknownSale} if the refund names a sale that is not known and no creator
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  RefundResult recordRefund(Revenue.NewRefund refund, IdempotencyKey key);

  /**
   * Books many sales and refunds in one transaction, by the time they happened. Their ids are their
   * keys: what is stored already with the same content is left alone, with other content it is
   * rejected, as is what cannot be booked; the rest is booked all the same.
   */
  BulkReport recordAll(List<? extends Revenue> revenues);

  /**
   * Makes available what has been held long enough. Run it on a schedule; it is safe at any time,
   * from several places, and after a crash: each hold ends once.
   */
  MatureReport mature();

  /**
   * Sets available earnings aside, against a dispute for example.
   *
   * @param amount more than 0
   * @param reason 1 to 128 characters, kept as the reference of the entry
   * @return {@link ReserveResult.Declined} if less is available
   */
  ReserveResult reserve(CreatorId creator, Money amount, String reason, IdempotencyKey key);

  /**
   * Makes available again what was set aside.
   *
   * @param amount more than 0
   * @return {@link ReserveResult.Declined} if less is set aside
   */
  ReserveResult releaseReserve(CreatorId creator, Money amount, IdempotencyKey key);

  /** Returns how a creator stands in one asset. */
  EarningsBalance balance(CreatorId creator, Asset asset);

  /**
   * Returns a creator's earnings of all time, this month and last, in the creator's currency.
   * Months are the creator's own, by the creator's zone. Amounts in other assets are converted at
   * the rate of now, and those without a rate are listed beside.
   *
   * @param currency what to sum in, should the creator not be registered
   */
  EarningsSummary summary(CreatorId creator, Asset currency);

  /** Hands over what every creator ever earned, by creator and asset. */
  void forEachTotal(Consumer<CreatorTotal> visitor);
}
