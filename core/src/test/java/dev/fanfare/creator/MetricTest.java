package dev.fanfare.creator;

import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.creator.Metric.Unit;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class MetricTest {
  @Test
  void isFoundByItsName() {
    for (int i = 0; i < Metric.known().size(); i++) {
      Metric metric = Metric.known().get(i);
      assertThat(Metric.known(metric.name())).containsSame(metric);
      assertThat(Metric.of(metric.name(), metric.unit())).isSameAs(metric);
      assertThat(metric.index()).as("place of %s", metric).isEqualTo(i);
    }
    assertThat(new HashSet<>(Metric.known())).hasSize(11);
    assertThat(Metric.known("collabs")).isEmpty();
  }

  @Test
  void mayBeTheHostsOwn() {
    var collabs = Metric.of("collabs", Unit.COUNT);

    assertThat(collabs).isEqualTo(Metric.of("collabs", Unit.COUNT)).hasToString("collabs");
    assertThat(collabs).hasSameHashCodeAs(Metric.of("collabs", Unit.COUNT));
    assertThat(collabs).isNotEqualTo(Metric.FOLLOWERS);
    assertThat(collabs.index()).isNegative();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.of(" ", Unit.COUNT))
        .withMessageContaining("name must be 1 to 64 characters");
  }

  @Test
  void doesNotTakeAKnownNameForAnotherUnit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.of("followers", Unit.MONEY))
        .withMessage("metric 'followers' is counted in COUNT, not MONEY");
  }

  @Test
  void writesValuesForPeople() {
    assertThat(Metric.FOLLOWERS.format(1500, null)).isEqualTo("1500");
    assertThat(Metric.MONTHLY_REVENUE.format(1250, USD)).isEqualTo("12.50 USD");
    assertThat(Metric.MONTHLY_REVENUE.format(1250, null)).isEqualTo("1250");
    assertThat(Metric.ENGAGEMENT_RATE.format(25_000, null)).isEqualTo("2.5%");
    assertThat(Metric.ENGAGEMENT_RATE.format(1_000_000, null)).isEqualTo("100%");
    assertThat(Metric.ENGAGEMENT_RATE.format(1, null)).isEqualTo("0.0001%");
    assertThat(Metric.CONTENT_QUALITY.format(8750, null)).isEqualTo("87.5");
  }
}
