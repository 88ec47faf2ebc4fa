package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.money.Rate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeeSchedulesTest {
  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

  private final FeeSchedule old = version("a", JANUARY, 2);
  private final FeeSchedule next = version("b", MARCH, 3);
  private final FeeSchedules both = FeeSchedules.of(List.of(next, old));

  @Test
  void takesTheLatestScheduleNotAfterTheInstant() {
    assertThat(both.find(PayoutMethod.PAXUM, USD, JANUARY.minusNanos(1))).isEmpty();
    assertThat(both.find(PayoutMethod.PAXUM, USD, JANUARY)).contains(old);
    assertThat(both.find(PayoutMethod.PAXUM, USD, MARCH.minusNanos(1))).contains(old);
    assertThat(both.find(PayoutMethod.PAXUM, USD, MARCH)).contains(next);
  }

  @Test
  void keepsMethodsAndAssetsApart() {
    assertThat(both.find(PayoutMethod.PAYPAL, USD, MARCH)).isEmpty();
    assertThat(both.find(PayoutMethod.PAXUM, JPY, MARCH)).isEmpty();
  }

  @Test
  void listsWhatIsInForce() {
    FeeSchedules all =
        both.with(
            FeeSchedules.of(
                List.of(
                    FeeSchedule.builder(PayoutMethod.PAYPAL, USD, "p").build(),
                    FeeSchedule.builder(PayoutMethod.PAYPAL, JPY, "p").build())));

    assertThat(all.inForce(USD, MARCH))
        .extracting(FeeSchedule::toString)
        .containsExactly("paxum USD b", "paypal USD p");
    assertThat(all.all()).hasSize(4);
  }

  @Test
  void refusesTwoForOneDateOrOneName() {
    assertThatThrownBy(() -> both.with(FeeSchedules.of(List.of(version("c", MARCH, 1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("paxum USD");
    assertThatThrownBy(
            () -> both.with(FeeSchedules.of(List.of(version("a", MARCH.plusSeconds(1), 1)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FeeSchedule version(String version, Instant from, int percent) {
    return FeeSchedule.builder(PayoutMethod.PAXUM, USD, version)
        .effectiveFrom(from)
        .rate(Rate.percent(percent))
        .build();
  }
}
