package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
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

  @Test
  void countsAWholeNumberOfSeconds() {
    var session = new Fact.SessionEnded("e", Instant.EPOCH, "fan", Duration.ofMillis(1_999), 0);
    assertThat(session.duration()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void refusesSessionsAndCountersThatCannotBe() {
    LocalDate day = LocalDate.parse("2026-03-01");
    assertThatThrownBy(() -> session(Duration.ofSeconds(-1), 0)).hasMessageContaining("duration");
    assertThatThrownBy(() -> session(Duration.ofDays(8), 0)).hasMessageContaining("duration");
    assertThatThrownBy(() -> session(Duration.ZERO, -1)).hasMessageContaining("videosWatched");
    assertThatThrownBy(() -> new Fact.VideoStats("v", ADA, day, 0, -1, 0, 0))
        .hasMessageContaining("likesTotal");
    assertThatThrownBy(() -> new Fact.FollowersCounted(ADA, LocalDate.MAX, 1))
        .hasMessageContaining("asOfDate");
    assertThatThrownBy(() -> new Fact.UserSeen("s", Instant.EPOCH, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("user");
  }

  @Test
  void namesACounterByWhatItCountsAndWhen() {
    LocalDate day = LocalDate.parse("2026-03-01");
    var stats = new Fact.VideoStats("ada", ADA, day, 1, 1, 1, 1);
    assertThat(stats.id())
        .hasSize(36)
        .isEqualTo(new Fact.VideoStats("ada", BEN, day, 2, 2, 2, 2).id())
        .isNotEqualTo(new Fact.VideoStats("ada", ADA, day.plusDays(1), 1, 1, 1, 1).id())
        .isNotEqualTo(new Fact.FollowersCounted(ADA, day, 1).id());
    assertThat(stats.at()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(stats.firstDifference(new Fact.VideoStats("ada", BEN, day, 1, 1, 1, 1)))
        .contains("creator");
  }

  private static Fact.SessionEnded session(Duration duration, long videos) {
    return new Fact.SessionEnded("e", Instant.EPOCH, "fan", duration, videos);
  }
}
