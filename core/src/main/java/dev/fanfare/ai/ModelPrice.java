package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a million tokens of a model cost from a time on, until its next price. Immutable.
 *
 * <p>Input and output always have a price; one that costs nothing has the price 0. A cache class
 * without a price is one that the provider does not have: of such tokens none may be counted, and
 * an unknown number of them is none.
 *
 * @param model whose price it is, by the provider's word
 * @param effectiveFrom from when on, to the microsecond
 * @param currency what every price is in
 * @param perMillion units of the currency for a million tokens, each 0 to 1 000 000 with at most
 *     nine decimals; kept without zeros at its end
 */
public record ModelPrice(
    ModelName model, Instant effectiveFrom, Asset currency, Map<TokenClass, BigDecimal> perMillion)
    implements Serializable {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  /**
   * @throws IllegalArgumentException if input or output has no price, or a price is out of range
   */
  public ModelPrice {
    requireNonNull(model, "model");
    effectiveFrom = Instants.floor(requireNonNull(effectiveFrom, "effectiveFrom"));
    requireNonNull(currency, "currency");
    Map<TokenClass, BigDecimal> prices = new EnumMap<>(TokenClass.class);
    perMillion.forEach((type, price) -> prices.put(type, checked(type, price)));
    require(
        prices.containsKey(TokenClass.UNCACHED_INPUT) && prices.containsKey(TokenClass.OUTPUT),
        "perMillion must have prices of UNCACHED_INPUT and OUTPUT, had %s",
        prices.keySet());
    perMillion = Collections.unmodifiableMap(prices);
  }

  private static BigDecimal checked(TokenClass type, BigDecimal price) {
    BigDecimal plain = price.stripTrailingZeros();
    require(
        plain.signum() >= 0 && plain.compareTo(MOST) <= 0 && plain.scale() <= AiCost.DECIMALS,
        "perMillion of %s must be 0 to %s with at most %d decimals, was %s",
        type,
        MOST,
        AiCost.DECIMALS,
        price);
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /**
   * Returns the prices of a model without a cache.
   *
   * @param input units of the currency for a million tokens of input, such as {@code "3"}
   * @param output units of the currency for a million tokens of output, such as {@code "15"}
   * @throws IllegalArgumentException if a text is no number, or out of range
   */
  public static ModelPrice of(
      ModelName model, Instant effectiveFrom, Asset currency, String input, String output) {
    return new ModelPrice(
        model,
        effectiveFrom,
        currency,
        Map.of(
            TokenClass.UNCACHED_INPUT,
            new BigDecimal(input),
            TokenClass.OUTPUT,
            new BigDecimal(output)));
  }

  /**
   * Returns these prices with another one for a class of tokens.
   *
   * @param perMillion units of the currency for a million tokens, such as {@code "0.30"}
   * @throws IllegalArgumentException if the text is no number, or out of range
   */
  public ModelPrice with(TokenClass type, String perMillion) {
    Map<TokenClass, BigDecimal> prices = new EnumMap<>(this.perMillion);
    prices.put(type, new BigDecimal(perMillion));
    return new ModelPrice(model, effectiveFrom, currency, prices);
  }

  /** Returns the price of a million tokens of a class, empty if the provider has no such class. */
  public Optional<BigDecimal> of(TokenClass type) {
    return Optional.ofNullable(perMillion.get(type));
  }
}
