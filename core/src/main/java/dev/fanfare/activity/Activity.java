package dev.fanfare.activity;

import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.FactStore;
import dev.fanfare.earning.Earnings;
import dev.fanfare.event.UnitOfWork;
import java.time.Instant;
import java.util.Collection;

/** Takes the host's facts: gifts, refunds, other revenue, what users do, and counters. */
public interface Activity {
  /** Returns an activity that stores facts and books their money. */
  static Activity of(UnitOfWork transactions, FactStore facts, Earnings earnings) {
    return new StoredActivity(transactions, facts, earnings);
  }

  /** What happened earlier is a mistake of a clock, and rejected. */
  Instant EARLIEST = Instant.EPOCH;

  /**
   * Records a batch in one transaction: new facts are stored and their money is booked, by the time
   * they happened. A fact that was recorded before is counted and left alone. One that contradicts
   * what was recorded, that cannot be booked, or that is older than {@link #EARLIEST}, is rejected
   * with its reason; the others are recorded all the same. So a batch may be sent again, in any
   * order, in pieces, or late.
   *
   * <p>A {@link Fact.Counter} told again raises what was recorded, see there. Facts of users and
   * counters book nothing.
   *
   * @param facts some thousand at a time is a good size
   */
  RecordReport record(Collection<? extends Fact> facts);
}
