package dev.fanfare.earning;

import dev.fanfare.event.Answer;
import dev.fanfare.money.Money;

/** What came of setting earnings aside or making them available again. */
public sealed interface ReserveResult extends Answer {
  /** It is booked. */
  record Moved(Money amount, boolean replayed) implements ReserveResult {
    @Override
    public Moved asReplayed() {
      return new Moved(amount, true);
    }
  }

  /** Nothing is booked: there is only {@code balance} to move. */
  record Declined(Money balance, boolean replayed) implements ReserveResult {
    @Override
    public Declined asReplayed() {
      return new Declined(balance, true);
    }
  }
}
