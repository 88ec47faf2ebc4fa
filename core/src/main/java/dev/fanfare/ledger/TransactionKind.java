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
  REVERSAL
}
