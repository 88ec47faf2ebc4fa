package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Counts the gifts of one spark in an hour and one asset. Not safe for concurrent use. */
final class HourTally implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Compares by hour, spark and then asset. */
  record Key(LocalDate day, Instant hour, String spark, Asset asset)
      implements Comparable<Key>, Serializable {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::hour)
            .thenComparing(Key::spark)
            .thenComparing(Key::asset, Assets.ORDER);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final Key key;
  private long sends;
  private Money revenue;
  private Money earned;
  private final TreeSet<String> senders = new TreeSet<>();
  private final TreeSet<CreatorId> recipients = new TreeSet<>();

  HourTally(Key key) {
    this.key = key;
    this.revenue = Money.zero(key.asset());
    this.earned = revenue;
  }

  /**
   * Returns the tally of one gift or refund, empty if the fact is neither.
   *
   * @param earned the creators' part, negative for a refund
   */
  static Optional<HourTally> of(LocalDay day, Fact fact, Money earned) {
    if (fact instanceof Fact.GiftSent gift) {
      HourTally tally = of(day, fact, gift.spark(), gift.gross(), earned);
      tally.sends = 1;
      if (gift.sender() != null) {
        tally.senders.add(gift.sender());
      }
      tally.recipients.add(gift.creator());
      return Optional.of(tally);
    }
    return fact instanceof Fact.GiftRefunded refund
        ? Optional.of(of(day, fact, refund.spark(), refund.gross().negated(), earned))
        : Optional.empty();
  }

  private static HourTally of(LocalDay day, Fact fact, String spark, Money revenue, Money earned) {
    HourTally tally =
        new HourTally(new Key(day.date(), day.hourOf(fact.at()), spark, revenue.asset()));
    tally.revenue = revenue;
    tally.earned = earned;
    return tally;
  }

  Key key() {
    return key;
  }

  void merge(HourTally other) {
    sends += other.sends;
    revenue = revenue.plus(other.revenue);
    earned = earned.plus(other.earned);
    senders.addAll(other.senders);
    recipients.addAll(other.recipients);
  }

  GiftHour row() {
    return new GiftHour(
        key.day(),
        key.hour(),
        key.spark(),
        sends,
        revenue,
        earned,
        senders.size(),
        recipients.size());
  }
}
