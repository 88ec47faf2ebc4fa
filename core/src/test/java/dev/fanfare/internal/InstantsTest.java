package dev.fanfare.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstantsTest {
  @Test
  void areRoundedToTheMicrosecondBeforeAndBehind() {
    Instant finer = Instant.parse("2026-03-01T12:00:00.000001500Z");

    assertThat(Instants.floor(finer)).isEqualTo("2026-03-01T12:00:00.000001Z");
    assertThat(Instants.ceiling(finer)).isEqualTo("2026-03-01T12:00:00.000002Z");
    assertThat(Instants.floor(Instant.parse("1969-12-31T23:59:59.9999995Z")))
        .isEqualTo("1969-12-31T23:59:59.999999Z");
  }

  @Test
  void thatAreWholeStayAsTheyAre() {
    Instant whole = Instant.parse("2026-03-01T12:00:00.000001Z");

    assertThat(Instants.floor(whole)).isSameAs(whole);
    assertThat(Instants.ceiling(whole)).isEqualTo(whole);
  }

  @Test
  void beyondWhatDatabasesKnowCountAsTheEndsOfTime() {
    assertThat(Instants.floor(Instant.MAX)).isEqualTo(Instants.ceiling(Instant.MAX));
    assertThat(Instants.floor(Instant.MIN)).isEqualTo(Instants.ceiling(Instant.MIN));
    assertThat(Instants.floor(Instant.MAX))
        .isBetween("+100000-01-01T00:00:00Z", "+294000-01-01T00:00:00Z");
    assertThat(Instants.floor(Instant.MIN))
        .isBetween("-4700-01-01T00:00:00Z", "-3000-01-01T00:00:00Z");
  }
}
