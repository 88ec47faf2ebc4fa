package dev.fanfare.earning;

import dev.fanfare.event.Answer;

/** What came of a sale. */
public sealed interface SaleResult extends Answer {
  /** It is booked. */
  record Recorded(Sale sale, boolean replayed) implements SaleResult {
    @Override
    public Recorded asReplayed() {
      return new Recorded(sale, true);
    }
  }

  /** Nothing is booked: another request booked a sale of this id. */
  record Exists(String sale, boolean replayed) implements SaleResult {
    @Override
    public Exists asReplayed() {
      return new Exists(sale, true);
    }
  }
}
