package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.Revenue;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kinds of facts have in common: checks of parts and their content by name. */
final class FactParts {
  private FactParts() {}

  /** Returns content from names and values in turn. */
  static Map<String, @Nullable Object> of(Object... namesAndValues) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      content.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return content;
  }

  static void checkDate(LocalDate asOfDate) {
    requireNonNull(asOfDate, "asOfDate");
    require(
        1 <= asOfDate.getYear() && asOfDate.getYear() <= 9999,
        "asOfDate must be in the years 1 to 9999, was %s",
        asOfDate);
  }

  static void checkGift(
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

  static void checkGross(Money gross, long min) {
    requireNonNull(gross, "gross");
    require(
        min <= gross.minor() && gross.minor() <= Revenue.MAX_GROSS,
        "gross must be %s to %s, was %s",
        new Money(min, gross.asset()),
        new Money(Revenue.MAX_GROSS, gross.asset()),
        gross);
  }

  static Map<String, @Nullable Object> giftContent(
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
