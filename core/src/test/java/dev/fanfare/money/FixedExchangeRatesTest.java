package dev.fanfare.money;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixedExchangeRatesTest {
  private static final Asset EUR = Asset.of("EUR");
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");

  private final FxQuote monday = quote(USD, JPY, "149", MONDAY);
  private final FxQuote tuesday = quote(USD, JPY, "150", TUESDAY);
  private final ExchangeRates rates =
      new FixedExchangeRates(List.of(monday, quote(EUR, JPY, "160", MONDAY), tuesday));

  @Test
  void givesTheLatestQuoteNotAfterTheInstant() {
    assertThat(rates.quote(USD, JPY, MONDAY)).contains(monday);
    assertThat(rates.quote(USD, JPY, TUESDAY.minusNanos(1))).contains(monday);
    assertThat(rates.quote(USD, JPY, TUESDAY)).contains(tuesday);
    assertThat(rates.quote(USD, JPY, TUESDAY.plusSeconds(1_000_000))).contains(tuesday);
  }

  @Test
  void givesNothingBeforeTheFirstQuoteOrForAnotherPair() {
    assertThat(rates.quote(USD, JPY, MONDAY.minusNanos(1))).isEmpty();
    assertThat(rates.quote(USD, EUR, TUESDAY)).isEmpty();
    assertThat(rates.quote(JPY, USD, TUESDAY)).as("the other way is another price").isEmpty();
    assertThat(ExchangeRates.none().quote(USD, JPY, TUESDAY)).isEmpty();
  }

  private static FxQuote quote(Asset base, Asset quote, String rate, Instant at) {
    return new FxQuote(base, quote, new BigDecimal(rate), "table", at);
  }
}
