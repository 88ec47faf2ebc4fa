package dev.fanfare.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AssetRegistryTest {
  private static final Asset USDT = new Asset("USDT", 6);

  @Test
  void knowsEveryIsoCurrency() {
    var registry = AssetRegistry.iso();

    assertThat(registry.get("JPY")).isEqualTo(new Asset("JPY", 0));
    assertThat(registry.get("JPY")).as("one instance a code").isSameAs(registry.get("JPY"));
    assertThat(registry.find("XAU")).as("no minor unit").isEmpty();
  }

  @Test
  void knowsWhatTheHostAdds() {
    var registry = AssetRegistry.iso().with(USDT).with(new Asset("BTC", 8));

    assertThat(registry.get("USDT")).isEqualTo(USDT);
    assertThat(registry.get("BTC").scale()).isEqualTo(8);
    assertThat(registry.get("USD")).isEqualTo(Asset.of("USD"));
    assertThat(AssetRegistry.iso().find("USDT")).as("adding makes another registry").isEmpty();
  }

  @Test
  void takesTheSameAssetTwice() {
    assertThat(AssetRegistry.iso().with(USDT).with(new Asset("USDT", 6)).get("USDT"))
        .isEqualTo(USDT);
  }

  @Test
  void refusesACodeWithTwoScales() {
    var registry = AssetRegistry.iso().with(USDT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.with(new Asset("USDT", 2)))
        .withMessageContaining("USDT is registered with scale 6, not 2");
  }

  @Test
  void saysWhatToDoAboutAnUnknownCode() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AssetRegistry.iso().get("GEM\n"))
        .withMessage("unknown currency 'GEM?': use an ISO 4217 code or register the asset");
    assertThat(AssetRegistry.iso().find("")).isEmpty();
    assertThat(AssetRegistry.iso().find("usd")).as("codes are capital").isEmpty();
  }
}
