package dev.fanfare.money;

import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2.5%,     25000,   2.5%",
    "55 %,     550000,  55%",
    "0%,       0,       0%",
    "100%,     1000000, 100%",
    "0.0001%,  1,       0.0001%",
    "2.9000%,  29000,   2.9%",
    "010%,     100000,  10%"
  })
  void readsAndWritesPercentages(String text, int ppm, String written) {
    assertThat(Rate.parse(text)).isEqualTo(new Rate(ppm)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2.5", "%", "2,5%", "-1%", "2.%", "1e1%", "0.00001%", "2.5  %", "1000%%"})
  void refusesWhatIsNoPercentage(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.parse(text))
        .withMessage("a rate reads like '2.5%%' with at most 4 decimals, was '%s'", text);
  }

  @Test
  void isAtMostTheWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.parse("100.0001%"))
        .withMessage("ppm must be 0 to 1000000, was 1000001");
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.percent(101))
        .withMessage("percent must be 0 to 100, was 101");
  }

  @Property
  void readsBackWhatItWrites(@ForAll @IntRange(max = 1_000_000) int ppm) {
    assertThat(Rate.parse(new Rate(ppm).toString())).isEqualTo(new Rate(ppm));
  }

  @Test
  void leavesTheRestToTheOthers() {
    assertThat(Rate.percent(55).complement()).isEqualTo(Rate.percent(45));
    assertThat(Rate.ZERO.complement().of(usd("9.99"), RoundingMode.UNNECESSARY))
        .isEqualTo(usd("9.99"));
    assertThat(Rate.percent(55)).isGreaterThan(Rate.percent(45));
  }

  @ParameterizedTest(name = "{0}% of {1} cents, {2}: {3}")
  @CsvSource({
    // 2.5 % of $2500.00 is $62.50 to the cent.
    "2.5, 250000, HALF_UP,   6250",
    // 50 % of 3 cents is 1.5, of 5 cents 2.5, of 7 cents 3.5.
    "50,  3,      HALF_UP,   2",
    "50,  3,      HALF_DOWN, 1",
    "50,  3,      HALF_EVEN, 2",
    "50,  5,      HALF_EVEN, 2",
    "50,  7,      HALF_EVEN, 4",
    "50,  -5,     HALF_EVEN, -2",
    "50,  -3,     HALF_UP,   -2",
    "50,  -3,     HALF_DOWN, -1",
    "50,  -3,     CEILING,   -1",
    "50,  -3,     FLOOR,     -2",
    "50,  -3,     UP,        -2",
    "50,  -3,     DOWN,      -1",
    // 1 % of 149 cents is 1.49, of 151 cents 1.51.
    "1,   149,    HALF_UP,   1",
    "1,   151,    HALF_DOWN, 2",
    "1,   101,    UP,        2",
    "1,   101,    CEILING,   2",
    "1,   199,    FLOOR,     1"
  })
  void takesAPartOfAnAmount(BigDecimal percent, long of, RoundingMode rounding, long part) {
    assertThat(Rate.parse(percent + "%").of(cents(of), rounding)).isEqualTo(cents(part));
  }

  @Property(tries = 20_000)
  void agreesWithDecimalArithmeticOnEveryAmount(
      @ForAll long minor,
      @ForAll @IntRange(max = 1_000_000) int ppm,
      @ForAll RoundingMode rounding) {
    BigDecimal exact = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(ppm, 6));
    Rate rate = new Rate(ppm);

    if (rounding == RoundingMode.UNNECESSARY && exact.stripTrailingZeros().scale() > 0) {
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> rate.of(cents(minor), rounding));
    } else {
      assertThat(rate.of(cents(minor), rounding).minor())
          .isEqualTo(exact.setScale(0, rounding).longValueExact());
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithDecimalArithmeticAroundEveryHalf(RoundingMode rounding) {
    // 12.5 % of 0 to 40 steps through every eighth, so through every kind of remainder and both
    // halves.
    for (long minor = -40; minor <= 40; minor++) {
      long amount = minor;
      BigDecimal exact = new BigDecimal("0.125").multiply(BigDecimal.valueOf(amount));
      if (rounding == RoundingMode.UNNECESSARY && amount % 8 != 0) {
        assertThatExceptionOfType(ArithmeticException.class)
            .isThrownBy(() -> Rate.parse("12.5%").of(cents(amount), rounding));
      } else {
        assertThat(Rate.parse("12.5%").of(cents(amount), rounding).minor())
            .isEqualTo(exact.setScale(0, rounding).longValueExact());
      }
    }
  }

  @Test
  void losesNoCentWhereAFloatRateDoes() {
    // 57 % of $1.00 is 57 cents, but 100 * 0.57 is 56.99999999999999 in a double.
    assertThat((long) (100 * 0.57)).isEqualTo(56);
    assertThat(Rate.percent(57).of(usd("1.00"), RoundingMode.DOWN)).isEqualTo(cents(57));

    // Above 2^53 a double cannot even count the cents: 100 % of the amount is another amount.
    long large = (1L << 53) + 1;
    assertThat((long) (large * 1.0)).isEqualTo(large - 1);
    assertThat(Rate.percent(100).of(cents(large), RoundingMode.DOWN)).isEqualTo(cents(large));
  }
}
