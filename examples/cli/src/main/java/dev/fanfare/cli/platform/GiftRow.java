package dev.fanfare.cli.platform;

import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code gifts.csv}.
 *
 * @param line where it stands in the file
 * @param sender who gave it, null if nobody knows
 * @param sparkName the spark's name, perhaps empty
 * @param quantity how many sparks, 1 or more
 * @param amount of all of them: above 0, but 0 for a free gift
 */
public record GiftRow(
    long line,
    String id,
    Kind kind,
    Instant sentAt,
    @Nullable String sender,
    CreatorId creator,
    String sparkId,
    String sparkName,
    int quantity,
    Money amount) {
  /** The order in which they happened, the same however the file is ordered. */
  public static final Comparator<GiftRow> BY_TIME =
      Comparator.comparing(GiftRow::sentAt).thenComparing(GiftRow::id);

  /** What a row tells of. */
  public enum Kind {
    GIFT,
    /** Money given back, for a gift that is not named. */
    REFUND,
    /** A gift that cost nothing. */
    FREE
  }

  boolean sameContent(GiftRow other) {
    return kind == other.kind
        && sentAt.equals(other.sentAt)
        && Objects.equals(sender, other.sender)
        && creator.equals(other.creator)
        && sparkId.equals(other.sparkId)
        && sparkName.equals(other.sparkName)
        && quantity == other.quantity
        && amount.equals(other.amount);
  }

  /** Returns what it tells. */
  Fact fact() {
    return kind == Kind.REFUND
        ? new Fact.GiftRefunded(
            id, sentAt, null, sender, creator, sparkId, sparkName, quantity, amount)
        : new Fact.GiftSent(id, sentAt, sender, creator, sparkId, sparkName, quantity, amount);
  }
}
