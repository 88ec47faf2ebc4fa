package dev.fanfare.earning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.money.Rate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarningPolicyTest {
  private static final RevenueShares SIXTY = RevenueShares.fixed(Rate.percent(60));

  @Test
  void tellsWhatWasSet() {
    EarningPolicy policy =
        EarningPolicy.builder()
            .shares(SIXTY)
            .hold(Duration.ofDays(3))
            .hold(RevenueSource.AD, Duration.ofDays(30))
            .build();

    assertThat(policy.ownShares()).contains(SIXTY);
    assertThat(policy.hold()).isEqualTo(Duration.ofDays(3));
    assertThat(policy.holds()).isEqualTo(Map.of(RevenueSource.AD, Duration.ofDays(30)));
    assertThat(EarningPolicy.standard().ownShares()).isEmpty();
    assertThat(EarningPolicy.standard().holds()).isEmpty();
  }

  @Test
  void isEqualToAPolicyOfTheSameSettings() {
    EarningPolicy sixty = EarningPolicy.builder().shares(SIXTY).build();

    assertThat(EarningPolicy.standard().orShares(RevenueShares.fixed(Rate.percent(60))))
        .isEqualTo(sixty)
        .hasSameHashCodeAs(sixty);
    assertThat(sixty)
        .isNotEqualTo(EarningPolicy.standard())
        .isNotEqualTo(EarningPolicy.builder().shares(SIXTY).hold(Duration.ZERO).build())
        .isNotEqualTo(
            EarningPolicy.builder()
                .shares(SIXTY)
                .hold(RevenueSource.AD, EarningPolicy.STANDARD_HOLD)
                .build());
  }
}
