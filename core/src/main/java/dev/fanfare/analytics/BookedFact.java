package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.Refund;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.earning.Sale;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with what the books made of it.
 *
 * @param fact no counter
 * @param source what the money was for, null if it means no money
 * @param shares each creator's part: earned by a sale, clawed back by a refund; 0 or more
 */
public record BookedFact(Fact fact, @Nullable RevenueSource source, List<Share> shares)
    implements Serializable {
  public BookedFact {
    requireNonNull(fact, "fact");
    require(!(fact instanceof Fact.Counter), "%s is a counter, not an event", fact);
    shares = List.copyOf(shares);
  }

  /** A creator's part of some money. */
  public record Share(CreatorId creator, Money amount) implements Serializable {}

  /** Returns a fact that means no money, such as a free gift. */
  public static BookedFact of(Fact fact) {
    return new BookedFact(fact, null, List.of());
  }

  /** Returns a fact that was booked as a sale. */
  public static BookedFact of(Fact fact, Sale sale) {
    return new BookedFact(
        fact,
        sale.source(),
        sale.parts().stream().map(part -> new Share(part.creator(), part.earned())).toList());
  }

  /** Returns a fact that was booked as a refund. */
  public static BookedFact of(Fact fact, Refund refund) {
    return new BookedFact(
        fact,
        refund.source(),
        refund.parts().stream().map(part -> new Share(part.creator(), part.clawedBack())).toList());
  }
}
