package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, under the host's id for it: told again with the same id and content it
 * changes nothing.
 */
public sealed interface Fact extends Serializable {
  /** Returns the host's id of the event, 1 to 64 characters, unique among all facts. */
  String id();

  /** Returns when it happened, to the microsecond. */
  Instant at();

  /** Returns what distinguishes two facts of one id, by the field's name. */
  Map<String, @Nullable Object> content();

  /** Returns the first field in which two facts of one id differ, empty if they say the same. */
  default Optional<String> firstDifference(Fact other) {
    if (equals(other)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> theirs = other.content();
    return content().entrySet().stream()
        .filter(field -> !Objects.equals(field.getValue(), theirs.get(field.getKey())))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> Optional.of("kind"));
  }

  /**
   * A fan sent a creator gifts.
   *
   * @param sender the fan's id, null if unknown; 1 to 64 characters
   * @param creator who received them
   * @param spark the gift's catalogue id, 1 to 64 characters
   * @param sparkName the gift's name, at most 200 characters without control characters, may be
   *     empty; shown, never interpreted
   * @param quantity how many, 1 or more
   * @param gross what the fan paid for all of them, 0 for a free gift
   */
  record GiftSent(
      String id,
      Instant at,
      @Nullable String sender,
      CreatorId creator,
      String spark,
      String sparkName,
      long quantity,
      Money gross)
      implements Fact {
    public GiftSent {
      at = Instants.floor(at);
      checkGift(id, sender, creator, spark, sparkName, quantity);
      checkGross(gross, 0);
    }

    /** Returns whether nothing was paid. */
    public boolean free() {
      return gross.isZero();
    }

    @Override
    public Map<String, @Nullable Object> content() {
      return giftContent(at, sender, creator, spark, sparkName, quantity, gross);
    }
  }

  /**
   * A fan got money back for gifts.
   *
   * @param of the id of the {@link GiftSent}, null if nobody knows
   * @param gross what went back, more than 0
   */
  record GiftRefunded(
      String id,
      Instant at,
      @Nullable String of,
      @Nullable String sender,
      CreatorId creator,
      String spark,
      String sparkName,
      long quantity,
      Money gross)
      implements Fact {
    public GiftRefunded {
      at = Instants.floor(at);
      checkGift(id, sender, creator, spark, sparkName, quantity);
      if (of != null) {
        requireText("of", of, 64);
      }
      checkGross(gross, 1);
    }

    @Override
    public Map<String, @Nullable Object> content() {
      Map<String, @Nullable Object> content =
          giftContent(at, sender, creator, spark, sparkName, quantity, gross);
      content.put("of", of);
      return content;
    }
  }

  /**
   * Revenue of another kind.
   *
   * @param source what was paid for
   * @param creator whose content it was, null if it is all the platform's
   * @param gross what was paid, more than 0
   */
  record RevenueReceived(
      String id, Instant at, RevenueSource source, @Nullable CreatorId creator, Money gross)
      implements Fact {
    public RevenueReceived {
      requireText("id", id, 64);
      at = Instants.floor(at);
      requireNonNull(source, "source");
      checkGross(gross, 1);
    }

    @Override
    public Map<String, @Nullable Object> content() {
      Map<String, @Nullable Object> content = new LinkedHashMap<>();
      content.put("at", at);
      content.put("source", source);
      content.put("creator", creator);
      content.put("gross", gross);
      return content;
    }
  }

  private static void checkGift(
      String id,
      @Nullable String sender,
      CreatorId creator,
      String spark,
      String sparkName,
      long quantity) {
    requireText("id", id, 64);
    if (sender != null) {
      requireText("sender", sender, 64);
    }
    requireNonNull(creator, "creator");
    requireText("spark", spark, 64);
    if (sparkName.isBlank()) {
      require(
          sparkName.length() <= 200,
          "sparkName must be at most 200 characters, has %d",
          sparkName.length());
    } else {
      requireText("sparkName", sparkName, 200);
    }
    requireRange("quantity", quantity, 1, Integer.MAX_VALUE);
  }

  private static void checkGross(Money gross, long min) {
    requireNonNull(gross, "gross");
    require(
        min <= gross.minor() && gross.minor() <= Revenue.MAX_GROSS,
        "gross must be %s to %s, was %s",
        new Money(min, gross.asset()),
        new Money(Revenue.MAX_GROSS, gross.asset()),
        gross);
  }

  private static Map<String, @Nullable Object> giftContent(
      Instant at,
      @Nullable String sender,
      CreatorId creator,
      String spark,
      String sparkName,
      long quantity,
      Money gross) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("at", at);
    content.put("sender", sender);
    content.put("creator", creator);
    content.put("spark", spark);
    content.put("sparkName", sparkName);
    content.put("quantity", quantity);
    content.put("gross", gross);
    return content;
  }
}
