package dev.fanfare.persistence.policy;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.shown;

import dev.fanfare.ai.AiCost;
import dev.fanfare.money.Asset;
import dev.fanfare.money.AssetRegistry;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes values of one document. What is wrong becomes a problem, and reading goes on. */
final class Reading {
  private static final Pattern MONEY =
      Pattern.compile("(?<amount>-?[0-9]{1,19}(?:\\.[0-9]{1,9})?) (?<code>[A-Z][A-Z0-9]{0,11})");
  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,18})");

  private static final String INSTANT = "an instant in UTC such as \"2026-04-01T00:00:00Z\"";

  private final Problems problems;
  private AssetRegistry assets = AssetRegistry.iso();

  /** Makes a value. */
  @FunctionalInterface
  interface Converter<T> {
    /**
     * Returns the value, null if a part of it is not sound and has been noted.
     *
     * @throws IllegalArgumentException if it is not sound itself
     */
    @Nullable T read(Json value);
  }

  Reading(Problems problems) {
    this.problems = problems;
  }

  void problem(Place place, String message) {
    problems.add(place, message);
  }

  /** Lets amounts name an asset that is no ISO 4217 currency. */
  void know(Asset asset) {
    assets = assets.with(asset);
  }

  /** Returns what a converter makes of a value, null if it is not sound. */
  <T> @Nullable T convert(Json value, Converter<T> converter) {
    try {
      return converter.read(value);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      problem(value.place(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  /**
   * Returns what is made of an object.
   *
   * @param reader asks for the fields, and returns what to do if all of them are sound
   */
  <T> @Nullable T object(Json value, Function<Fields, Supplier<T>> reader) {
    if (!(value instanceof Json.Fields object)) {
      throw unfit(value, "an object { … }");
    }
    int before = problems.count();
    Fields fields = new Fields(object, this);
    Supplier<T> maker = reader.apply(fields);
    fields.refuseUnknown();
    if (problems.count() > before) {
      return null;
    }
    try {
      return maker.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      fields.refusedByCore(e);
      return null;
    }
  }

  <T> Converter<List<T>> list(Converter<T> converter) {
    return value -> {
      if (!(value instanceof Json.Items items)) {
        throw unfit(value, "a list [ … ]");
      }
      List<T> read = new ArrayList<>();
      for (Json item : items.all()) {
        T one = convert(item, converter);
        if (one != null) {
          read.add(one);
        }
      }
      return read;
    };
  }

  <K, V> Converter<Map<K, V>> map(Function<String, K> keys, Converter<V> converter) {
    return value -> {
      if (!(value instanceof Json.Fields fields)) {
        throw unfit(value, "an object { … }");
      }
      Map<K, V> read = new LinkedHashMap<>();
      fields
          .byName()
          .forEach(
              (name, entry) -> {
                K key = convert(entry, ignored -> keys.apply(name));
                V one = convert(entry, converter);
                if (key != null && one != null) {
                  read.put(key, one);
                }
              });
      return read;
    };
  }

  String text(Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw unfit(value, "text in quotes");
  }

  long integer(Json value) {
    if (value instanceof Json.Literal literal && INTEGER.matcher(literal.value()).matches()) {
      try {
        return Long.parseLong(literal.value());
      } catch (NumberFormatException e) {
        throw unfit(value, "a whole number of at most " + Long.MAX_VALUE);
      }
    }
    throw unfit(value, "a whole number without quotes, point or exponent");
  }

  int smallInteger(Json value) {
    long number = integer(value);
    require(
        number == (int) number,
        "must be a whole number of at most %d, was %d",
        Integer.MAX_VALUE,
        number);
    return (int) number;
  }

  boolean truth(Json value) {
    if (value instanceof Json.Literal literal && literal.kind() == Json.Literal.Kind.TRUTH) {
      return literal.value().equals("true");
    }
    throw unfit(value, "true or false");
  }

  Rate rate(Json value) {
    if (value instanceof Json.Text text) {
      return Rate.parse(text.value());
    }
    throw unfit(value, "a percentage in quotes such as \"2.5%\"");
  }

  Money money(Json value) {
    if (value instanceof Json.Text text) {
      Matcher matcher = MONEY.matcher(text.value());
      if (matcher.matches()) {
        return Money.parse(matcher.group("amount"), asset(matcher.group("code")));
      }
    }
    throw unfit(value, "an amount with its currency in quotes such as \"12.50 USD\"");
  }

  AiCost cost(Json value) {
    if (value instanceof Json.Text text) {
      Matcher matcher = MONEY.matcher(text.value());
      if (matcher.matches()) {
        return AiCost.parse(matcher.group("amount"), asset(matcher.group("code")));
      }
    }
    throw unfit(value, "a cost with its currency in quotes such as \"0.005 USD\"");
  }

  Asset asset(Json value) {
    return asset(text(value));
  }

  private Asset asset(String code) {
    return assets
        .find(code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no ISO 4217 currency; should it be an asset of your own, declare its decimals at the top: \"assets\": {\"CODE\": 6}"
                        .formatted(shown(code))));
  }

  Duration duration(Json value) {
    if (value instanceof Json.Text text) {
      return DurationText.parse(text.value());
    }
    throw unfit(value, "a duration in quotes such as \"7 days\"");
  }

  Instant instant(Json value) {
    // An offset would be lost when the policy is written again.
    if (value instanceof Json.Text text && text.value().endsWith("Z")) {
      try {
        return Instant.parse(text.value());
      } catch (DateTimeException e) {
        throw unfit(value, INSTANT);
      }
    }
    throw unfit(value, INSTANT);
  }

  LocalDate day(Json value) {
    try {
      return LocalDate.parse(text(value));
    } catch (DateTimeException e) {
      throw unfit(value, "a day such as \"2026-04-01\"");
    }
  }

  ZoneId zone(Json value) {
    try {
      return ZoneId.of(text(value));
    } catch (DateTimeException e) {
      throw unfit(value, "a time zone such as \"Z\" for UTC or \"Europe/Paris\"");
    }
  }

  /** Reads a constant by its name in small letters. */
  <E extends Enum<E>> Converter<E> word(Class<E> type) {
    return value -> word(type, text(value));
  }

  static <E extends Enum<E>> E word(Class<E> type, String word) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    return all.stream()
        .filter(constant -> word(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of %s, was \"%s\""
                        .formatted(all.stream().map(Reading::word).toList(), shown(word))));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static IllegalArgumentException unfit(Json value, String wanted) {
    return new IllegalArgumentException("must be %s, was %s".formatted(wanted, value.shown()));
  }
}
