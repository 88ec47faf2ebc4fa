package dev.fanfare.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter shown = new StringWriter();
  private long now = -5;

  @Test
  void keepsQuietAboutWhatIsDoneWithinASecond() {
    try (ProgressLine line = line(true)) {
      pass(Duration.ofMillis(999));
      line.at(10, 1, 2);
    }
    assertThat(shown.toString()).isEmpty();
  }

  @Test
  void showsPercentAndSpeedAndLeavesNothingBehind() {
    try (ProgressLine line = line(true)) {
      pass(Duration.ofSeconds(2));
      line.at(300_000, 43, 100);
      line.at(300_001, 44, 100);
    }
    String text = "Reading  43 %  300,000 rows  150,000/s";
    assertThat(shown.toString()).isEqualTo("\r" + text + "\r" + " ".repeat(text.length()) + "\r");
  }

  @Test
  void showsNothingIfNobodyWatches() {
    try (ProgressLine line = line(false)) {
      pass(Duration.ofSeconds(20));
      line.at(300_000, 43, 100);
    }
    assertThat(shown.toString()).isEmpty();
  }

  private ProgressLine line(boolean wanted) {
    return new ProgressLine(new PrintWriter(shown, true), wanted, "Reading", "rows", () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
