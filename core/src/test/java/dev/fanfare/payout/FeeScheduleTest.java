package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeScheduleTest {
  private static final Instant NOW = Instant.parse("2026-01-30T04:00:00Z");

  @ParameterizedTest(name = "{0} of {1} costs {2}, leaves {3}")
  @CsvSource({
    "paxum,         2500.00, 50.00, 2450.00",
    "bank_transfer, 2500.00, 62.50, 2437.50",
    "bank_transfer, 50.00,   1.25,  48.75",
    // 0.25 % of 100 is 0.25, and 0.25 on top.
    "stripe,        100.00,  0.50,  99.50",
    // 2 % would be 20.00, but at most 1.00.
    "paypal,        1000.00, 1.00,  999.00",
    "paypal,        10.00,   0.20,  9.80",
    // 1 % would be 0.60, but at least 1.00.
    "crypto,        60.00,   1.00,  59.00",
    "crypto,        500.00,  5.00,  495.00"
  })
  void pricesTheStandardMethods(String method, String gross, String fee, String net) {
    FeeQuote quote = standard(new PayoutMethod(method)).quote(usd(gross));

    assertThat(quote.fee()).isEqualTo(usd(fee));
    assertThat(quote.net()).isEqualTo(usd(net));
    assertThat(quote.scheduleVersion()).isEqualTo("standard-1");
  }

  @Test
  void knowsTheLimitsAndTimesOfTheStandardMethods() {
    FeeSchedule bank = standard(PayoutMethod.BANK_TRANSFER);
    assertThat(bank.rate()).isEqualTo(Rate.parse("2.5%"));
    assertThat(bank.minimum()).isEqualTo(usd("50"));
    assertThat(bank.maximum()).isEmpty();
    assertThat(bank.fastestDays()).isEqualTo(3);
    assertThat(bank.slowestDays()).isEqualTo(5);

    FeeSchedule paxum = standard(PayoutMethod.PAXUM);
    assertThat(paxum.rate()).isEqualTo(Rate.percent(2));
    assertThat(paxum.minimum()).isEqualTo(usd("20"));
    assertThat(paxum.fastestDays()).isEqualTo(1);
    assertThat(paxum.slowestDays()).isEqualTo(2);
  }

  @Test
  void countsAQuarterAsOneWhereTheAssetHasNoSmallerUnit() {
    FeeSchedule yen = FeeSchedules.standard(JPY).find(PayoutMethod.STRIPE, JPY, NOW).orElseThrow();

    assertThat(yen.fixed()).isEqualTo(new Money(1, JPY));
  }

  @Test
  void namesEveryPartOfTheFee() {
    FeeSchedule schedule =
        priced().rate(Rate.percent(10)).fixed(cents(30)).minFee(cents(100)).build();

    // 10 % of 5.00 is 0.50; with 0.30 it is 0.80; 0.20 are missing to the smallest fee.
    assertThat(schedule.quote(cents(500)).lines())
        .containsExactly(
            new FeeLine(FeeLine.Kind.PERCENTAGE, cents(50)),
            new FeeLine(FeeLine.Kind.FIXED, cents(30)),
            new FeeLine(FeeLine.Kind.MINIMUM, cents(20)));
    // Of 0.60 nobody pays 1.00: 0.06 + 0.30 + 0.64 - 0.40.
    assertThat(schedule.quote(cents(60)).lines())
        .containsExactly(
            new FeeLine(FeeLine.Kind.PERCENTAGE, cents(6)),
            new FeeLine(FeeLine.Kind.FIXED, cents(30)),
            new FeeLine(FeeLine.Kind.MINIMUM, cents(64)),
            new FeeLine(FeeLine.Kind.GROSS, cents(-40)));
  }

  @Test
  void takesOffWhatExceedsTheLargestFee() {
    FeeSchedule schedule = priced().rate(Rate.percent(2)).maxFee(cents(100)).build();

    assertThat(schedule.quote(usd("1000")).lines())
        .containsExactly(
            new FeeLine(FeeLine.Kind.PERCENTAGE, cents(2000)),
            new FeeLine(FeeLine.Kind.MAXIMUM, cents(-1900)));
  }

  @Test
  void chargesNothingWithoutTerms() {
    assertThat(priced().build().quote(usd("10")).lines()).isEmpty();
    assertThat(priced().build().quote(usd("0")).net()).isEqualTo(usd("0"));
  }

  @Test
  void leavesTheGrossToTheCreatorIfThePlatformBearsTheFee() {
    FeeQuote quote =
        priced().rate(Rate.percent(2)).bearer(FeeBearer.PLATFORM).build().quote(usd("2500"));

    assertThat(quote.fee()).isEqualTo(usd("0"));
    assertThat(quote.net()).isEqualTo(usd("2500"));
    assertThat(quote.platformCost()).isEqualTo(usd("50"));
  }

  /** Law 4: fee + net = gross, 0 ≤ fee ≤ gross; and the fee is what the formula says. */
  @Property(tries = 4000)
  void splitsEveryGrossIntoFeeAndNet(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long gross,
      @ForAll @IntRange(min = 0, max = 1_000_000) int ppm,
      @ForAll @LongRange(min = 0, max = 10_000) long fixed,
      @ForAll @LongRange(min = 0, max = 5_000) long min,
      @ForAll @LongRange(min = 0, max = 50_000) long above,
      @ForAll boolean capped,
      @ForAll RoundingMode rounding,
      @ForAll FeeBearer bearer) {
    RoundingMode named = rounding == RoundingMode.UNNECESSARY ? RoundingMode.HALF_UP : rounding;
    FeeSchedule.Builder terms =
        priced()
            .rate(new Rate(ppm))
            .fixed(cents(fixed))
            .minFee(cents(min))
            .rounding(named)
            .bearer(bearer);
    FeeSchedule schedule = (capped ? terms.maxFee(cents(min + above)) : terms).build();

    FeeQuote quote = schedule.quote(cents(gross));

    assertThat(quote.fee().plus(quote.net())).isEqualTo(cents(gross));
    assertThat(quote.fee().minor()).isBetween(0L, gross);
    long lines = quote.lines().stream().mapToLong(line -> line.amount().minor()).sum();
    assertThat(quote.fee().plus(quote.platformCost())).isEqualTo(cents(lines));
    BigDecimal raw =
        BigDecimal.valueOf(gross)
            .multiply(BigDecimal.valueOf(ppm, 6))
            .setScale(0, named)
            .add(BigDecimal.valueOf(fixed))
            .max(BigDecimal.valueOf(min));
    BigDecimal clamped = capped ? raw.min(BigDecimal.valueOf(min + above)) : raw;
    assertThat(BigDecimal.valueOf(lines))
        .isEqualByComparingTo(clamped.min(BigDecimal.valueOf(gross)));
  }

  @Test
  void refusesWhatItCannotPrice() {
    FeeSchedule schedule = standard(PayoutMethod.PAXUM);
    assertThatThrownBy(() -> schedule.quote(usd("-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1.00 USD");
    assertThatThrownBy(() -> schedule.quote(new Money(1, JPY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JPY");
  }

  @Test
  void refusesTermsThatContradictEachOther() {
    assertThatThrownBy(() -> priced().minFee(cents(2)).maxFee(cents(1)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minFee");
    assertThatThrownBy(() -> priced().minimum(cents(2)).maximum(cents(1)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maximum");
    assertThatThrownBy(() -> priced().fixed(cents(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fixed");
    assertThatThrownBy(() -> priced().fixed(new Money(1, JPY)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> priced().rounding(RoundingMode.UNNECESSARY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UNNECESSARY");
    assertThatThrownBy(() -> priced().businessDays(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slowest");
  }

  @Test
  void isAValue() {
    assertThat(standard(PayoutMethod.PAXUM)).isEqualTo(standard(PayoutMethod.PAXUM));
    assertThat(standard(PayoutMethod.PAXUM)).hasSameHashCodeAs(standard(PayoutMethod.PAXUM));
    assertThat(standard(PayoutMethod.PAXUM)).isNotEqualTo(standard(PayoutMethod.PAYPAL));
    assertThat(FeeSchedules.standard(USD)).isEqualTo(FeeSchedules.standard(USD));
  }

  private static FeeSchedule standard(PayoutMethod method) {
    Asset asset = USD;
    return FeeSchedules.standard(asset).find(method, asset, NOW).orElseThrow();
  }

  private static FeeSchedule.Builder priced() {
    return FeeSchedule.builder(PayoutMethod.PAXUM, USD, "test-1");
  }
}
