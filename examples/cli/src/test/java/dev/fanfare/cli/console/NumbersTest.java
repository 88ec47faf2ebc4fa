package dev.fanfare.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.money.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void groupsThousands() {
    assertThat(Numbers.grouped(541_909)).isEqualTo("541,909");
    assertThat(Numbers.grouped(Money.of("10666684.54", "GBP"))).isEqualTo("10,666,684.54");
    assertThat(Numbers.grouped(Money.of("-1200", "JPY"))).isEqualTo("-1,200");
    assertThat(Numbers.grouped(Money.of("92233720368547758.07", "USD")))
        .as("the largest amount loses no cent")
        .isEqualTo("92,233,720,368,547,758.07");
  }

  @Test
  void roundsTimesToTenths() {
    assertThat(Numbers.seconds(Duration.ofMillis(3_249))).isEqualTo("3.2 s");
    assertThat(Numbers.seconds(Duration.ofMillis(3_250))).isEqualTo("3.3 s");
  }
}
