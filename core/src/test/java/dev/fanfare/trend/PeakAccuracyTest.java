package dev.fanfare.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeakAccuracyTest {
  private static final LocalDate MADE = LocalDate.of(2026, 3, 1);
  private static final LocalDate PEAK = MADE.plusDays(10);

  /** Missed by n of 7 days: 1 - n/7. */
  @ParameterizedTest
  @CsvSource({
    "10, 100",
    "11, 85.714",
    "9, 85.714",
    "13, 57.143",
    "16, 14.286",
    "17, 0",
    "3, 0",
    "1, 0"
  })
  void goesByTheDaysThatThePeakWasMissedBy(int peakDay, double accuracy) {
    Double found = accuracy(1, 17, day -> day == peakDay ? 100 : 10);
    assertThat(found).isCloseTo(accuracy, within(0.001));
  }

  @Test
  void takesTheFirstOfEqualDays() {
    assertThat(accuracy(1, 17, day -> day >= 10 ? 50 : 10)).isEqualTo(100);
  }

  @Test
  void isUnknownWithoutCounts() {
    assertThat(accuracy(1, 0, day -> 10)).isNull();
    assertThat(accuracy(1, 17, day -> 0)).as("nobody used it").isNull();
    // 15 days from 3 to 17: half of them are 8.
    assertThat(accuracy(1, 9, day -> 10)).as("7 of 15 days").isNull();
    assertThat(accuracy(1, 10, day -> day)).as("8 of 15 days").isEqualTo(100);
  }

  @Test
  void wantsOnlyDaysThatThereWereBeforeANearPeak() {
    LocalDate near = MADE.plusDays(3);
    // Days 1 to 10: half of them are 5.
    List<TrendCount> counts = counts(1, 5, day -> day == 3 ? 9 : 1);
    assertThat(PeakAccuracy.of(counts, MADE, near, 7)).isEqualTo(100);
    assertThat(PeakAccuracy.of(counts.subList(0, 4), MADE, near, 7)).isNull();
  }

  private static Double accuracy(int first, int last, IntToLongFunction uses) {
    return PeakAccuracy.of(counts(first, last, uses), MADE, PEAK, 7);
  }

  private static List<TrendCount> counts(int first, int last, IntToLongFunction uses) {
    List<TrendCount> counts = new ArrayList<>();
    for (int day = first; day <= last; day++) {
      counts.add(
          TrendCount.of(
              TrendKind.SOUND, "music", "loud", MADE.plusDays(day), uses.applyAsLong(day), 0));
    }
    return counts;
  }
}
