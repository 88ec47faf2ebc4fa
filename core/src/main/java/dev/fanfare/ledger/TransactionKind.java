package dev.fanfare.ledger;

/** Why money moved. */
public enum TransactionKind {
  SALE,
  REFUND,
  /** Earnings whose hold period ended. */
  MATURITY,
  /** Available earnings that pay off what the creator owes. */
  NETTING,
  RESERVE,
  RESERVE_RELEASE,
  PAYOUT_REQUEST,
  PAYOUT_PAID,
  CONVERSION,
  ADJUSTMENT,
  REVERSAL;

  /**
   * Returns whether an operator may take such a transaction back by itself. The others belong to
   * records that would then contradict the books: a sale is refunded, a payout cancelled or
   * returned.
   */
  public boolean isReversible() {
    return switch (this) {
      case RESERVE, RESERVE_RELEASE, CONVERSION, ADJUSTMENT -> true;
      case SALE, REFUND, MATURITY, NETTING, PAYOUT_REQUEST, PAYOUT_PAID, REVERSAL -> false;
    };
  }
}
