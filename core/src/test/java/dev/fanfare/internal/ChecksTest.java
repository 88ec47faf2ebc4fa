package dev.fanfare.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", " a", "Zoë 🎉", "12345678"})
  void acceptsPlainTextUpToTheMaximum(String text) {
    assertThat(Checks.requireText("name", text, 8)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "123456789",
        "a\nb",
        "a\u0000",
        "a\u007f",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b"
      })
  void refusesTextThatIsBlankTooLongOrBreaksALine(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireText("name", text, 8))
        .withMessageContaining("name must be 1 to 8 characters")
        .withMessageContaining("(%d characters)", text.length());
  }

  @Test
  void refusesHalfASurrogatePairWhichADatabaseWouldStoreAsAQuestionMark() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireText("key", "order-\ud83c", 64))
        .withMessageContaining("'order-?'");
  }

  @Test
  void showsAtMostFortyCharactersOfWhatItRefusesInOneLine() {
    assertThat(Checks.shown("a\nb")).isEqualTo("a?b");
    assertThat(Checks.shown("x".repeat(40))).isEqualTo("x".repeat(40));
    assertThat(Checks.shown("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
    assertThat(Checks.shown("🎉".repeat(41))).isEqualTo("🎉".repeat(40) + "…");
  }

  @Test
  void namesFieldValueAndRange() {
    assertThat(Checks.requireRange("ppm", 5, 5, 9)).isEqualTo(5);
    assertThat(Checks.requireRange("ppm", 9, 5, 9)).isEqualTo(9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireRange("ppm", 4, 5, 9))
        .withMessage("ppm must be 5 to 9, was 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireRange("ppm", 10, 5, 9))
        .withMessage("ppm must be 5 to 9, was 10");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2026-01-31T10:00:00Z,           2026-01-31T10:00:00Z,        2026-01-31T10:00:00Z",
    "2026-01-31T10:00:00.000001Z,    2026-01-31T10:00:00.000001Z, 2026-01-31T10:00:00.000001Z",
    "2026-01-31T10:00:00.000001001Z, 2026-01-31T10:00:00.000001Z, 2026-01-31T10:00:00.000002Z",
    "2026-01-31T23:59:59.999999999Z, 2026-01-31T23:59:59.999999Z, 2026-02-01T00:00:00Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z, 1970-01-01T00:00:00Z"
  })
  void keepsInstantsToTheMicrosecond(Instant instant, Instant floor, Instant ceiling) {
    assertThat(Instants.floor(instant)).isEqualTo(floor);
    assertThat(Instants.ceiling(instant)).isEqualTo(ceiling);
  }

  @Test
  void acceptsWhatPeopleWriteInSeveralLines() {
    String text = "Zoë,\r\n\ttwo lines 🎉\u2028";
    assertThat(Checks.requireWritten("prompt", text, 20)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "123456789", "a\u0000", "a\u0007b", "a\u0085", "a\ud83c"})
  void refusesWrittenTextThatNoDatabaseKeepsAndDoesNotShowIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.requireWritten("prompt", text, 8))
        .withMessage(
            "prompt must be 1 to 8 characters, not blank, without control characters but line ends"
                + " and tabs; it had %d",
            text.length());
  }

  @Test
  void makesTextFromOutsideFitToKeep() {
    assertThat(Checks.written("a\u0000b\r\n\tc\u001b[1m\ud83cd🎉"))
        .isEqualTo("ab\r\n\tc[1m\uFFFDd🎉");
    assertThat(Checks.written("")).isEmpty();
  }
}
