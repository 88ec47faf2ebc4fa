package dev.fanfare.moderation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanfare.moderation.Severity;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked at first. */
class ReviewWeightsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final ReviewWeights WEIGHTS = ReviewWeights.standard();
  private static final Duration DAY = Duration.ofHours(24);

  @ParameterizedTest(name = "{0} at {1} ppm seen by {2}: {3}, {4}")
  @CsvSource({
    "LOW,      1000000, 0,             1000000, 1 x 1 x 1",
    "MEDIUM,   1000000, 0,             4000000, 4 x 1 x 1",
    "HIGH,      500000, 0,             8000000, 16 x 0.5 x 1",
    "CRITICAL, 1000000, 0,            64000000, 64 x 1 x 1",
    "NONE,     1000000, 0,             1000000, as LOW",
    "HIGH,     1000000, 1,            20000000, log2(2) = 1: 16 x 1.25",
    "HIGH,     1000000, 15,           32000000, log2(16) = 4: 16 x 2",
    "HIGH,     1000000, 1023,         56000000, log2(1024) = 10: 16 x 3.5",
    "HIGH,     1000000, 2,            22000000, half way from 2 to 4: 16 x (1 + 1.5 / 4)",
    "HIGH,           0, 1000,                0, nothing is sure"
  })
  void multipliesSeverityConfidenceAndReach(
      Severity severity, int confidence, long reach, long micro, String because) {
    assertThat(WEIGHTS.rate(severity, confidence, reach, DAY, 0).base())
        .as(because)
        .isEqualTo(micro);
  }

  @Test
  void addsTheBoost() {
    assertThat(WEIGHTS.rate(Severity.LOW, 1_000_000, 0, DAY, 8).base()).isEqualTo(9_000_000);
  }

  @ParameterizedTest(name = "after {0} minutes of a day: {1} steps")
  @CsvSource({"0, 0", "179, 0", "180, 1", "1439, 7", "1440, 8", "2880, 16", "-5, 0"})
  void growsWithEveryEighthOfTheTime(int minutes, int steps) {
    Urgency urgency = WEIGHTS.rate(Severity.HIGH, 1_000_000, 0, DAY, 0);
    Instant now = T0.plus(Duration.ofMinutes(minutes));

    assertThat(urgency.priority(T0, now)).isEqualTo(16_000_000L + steps * 4_000_000L);
    assertThat(urgency.changesAt(T0, now)).isEqualTo(T0.plus(Duration.ofHours(3L * (steps + 1))));
  }

  @Test
  void ofTheSameAgeLooksFirstAtWhatHasLessTime() {
    Urgency hour = WEIGHTS.rate(Severity.LOW, 1_000_000, 0, Duration.ofHours(1), 0);
    Urgency day = WEIGHTS.rate(Severity.LOW, 1_000_000, 0, DAY, 0);
    Instant later = T0.plus(Duration.ofHours(2));

    assertThat(hour.priority(T0, later)).isGreaterThan(day.priority(T0, later));
  }

  @Property(tries = 2_000)
  void neverFallsWithSeverityConfidenceReachOrAge(
      @ForAll Severity severity,
      @ForAll @IntRange(max = 1_000_000) int confidence,
      @ForAll @LongRange(max = 2_000_000_000_000L) long reach,
      @ForAll @IntRange(max = 1_000_000) int more,
      @ForAll @IntRange(max = 10_000_000) int seconds) {
    Urgency urgency = WEIGHTS.rate(severity, confidence, reach, DAY, 0);

    assertThat(WEIGHTS.rate(severity.worse(Severity.HIGH), confidence, reach, DAY, 0).base())
        .isGreaterThanOrEqualTo(urgency.base());
    assertThat(WEIGHTS.rate(severity, Math.min(1_000_000, confidence + more), reach, DAY, 0).base())
        .isGreaterThanOrEqualTo(urgency.base());
    assertThat(WEIGHTS.rate(severity, confidence, reach + more, DAY, 0).base())
        .isGreaterThanOrEqualTo(urgency.base());
    assertThat(urgency.priority(T0, T0.plusSeconds(seconds + (long) more)))
        .isGreaterThanOrEqualTo(urgency.priority(T0, T0.plusSeconds(seconds)));
  }

  @Property(tries = 2_000)
  void isCloseToTheLogarithm(@ForAll @LongRange(max = 1_000_000_000_000L) long reach) {
    long base = WEIGHTS.rate(Severity.LOW, 1_000_000, reach, DAY, 0).base();
    double exact = 1 + Math.log1p(reach) / Math.log(2) / 4;

    // A chord of log2 over [1, 2] lies at most 0.0861 below it, a quarter of which is 0.0216.
    assertThat(base / 1e6).isCloseTo(exact, within(0.0216));
  }

  @Property(tries = 2_000)
  void changesExactlyWhenItSays(
      @ForAll @IntRange(min = 60, max = 31_622_400) int within,
      @ForAll @IntRange(max = 100_000_000) int seconds) {
    Urgency urgency = WEIGHTS.rate(Severity.LOW, 500_000, 9, Duration.ofSeconds(within), 0);
    Instant now = T0.plusSeconds(seconds);
    Instant change = urgency.changesAt(T0, now);
    long before = urgency.priority(T0, now);

    assertThat(change).isAfter(now);
    assertThat(urgency.priority(T0, change.minusNanos(1_000))).isEqualTo(before);
    assertThat(urgency.priority(T0, change)).isGreaterThan(before);
  }

  @Test
  void refusesWeightsThatFall() {
    assertThatThrownBy(() -> new ReviewWeights(1, 4, 3, 64, 4, 8, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("high");
  }
}
