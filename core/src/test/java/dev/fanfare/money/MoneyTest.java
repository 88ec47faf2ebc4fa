package dev.fanfare.money;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final Money MOST = cents(Long.MAX_VALUE);
  private static final Money LEAST = cents(Long.MIN_VALUE);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "12.50, USD, 1250",
    "12.5,  USD, 1250",
    "-3,    USD, -300",
    "-0.01, USD, -1",
    "0.00,  USD, 0",
    "-0,    USD, 0",
    "12.500,USD, 1250",
    "007,   JPY, 7",
    "1.234, KWD, 1234",
    "92233720368547758.07,  USD, 9223372036854775807",
    "-92233720368547758.08, USD, -9223372036854775808",
    "9223372036854775807,   JPY, 9223372036854775807"
  })
  void readsAPlainDecimal(String text, String currency, long minor) {
    assertThat(Money.of(text, currency)).isEqualTo(new Money(minor, Asset.of(currency)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1,000",
        "1.",
        ".5",
        "+1",
        "1e3",
        "--1",
        "0x10",
        "NaN",
        "1 ",
        "$1",
        "١",
        "1\n",
        "12345678901234567890123456789012345678901"
      })
  void refusesWhatIsNoPlainDecimal(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.parse(text, USD))
        .withMessageContaining("amount must be a plain decimal number")
        .withMessageContaining("was '");
  }

  @Test
  void tellsWhatIsTooLargeFromWhatIsNoNumber() {
    assertThatThrownBy(() -> Money.parse("12345678901234567890", USD))
        .isInstanceOf(ArithmeticException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.parse("1.1234567890", USD))
        .withMessageContaining("more than the 2 decimals of USD");
  }

  @Test
  void refusesMoreDecimalsThanTheAssetHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.parse("1.005", USD))
        .withMessage("amount 1.005 has more than the 2 decimals of USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.parse("1.5", JPY))
        .withMessageContaining("0 decimals of JPY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"92233720368547758.08", "-92233720368547758.09", "9999999999999999999"})
  void refusesAnAmountThatDoesNotFit(String text) {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Money.parse(text, USD))
        .withMessage("amount %s USD does not fit, the largest is 92233720368547758.07 USD", text);
  }

  @Test
  void holdsOneMillionThreeHundredThousandWonWhichOverflowedANumericOfFifteenAndNine() {
    // NUMERIC(15,9) ends at 999 999.999999999.
    assertThat(Money.of("1300000", "KRW").minor()).isEqualTo(1_300_000);
    assertThat(Money.of("1300000", "KRW").times(1_000_000)).hasToString("1300000000000 KRW");
  }

  @Test
  void writesTheAssetsDecimals() {
    assertThat(usd("12.5")).hasToString("12.50 USD");
    assertThat(cents(-1)).hasToString("-0.01 USD");
    assertThat(new Money(7, JPY)).hasToString("7 JPY");
    assertThat(new Money(1, new Asset("BTC", 8))).hasToString("0.00000001 BTC");
    assertThat(LEAST).hasToString("-92233720368547758.08 USD");
    assertThat(usd("12.5").toDecimal()).isEqualTo(new BigDecimal("12.50"));
  }

  @Property
  void readsBackWhatItWrites(@ForAll long minor, @ForAll @IntRange(max = 9) int scale) {
    var asset = new Asset("TEST", scale);
    var money = new Money(minor, asset);

    assertThat(Money.parse(money.toDecimal().toPlainString(), asset)).isEqualTo(money);
  }

  @Test
  void addsAndSubtracts() {
    assertThat(usd("1.10").plus(usd("2.20"))).isEqualTo(usd("3.30"));
    assertThat(usd("1.00").minus(usd("2.50"))).isEqualTo(usd("-1.50"));
    assertThat(usd("0.10").times(3)).isEqualTo(usd("0.30"));
    assertThat(usd("1.00").negated()).isEqualTo(usd("-1.00"));
  }

  @Test
  void losesNoCentWhereFloatingPointDoes() {
    double tenTimes = 0;
    Money exact = Money.zero(USD);
    for (int i = 0; i < 10; i++) {
      tenTimes += 0.1;
      exact = exact.plus(usd("0.10"));
    }

    assertThat((long) (tenTimes * 100)).as("ten dimes in a double, cut to cents").isEqualTo(99);
    assertThat(exact).isEqualTo(usd("1.00"));
  }

  @Test
  void neverWraps() {
    for (Runnable overflow :
        List.<Runnable>of(
            () -> MOST.plus(cents(1)),
            () -> LEAST.plus(cents(-1)),
            () -> LEAST.minus(cents(1)),
            () -> MOST.minus(cents(-1)),
            () -> MOST.times(2),
            () -> LEAST.times(-1),
            () -> LEAST.negated(),
            () -> MOST.times(3, 2, RoundingMode.DOWN),
            () -> LEAST.times(-1, 1, RoundingMode.DOWN))) {
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(overflow::run);
    }
    assertThat(MOST.plus(LEAST)).isEqualTo(cents(-1));
    assertThat(MOST.times(1, 1, RoundingMode.UNNECESSARY)).isEqualTo(MOST);
  }

  @Property(tries = 2000)
  void addsExactlyOrRefuses(@ForAll long a, @ForAll long b) {
    var sum = BigInteger.valueOf(a).add(BigInteger.valueOf(b));
    if (fits(sum)) {
      assertThat(cents(a).plus(cents(b)).minor()).isEqualTo(sum.longValueExact());
    } else {
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> cents(a).plus(cents(b)));
    }
  }

  @Property(tries = 2000)
  void multipliesByAFractionExactlyOrRefuses(
      @ForAll long minor,
      @ForAll long numerator,
      @ForAll @LongRange(min = 1) long denominator,
      @ForAll RoundingMode rounding) {
    BigInteger exact;
    try {
      exact =
          new BigDecimal(BigInteger.valueOf(minor).multiply(BigInteger.valueOf(numerator)))
              .divide(new BigDecimal(denominator), 0, rounding)
              .toBigIntegerExact();
    } catch (ArithmeticException notWhole) {
      exact = null;
    }
    if (exact != null && fits(exact)) {
      assertThat(cents(minor).times(numerator, denominator, rounding).minor())
          .isEqualTo(exact.longValueExact());
    } else {
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> cents(minor).times(numerator, denominator, rounding));
    }
  }

  @Test
  void dividesByOneOrMore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cents(1).times(1, 0, RoundingMode.DOWN))
        .withMessage("denominator must be 1 or more, was 0");
  }

  @Test
  void comparesAmountsOfOneAsset() {
    assertThat(usd("1.00")).isGreaterThan(usd("0.99")).isEqualByComparingTo(usd("1"));
    assertThat(usd("1.00").min(usd("2.00"))).isEqualTo(usd("1.00"));
    assertThat(usd("1.00").max(usd("2.00"))).isEqualTo(usd("2.00"));
    assertThat(cents(1).isPositive() && !cents(1).isNegative() && !cents(1).isZero()).isTrue();
    assertThat(cents(-1).isNegative() && !cents(-1).isPositive()).isTrue();
    assertThat(cents(0).isZero() && !cents(0).isPositive() && !cents(0).isNegative()).isTrue();
  }

  @Test
  void neverMixesAssets() {
    Money yen = new Money(100, JPY);
    for (Runnable mix :
        List.<Runnable>of(
            () -> usd("1.00").plus(yen),
            () -> usd("1.00").minus(yen),
            () -> usd("1.00").compareTo(yen),
            () -> usd("1.00").min(yen))) {
      assertThatIllegalArgumentException()
          .isThrownBy(mix::run)
          .withMessage("expected an amount in USD, was 100 JPY");
    }
    assertThatIllegalArgumentException()
        .as("one code, two scales")
        .isThrownBy(
            () -> new Money(1, new Asset("GEM", 0)).plus(new Money(1, new Asset("GEM", 1))));
  }

  @Test
  void survivesSerialization() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(usd("12.50"));
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(usd("12.50"));
    }
  }

  private static boolean fits(BigInteger value) {
    return value.bitLength() < 64;
  }
}
