package dev.fanfare.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "7 days, P7D, 7 days",
    "1 day, P1D, 1 day",
    "0 days, PT0S, 0 days",
    "0 minutes, PT0S, 0 days",
    "90 minutes, PT90M, 1 hour 30 minutes",
    "36 hours, PT36H, 1 day 12 hours",
    "1 day 2 hours 3 minutes 4.5 seconds, P1DT2H3M4.5S, 1 day 2 hours 3 minutes 4.5 seconds",
    "0.000000001 seconds, PT0.000000001S, 0.000000001 seconds",
    "1.5 seconds, PT1.5S, 1.5 seconds"
  })
  void readsWords(String text, Duration duration, String written) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
    assertThat(DurationText.write(duration)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "7",
        "days",
        "7days",
        "7 days ",
        " 7 days",
        "7 days 5",
        "2 hours 1 day",
        "1.5 hours",
        "-1 days",
        "1 day 1 day",
        "1 day, 2 hours",
        "1 month",
        "P7D",
        "7 DAYS",
        "1 day1 hour",
        "٣ days"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"7 days\"");
  }
}
