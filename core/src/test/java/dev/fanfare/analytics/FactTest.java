package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {
  @ParameterizedTest
  @ValueSource(strings = {"Ro\u0000se", "Rose\n", "Rose \ud83c"})
  void refusesANameThatNotEveryStorageCanKeep(String name) {
    assertThatThrownBy(() -> gift(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sparkName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Röschen 🌹, \"rot\""})
  void takesAnyOtherNameAndNone(String name) {
    assertThat(gift(name).sparkName()).isEqualTo(name);
  }

  private static Fact.GiftSent gift(String sparkName) {
    return new Fact.GiftSent("g1", Instant.EPOCH, "fan", ADA, "rose", sparkName, 1, cents(100));
  }
}
