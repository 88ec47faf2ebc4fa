package dev.fanfare.ledger;

/** What an account is for, whose it is, and which side of zero its balance must keep to. */
public enum AccountKind {
  /** A creator's earnings within their hold period. */
  EARNINGS_PENDING(Owner.CREATOR, 0, Long.MAX_VALUE),
  /** A creator's earnings that may be paid out. */
  EARNINGS_AVAILABLE(Owner.CREATOR, 0, Long.MAX_VALUE),
  /** What a creator asked to be paid and has not been confirmed as paid. */
  PAYOUT_CLEARING(Owner.CREATOR, 0, Long.MAX_VALUE),
  /** What the platform keeps back of a creator's earnings, against disputes for example. */
  RESERVE(Owner.CREATOR, 0, Long.MAX_VALUE),
  /** What a creator owes after refunds of money already paid out; never above zero. */
  RECEIVABLE(Owner.CREATOR, Long.MIN_VALUE, 0),
  /** Where money comes from: what fans have paid, net of refunds, as a negative balance. */
  FANS(Owner.PLATFORM, Long.MIN_VALUE, Long.MAX_VALUE),
  /** The platform's part of revenue. */
  COMMISSION(Owner.PLATFORM, Long.MIN_VALUE, Long.MAX_VALUE),
  /** Payout fees charged to creators. */
  PAYOUT_FEES(Owner.PLATFORM, Long.MIN_VALUE, Long.MAX_VALUE),
  /** Payout fees that the platform bears, as a negative balance. */
  PROCESSING_COST(Owner.PLATFORM, Long.MIN_VALUE, Long.MAX_VALUE),
  /** What left through a payout gateway. */
  CASH(Owner.GATEWAY, Long.MIN_VALUE, Long.MAX_VALUE),
  /** The two sides of currency conversions. */
  FX_CLEARING(Owner.PLATFORM, Long.MIN_VALUE, Long.MAX_VALUE),
  /** Tax kept back from payouts and owed to an authority. */
  TAX_WITHHELD(Owner.PLATFORM, Long.MIN_VALUE, Long.MAX_VALUE),
  /** Minor units that a conversion could not spend. */
  ROUNDING(Owner.PLATFORM, Long.MIN_VALUE, Long.MAX_VALUE);

  enum Owner {
    CREATOR,
    GATEWAY,
    PLATFORM
  }

  private final Owner owner;
  private final long min;
  private final long max;

  AccountKind(Owner owner, long min, long max) {
    this.owner = owner;
    this.min = min;
    this.max = max;
  }

  /**
   * Returns whether every creator has an account of this kind, with a running balance and a chain
   * of postings.
   */
  public boolean ofCreator() {
    return owner == Owner.CREATOR;
  }

  Owner owner() {
    return owner;
  }

  /** Returns whether the account may have a balance, in minor units. */
  public boolean allows(long balance) {
    return min <= balance && balance <= max;
  }
}
