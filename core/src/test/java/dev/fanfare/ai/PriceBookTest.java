package dev.fanfare.ai;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.ai.CallCost.Priced;
import dev.fanfare.ai.CallCost.Unpriced;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBookTest {
  private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant SUMMER = Instant.parse("2026-07-01T00:00:00Z");
  private static final ModelName BIG = new ModelName("acme", "big-1");
  private static final ModelName PLAIN = new ModelName("acme", "plain");

  /** The sample of the requirements, 0.003 and 0.015 USD for a thousand, with a cache. */
  private static final ModelPrice BIG_IN_SPRING =
      ModelPrice.of(BIG, SPRING, USD, "3", "15")
          .with(TokenClass.CACHE_READ, "0.30")
          .with(TokenClass.CACHE_WRITE, "3.75");

  private static final PriceBook BOOK =
      PriceBook.builder("2026-1")
          .price(BIG_IN_SPRING)
          .price(ModelPrice.of(BIG, SUMMER, USD, "2", "10"))
          .price(ModelPrice.of(PLAIN, SPRING, JPY, "40", "0"))
          .alias(new ModelName("azure", "our-deployment"), BIG)
          .build();

  @Test
  void addsUpEveryClassOfTokens() {
    // 1 000 x 3 + 20 000 x 0.30 + 4 000 x 3.75 + 500 x 15 = 3 000 + 6 000 + 15 000 + 7 500
    // = 31 500 millionths
    AiUsage usage = new AiUsage(1_000L, 20_000L, 4_000L, 500L, 100L);
    assertThat(BOOK.cost(BIG, SPRING, usage)).isEqualTo(priced("0.0315"));
  }

  @Test
  void costsWhatTheRequirementsSay() {
    // 1 000 tokens in and out: 0.003 + 0.015.
    assertThat(BOOK.cost(BIG, SPRING, AiUsage.of(1_000, 1_000))).isEqualTo(priced("0.018"));
  }

  @Test
  void roundsTheSumOnceHalfUp() {
    PriceBook fine =
        PriceBook.builder("fine")
            .price(ModelPrice.of(BIG, SPRING, USD, "0.0005", "0.0004"))
            .build();
    // One token each: 0.5 and 0.4 billionths, 0.9 together; each alone would be 1 and 0.
    assertThat(fine.cost(BIG, SPRING, AiUsage.of(1, 1))).isEqualTo(new Priced(new AiCost(1, USD)));
    assertThat(fine.cost(BIG, SPRING, AiUsage.of(1, 0))).isEqualTo(new Priced(new AiCost(1, USD)));
    assertThat(fine.cost(BIG, SPRING, AiUsage.of(0, 1))).isEqualTo(new Priced(new AiCost(0, USD)));
  }

  @Test
  void takesThePriceInForceWhenTheCallBegan() {
    AiUsage million = AiUsage.of(1_000_000, 0);
    assertThat(BOOK.cost(BIG, SUMMER.minusNanos(1_000), million)).isEqualTo(priced("3"));
    assertThat(BOOK.cost(BIG, SUMMER, million)).isEqualTo(priced("2"));
    assertThat(BOOK.cost(BIG, SPRING.minusNanos(1_000), million))
        .as("before the first")
        .isEqualTo(unpriced(UnpricedReason.NO_PRICE));
  }

  @ParameterizedTest
  @CsvSource({
    "acme, big-1, the name itself",
    "acme, big-1-20260401, with a date",
    "acme, big-1-2026-04-01, with a date in three parts",
    "acme, big-1@20260401, with a date behind an at",
    "azure, our-deployment, an alias",
    "azure, our-deployment-20260401, an alias with a date"
  })
  void findsAModel(String provider, String model, String because) {
    assertThat(BOOK.find(new ModelName(provider, model), SPRING))
        .as(because)
        .contains(BIG_IN_SPRING);
  }

  @ParameterizedTest
  @CsvSource({
    "acme, big, a beginning",
    "acme, big-1-mini, a longer name",
    "acme, big-10, another number",
    "acme, big-1-1999-01-01, no date of ours",
    "acme, big-1-202604, half a date",
    "acme, big-1-20260401-fast, more behind the date",
    "acme, BIG-1, in capitals",
    "other, big-1, of another provider",
    "acme, 20260401, a date alone"
  })
  void neverGuessesAModel(String provider, String model, String because) {
    assertThat(BOOK.find(new ModelName(provider, model), SPRING)).as(because).isEmpty();
    assertThat(BOOK.cost(new ModelName(provider, model), SPRING, AiUsage.of(1, 1)))
        .isEqualTo(unpriced(UnpricedReason.NO_PRICE));
  }

  @Test
  void prefersThePriceOfTheDatedNameItself() {
    ModelName dated = new ModelName("acme", "big-1-20260401");
    PriceBook book =
        PriceBook.builder("dated")
            .price(BIG_IN_SPRING)
            .price(ModelPrice.of(dated, SUMMER, USD, "1", "1"))
            .build();
    assertThat(book.find(dated, SUMMER)).get().extracting(ModelPrice::model).isEqualTo(dated);
    assertThat(book.find(dated, SPRING)).as("not yet in force").contains(BIG_IN_SPRING);
  }

  @Test
  void isUnpricedWhereACountIsMissing() {
    assertThat(BOOK.cost(BIG, SPRING, AiUsage.UNKNOWN))
        .isEqualTo(unpriced(UnpricedReason.NO_COUNT));
    assertThat(BOOK.cost(BIG, SPRING, new AiUsage(1L, null, 0L, 1L, null)))
        .as("unknown is not 0")
        .isEqualTo(unpriced(UnpricedReason.NO_COUNT));
    assertThat(BOOK.cost(BIG, SPRING, new AiUsage(1L, 0L, 0L, null, null)))
        .isEqualTo(unpriced(UnpricedReason.NO_COUNT));
  }

  @Test
  void knowsThatAProviderWithoutACacheReadsNothingFromIt() {
    assertThat(BOOK.cost(PLAIN, SPRING, new AiUsage(1_000_000L, null, null, 5L, null)))
        .isEqualTo(new Priced(AiCost.parse("40", JPY)));
    assertThat(BOOK.cost(PLAIN, SPRING, new AiUsage(1_000_000L, 1L, null, 5L, null)))
        .isEqualTo(unpriced(UnpricedReason.NO_CLASS_PRICE));
  }

  @Test
  void doesNotBelieveCountsThatCannotBe() {
    assertThat(BOOK.cost(BIG, SPRING, AiUsage.of(Long.MAX_VALUE, Long.MAX_VALUE)))
        .isEqualTo(unpriced(UnpricedReason.IMPLAUSIBLE));
    // A million USD at 3 USD for a million tokens.
    assertThat(BOOK.cost(PLAIN, SPRING, AiUsage.of(25_000_000_000L, 0)))
        .isEqualTo(new Priced(AiCost.parse("1000000", JPY)));
    assertThat(BOOK.cost(PLAIN, SPRING, AiUsage.of(25_000_000_001L, 0)))
        .isEqualTo(unpriced(UnpricedReason.IMPLAUSIBLE));
  }

  @Property
  void neverCostsMoreThanTheMost(
      @ForAll @LongRange(max = 1_000_000) long uncached,
      @ForAll @LongRange(max = 1_000_000) long read,
      @ForAll @LongRange(max = 1_000_000) long write,
      @ForAll @LongRange(max = 1_000_000) long output) {
    AiCost most = BOOK.most(BIG, SPRING, uncached + read + write, output).orElseThrow();
    CallCost cost = BOOK.cost(BIG, SPRING, new AiUsage(uncached, read, write, output, null));
    assertThat(((Priced) cost).amount()).isLessThanOrEqualTo(most);
  }

  /** Against a sum in whole numbers: prices in billionths for a million tokens. */
  @Property
  void agreesWithWholeNumbers(
      @ForAll @LongRange(max = 2_000_000) long input,
      @ForAll @LongRange(max = 2_000_000) long output,
      @ForAll @IntRange(max = 2_000_000_000) int inputNanos,
      @ForAll @IntRange(max = 2_000_000_000) int outputNanos) {
    PriceBook book =
        PriceBook.builder("random")
            .price(
                ModelPrice.of(
                    BIG,
                    SPRING,
                    USD,
                    new AiCost(inputNanos, USD).toDecimal().toPlainString(),
                    new AiCost(outputNanos, USD).toDecimal().toPlainString()))
            .build();
    BigInteger sum =
        BigInteger.valueOf(input)
            .multiply(BigInteger.valueOf(inputNanos))
            .add(BigInteger.valueOf(output).multiply(BigInteger.valueOf(outputNanos)));
    BigInteger nanos = sum.add(BigInteger.valueOf(500_000)).divide(BigInteger.valueOf(1_000_000));
    assertThat(book.cost(BIG, SPRING, AiUsage.of(input, output)))
        .isEqualTo(new Priced(new AiCost(nanos.longValueExact(), USD)));
  }

  @Test
  void estimatesAtTheDearestPriceOfInput() {
    // 1 000 x 3.75 + 100 x 15 = 5 250 millionths
    assertThat(BOOK.most(BIG, SPRING, 1_000, 100)).contains(AiCost.parse("0.00525", USD));
    assertThat(BOOK.most(new ModelName("acme", "new"), SPRING, 1, 1)).isEmpty();
  }

  @Test
  void isAValue() {
    PriceBook same =
        PriceBook.builder("2026-1")
            .alias(new ModelName("azure", "our-deployment"), BIG)
            .price(ModelPrice.of(PLAIN, SPRING, JPY, "40.0", "0"))
            .price(ModelPrice.of(BIG, SUMMER, USD, "2", "1E+1"))
            .price(BIG_IN_SPRING)
            .build();
    assertThat(same).isEqualTo(BOOK).hasSameHashCodeAs(BOOK);
    assertThat(PriceBook.empty()).isNotEqualTo(BOOK);
    assertThat(BOOK.prices()).hasSize(3).first().isEqualTo(BIG_IN_SPRING);
    assertThat(BOOK.toString()).isEqualTo("PriceBook[2026-1, 3 prices, 1 aliases]");
  }

  @Test
  void refusesWhatContradictsItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceBook.builder("b").price(BIG_IN_SPRING).price(BIG_IN_SPRING).build())
        .withMessageContaining("has two from 2026-03-01T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceBook.builder("b").alias(PLAIN, BIG).build())
        .withMessageContaining("acme/big-1 has none");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PriceBook.builder("b")
                    .price(BIG_IN_SPRING)
                    .price(ModelPrice.of(PLAIN, SPRING, USD, "1", "1"))
                    .alias(PLAIN, BIG)
                    .build())
        .withMessageContaining("aliases must have no price themselves");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceBook.builder("b").alias(PLAIN, BIG).alias(PLAIN, PLAIN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelPrice(BIG, SPRING, USD, Map.of()))
        .withMessageContaining("perMillion must have prices");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1000000.1", "0.0000000001"})
  void refusesPricesOutOfRange(String price) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPrice.of(BIG, SPRING, USD, price, "1"))
        .withMessageContaining("perMillion of UNCACHED_INPUT must be 0 to 1000000");
  }

  private static CallCost priced(String dollars) {
    return new Priced(AiCost.parse(dollars, USD));
  }

  private static CallCost unpriced(UnpricedReason reason) {
    return new Unpriced(reason);
  }
}
