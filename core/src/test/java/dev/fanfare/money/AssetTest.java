package dev.fanfare.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetTest {
  @ParameterizedTest(name = "{0} has {1}")
  @CsvSource({"JPY, 0", "KRW, 0", "USD, 2", "EUR, 2", "KWD, 3", "CLF, 4"})
  void hasTheDecimalsOfIso4217(String code, int scale) {
    assertThat(Asset.of(code)).isEqualTo(new Asset(code, scale));
  }

  @Test
  void mayBeWhatIsNoCurrency() {
    assertThat(new Asset("USDT", 6).scale()).isEqualTo(6);
    assertThat(new Asset("BTC", 8).scale()).isEqualTo(8);
    // Gold has an ISO code but no minor unit, so the host says how fine it counts.
    assertThat(new Asset("XAU", 4).scale()).isEqualTo(4);
    assertThat(new Asset("A2345678901Z", 0)).hasToString("A2345678901Z");
  }

  @ParameterizedTest
  @CsvSource({"JPY, 2", "USD, 3", "KWD, 2"})
  void doesNotContradictIso4217(String code, int scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Asset(code, scale))
        .withMessageContaining("scale of " + code)
        .withMessageContaining("was " + scale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "usd", "1INCH", "US D", "A23456789012Z", "ÜSD", "U\nD"})
  void hasACodeOfCapitalLettersAndDigits(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Asset(code, 2))
        .withMessageContaining("code must be");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10})
  void hasNoneToNineDecimals(int scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Asset("GEM", scale))
        .withMessage("scale must be 0 to 9, was %d", scale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC", "XAU", "ABC", "usd", "", "DOGECOIN"})
  void isNotGuessedForACodeWithoutIsoDecimals(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Asset.of(code))
        .withMessageContaining("'%s' is not an ISO 4217 currency", code)
        .withMessageContaining("new Asset(code, scale)");
  }
}
