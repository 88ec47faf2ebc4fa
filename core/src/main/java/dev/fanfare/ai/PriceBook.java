package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What models cost, by provider, model and time. A policy: no price is built in. Immutable; two
 * books with the same contents are equal.
 *
 * <p>A model is found by its exact name; else by an alias; else, if the name ends in a date such as
 * {@code -20260401}, {@code -2026-04-01} or {@code @20260401}, by the name without it. No other
 * part of a name stands for another: {@code big} is no price for {@code big-mini}. What is not
 * found, and what was not counted, is {@link CallCost.Unpriced}.
 */
public final class PriceBook implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A call that would cost more than so many units of its currency was counted wrongly. */
  public static final long MOST_UNITS = 1_000_000;

  private static final Pattern DATED =
      Pattern.compile("(?<name>\\S.*?)[-@]20(?:[0-9]{6}|[0-9]{2}-[0-9]{2}-[0-9]{2})");

  private static final Comparator<ModelName> BY_NAME =
      Comparator.comparing(ModelName::provider).thenComparing(ModelName::model);

  private final String version;
  private final List<ModelPrice> prices;
  private final Map<ModelName, ModelName> aliases;
  private final Map<ModelName, TreeMap<Instant, ModelPrice>> byModel;

  private PriceBook(Builder builder) {
    version = builder.version;
    aliases = new TreeMap<>(BY_NAME);
    aliases.putAll(builder.aliases);
    byModel = new HashMap<>();
    for (ModelPrice price : builder.prices) {
      ModelPrice other =
          byModel
              .computeIfAbsent(price.model(), m -> new TreeMap<>())
              .put(price.effectiveFrom(), price);
      require(
          other == null,
          "prices must differ in model or effectiveFrom, %s has two from %s",
          price.model(),
          price.effectiveFrom());
    }
    aliases.forEach(
        (alias, model) -> {
          require(byModel.containsKey(model), "aliases must lead to a price, %s has none", model);
          require(
              !byModel.containsKey(alias), "aliases must have no price themselves, %s has", alias);
        });
    prices =
        byModel.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BY_NAME))
            .flatMap(model -> model.getValue().values().stream())
            .toList();
  }

  /** Returns the book without a price, in which every call is unpriced. */
  public static PriceBook empty() {
    return builder("empty").build();
  }

  /**
   * Starts a book.
   *
   * @param version names it, 1 to 64 characters
   */
  public static Builder builder(String version) {
    return new Builder(version);
  }

  /** Returns the book's name. */
  public String version() {
    return version;
  }

  /** Returns every price, by provider, model and time. */
  public List<ModelPrice> prices() {
    return prices;
  }

  /** Returns which names stand for which model, by name. */
  public Map<ModelName, ModelName> aliases() {
    return Collections.unmodifiableMap(aliases);
  }

  /** Returns the price of a model at a time, empty if there is none. */
  public Optional<ModelPrice> find(ModelName model, Instant at) {
    requireNonNull(model, "model");
    requireNonNull(at, "at");
    return exact(model, at).or(() -> undated(model).flatMap(name -> exact(name, at)));
  }

  private Optional<ModelPrice> exact(ModelName model, Instant at) {
    TreeMap<Instant, ModelPrice> times = byModel.get(aliases.getOrDefault(model, model));
    Map.Entry<Instant, ModelPrice> inForce = times == null ? null : times.floorEntry(at);
    return inForce == null ? Optional.empty() : Optional.of(inForce.getValue());
  }

  private static Optional<ModelName> undated(ModelName model) {
    Matcher dated = DATED.matcher(model.model());
    return dated.matches()
        ? Optional.of(new ModelName(model.provider(), dated.group("name")))
        : Optional.empty();
  }

  /**
   * Returns what a call cost: the exact sum over its tokens, rounded half up to the billionth once.
   *
   * @param model the model that answered
   * @param at when the call began
   * @param usage what the provider counted for the whole call
   */
  public CallCost cost(ModelName model, Instant at, AiUsage usage) {
    requireNonNull(usage, "usage");
    Optional<ModelPrice> price = find(model, at);
    if (price.isEmpty()) {
      return new CallCost.Unpriced(UnpricedReason.NO_PRICE);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (TokenClass type : TokenClass.values()) {
      Long tokens = usage.tokens(type);
      BigDecimal perMillion = price.get().perMillion().get(type);
      if (perMillion == null) {
        if (tokens != null && tokens > 0) {
          return new CallCost.Unpriced(UnpricedReason.NO_CLASS_PRICE);
        }
      } else if (tokens == null) {
        return new CallCost.Unpriced(UnpricedReason.NO_COUNT);
      } else {
        sum = sum.add(perMillion.multiply(BigDecimal.valueOf(tokens)));
      }
    }
    return cost(sum, price.get(), RoundingMode.HALF_UP)
        .<CallCost>map(CallCost.Priced::new)
        .orElseGet(() -> new CallCost.Unpriced(UnpricedReason.IMPLAUSIBLE));
  }

  /**
   * Returns the most that a call can cost: all input at the dearest price of input, rounded up.
   * Empty if the model has no price.
   *
   * @param inputTokens 0 or more
   * @param outputTokens 0 or more
   */
  public Optional<AiCost> most(ModelName model, Instant at, long inputTokens, long outputTokens) {
    require(inputTokens >= 0, "inputTokens must be 0 or more, was %d", inputTokens);
    require(outputTokens >= 0, "outputTokens must be 0 or more, was %d", outputTokens);
    return find(model, at)
        .flatMap(
            price -> {
              BigDecimal input = BigDecimal.ZERO;
              for (TokenClass type : TokenClass.values()) {
                if (type != TokenClass.OUTPUT) {
                  input = input.max(price.of(type).orElse(BigDecimal.ZERO));
                }
              }
              BigDecimal output = price.of(TokenClass.OUTPUT).orElseThrow();
              return cost(
                  input
                      .multiply(BigDecimal.valueOf(inputTokens))
                      .add(output.multiply(BigDecimal.valueOf(outputTokens))),
                  price,
                  RoundingMode.UP);
            });
  }

  /**
   * @param millionths the cost in millionths of a unit
   */
  private static Optional<AiCost> cost(
      BigDecimal millionths, ModelPrice price, RoundingMode rounding) {
    BigDecimal units = millionths.movePointLeft(6).setScale(AiCost.DECIMALS, rounding);
    return units.compareTo(BigDecimal.valueOf(MOST_UNITS)) > 0
        ? Optional.empty()
        : Optional.of(new AiCost(units.unscaledValue().longValueExact(), price.currency()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PriceBook that
        && version.equals(that.version)
        && prices.equals(that.prices)
        && aliases.equals(that.aliases);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, prices, aliases);
  }

  @Override
  public String toString() {
    return "PriceBook[%s, %d prices, %d aliases]".formatted(version, prices.size(), aliases.size());
  }

  /** Collects prices. */
  public static final class Builder {
    private final String version;
    private final List<ModelPrice> prices = new ArrayList<>();
    private final Map<ModelName, ModelName> aliases = new HashMap<>();

    private Builder(String version) {
      this.version = requireText("version", version, 64);
    }

    /** Adds a price. */
    public Builder price(ModelPrice price) {
      prices.add(requireNonNull(price, "price"));
      return this;
    }

    /**
     * Says that a name stands for a model, such as a deployment's own name.
     *
     * @throws IllegalArgumentException if it already stands for another
     */
    public Builder alias(ModelName name, ModelName model) {
      requireNonNull(name, "name");
      ModelName other = aliases.putIfAbsent(name, requireNonNull(model, "model"));
      require(
          other == null || other.equals(model),
          "alias %s must stand for one model, was %s and %s",
          name,
          other,
          model);
      return this;
    }

    /**
     * Returns the book.
     *
     * @throws IllegalArgumentException if a model has two prices from one time on, or an alias
     *     leads to no price or has one itself
     */
    public PriceBook build() {
      return new PriceBook(this);
    }
  }
}
