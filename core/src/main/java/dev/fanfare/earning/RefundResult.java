package dev.fanfare.earning;

import dev.fanfare.event.Answer;
import dev.fanfare.money.Money;

/** What came of a refund. */
public sealed interface RefundResult extends Answer {
  /** It is booked. */
  record Recorded(Refund refund, boolean replayed) implements RefundResult {
    @Override
    public Recorded asReplayed() {
      return new Recorded(refund, true);
    }
  }

  /** Nothing is booked: another request booked a refund of this id. */
  record Exists(String refund, boolean replayed) implements RefundResult {
    @Override
    public Exists asReplayed() {
      return new Exists(refund, true);
    }
  }

  /** Nothing is booked: only {@code remaining} of the sale has not been refunded. */
  record ExceedsSale(String sale, Money remaining, boolean replayed) implements RefundResult {
    @Override
    public ExceedsSale asReplayed() {
      return new ExceedsSale(sale, remaining, true);
    }
  }

  /** Nothing is booked: the sale is not known, and no creator was named to take the refund from. */
  record UnknownSale(String sale, boolean replayed) implements RefundResult {
    @Override
    public UnknownSale asReplayed() {
      return new UnknownSale(sale, true);
    }
  }
}
