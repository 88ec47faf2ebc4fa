package dev.fanfare.money;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FxQuoteTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final AssetRegistry ASSETS =
      AssetRegistry.iso().with(new Asset("USDT", 6)).with(new Asset("BTC", 8));

  @ParameterizedTest(name = "{0} {1} at {2}")
  @CsvSource({
    // 1000 × 0.0067 = 6.70
    "1000,     JPY,  0.0067,       USD, 6.70,       1000,     0",
    // 1001 × 0.0067 = 6.7067, so 6.70, which costs 1000: 1 yen is less than a cent (1.49 yen)
    "1001,     JPY,  0.0067,       USD, 6.70,       1000,     1",
    // 1 × 0.0067 is less than a cent
    "1,        JPY,  0.0067,       USD, 0.00,       0,        1",
    // 10.00 × 149.87 = 1498.7, so 1498, which costs 9.9953…, so 10.00
    "10.00,    USD,  149.87,       JPY, 1498,       10.00,    0.00",
    // 10.01 × 0.30712 = 3.0742712, so 3.074, which costs 10.0091…, so 10.01
    "10.01,    USD,  0.30712,      KWD, 3.074,      10.01,    0.00",
    // 3.074 × 3.2561 = 10.0092514, so 10.00, which costs 3.07115…, so 3.072; 0.002 buys no cent
    "3.074,    KWD,  3.2561,       USD, 10.00,      3.072,    0.002",
    // 1.009999 × 0.9998 = 1.0097970002, so 1.00, which costs 1.00020004…, so 1.000201
    "1.009999, USDT, 0.9998,       USD, 1.00,       1.000201, 0.009798",
    // 100.00 × 0.0000103412 = 0.00103412
    "100.00,   USD,  0.0000103412, BTC, 0.00103412, 100.00,   0.00",
    // 0.00012345 × 96700 = 11.937615, so 11.93, which costs 0.0001233712…, so 0.00012338
    "0.00012345, BTC, 96700,       USD, 11.93,      0.00012338, 0.00000007",
    "0,        USD,  149.87,       JPY, 0,          0,        0"
  })
  void convertsAndKeepsTheRemainder(
      String amount,
      String from,
      BigDecimal rate,
      String to,
      String bought,
      String spent,
      String rest) {
    Asset base = ASSETS.get(from);
    var quote = new FxQuote(base, ASSETS.get(to), rate, "ecb", NOON);

    var conversion = quote.convert(Money.parse(amount, base));

    assertThat(conversion.bought()).isEqualTo(Money.parse(bought, ASSETS.get(to)));
    assertThat(conversion.spent()).isEqualTo(Money.parse(spent, base));
    assertThat(conversion.remainder()).isEqualTo(Money.parse(rest, base));
    assertThat(conversion.quote()).isEqualTo(quote);
    assertThat(conversion.amount()).isEqualTo(Money.parse(amount, base));
  }

  @Property(tries = 5000)
  void neverBuysMoreThanWasPaidForNorKeepsWhatCouldBuy(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long minor,
      @ForAll @BigRange(min = "0.000001", max = "200000") @Scale(8) BigDecimal rate,
      @ForAll @IntRange(max = 9) int baseScale,
      @ForAll @IntRange(max = 8) int quoteScale) {
    var base = new Asset("BASE", baseScale);
    var bought = new Asset("BOUGHT", quoteScale);
    Money amount = new Money(minor, base);
    var quote = new FxQuote(base, bought, rate, "test", NOON);
    FxQuote.Conversion conversion;
    try {
      conversion = quote.convert(amount);
    } catch (ArithmeticException tooMuch) {
      assertThat(amount.toDecimal().multiply(rate))
          .isGreaterThanOrEqualTo(BigDecimal.valueOf(Long.MAX_VALUE, quoteScale));
      return;
    }

    assertThat(conversion.spent().plus(conversion.remainder())).isEqualTo(amount);
    assertThat(conversion.remainder().isNegative()).isFalse();
    assertThat(conversion.bought().toDecimal())
        .isLessThanOrEqualTo(conversion.spent().toDecimal().multiply(rate))
        .isLessThanOrEqualTo(amount.toDecimal().multiply(rate));
    assertThat(conversion.remainder().toDecimal().multiply(rate))
        .as("worth of the remainder in the bought asset")
        .isLessThan(BigDecimal.valueOf(1, quoteScale));
  }

  @Test
  void convertsItsBaseOnlyAndNothingNegative() {
    var quote = new FxQuote(USD, JPY, new BigDecimal("149.87"), "ecb", NOON);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote.convert(new Money(1, JPY)))
        .withMessage("expected an amount in USD, was 1 JPY");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote.convert(usd("-0.01")))
        .withMessage("amount must be 0 or more, was -0.01 USD");
    assertThatExceptionOfType(ArithmeticException.class)
        .as("the result does not fit")
        .isThrownBy(() -> quote.convert(new Money(Long.MAX_VALUE, USD)));
  }

  @Test
  void isBetweenTwoAssetsAtAPositiveRate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FxQuote(USD, USD, BigDecimal.ONE, "ecb", NOON))
        .withMessage("base and quote must differ, both were USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FxQuote(USD, JPY, BigDecimal.ZERO, "ecb", NOON))
        .withMessage("rate must be above 0, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FxQuote(USD, JPY, BigDecimal.ONE, " ", NOON))
        .withMessageContaining("source must be");
  }

  @Test
  void isTheSameAfterADatabaseAddedZerosAndCutNanoseconds() {
    var quote =
        new FxQuote(USD, JPY, new BigDecimal("149.87"), "ecb", Instant.ofEpochSecond(1, 1_999));
    var read =
        new FxQuote(
            USD, JPY, new BigDecimal("149.870000000"), "ecb", Instant.ofEpochSecond(1, 1_000));

    assertThat(read).isEqualTo(quote);
    assertThat(new FxQuote(USD, JPY, new BigDecimal("15E+1"), "ecb", NOON).rate())
        .hasToString("150");
  }
}
