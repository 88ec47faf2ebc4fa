package dev.fanfare.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.internal.Checks;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrendKeyTest {
  @ParameterizedTest
  @CsvSource({
    "#SourDough, sourdough",
    "sourdough, sourdough",
    "##  sourdough, sourdough",
    "ＳＯＵＲＤＯＵＧＨ, sourdough",
    "Blinding   Lights, blinding lights",
    "ﬁre, fire",
    "Ⅳ, iv",
    "CAFÉ, café",
    "日本語, 日本語"
  })
  void isTheSameForEverySpelling(String name, String key) {
    assertThat(TrendKey.of(TrendKind.HASHTAG, "food", name).name()).isEqualTo(key);
  }

  @Test
  void isBlindToWhatNobodySees() {
    assertThat(TrendText.key("so\u200Bur\u202Edou\u00ADgh\u2066")).isEqualTo("sourdough");
    assertThat(TrendText.key("so\u0000ur\ndough")).isEqualTo("so ur dough");
    assertThat(TrendText.key("caf\u0065\u0301")).isEqualTo("café");
    assertThat(TrendText.key("#\u200D#x")).isEqualTo("x");
    assertThat(TrendText.key("♥\uFE0F")).as("in colour or not").isEqualTo("♥");
    assertThat(TrendText.key("bread\u3164\u034F\u2800\uDB40\uDD00")).isEqualTo("bread");
    assertThat(TrendText.oneLine(" a\u202E\tb\u2029c ")).isEqualTo("a b c");
    assertThat(TrendText.oneLine("👩\u200D🍳")).as("one cook").isEqualTo("👩\u200D🍳");
    assertThat(TrendText.oneLine("♥\uFE0F\u3164")).as("in colour").isEqualTo("♥\uFE0F");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "#", " # # ", "\u200B\u202E", "\u0000", "\u3164", "\uFE0F", "\u2800\uFFA0"})
  void isNotMadeOfNothing(String name) {
    assertThat(TrendKey.find(TrendKind.HASHTAG, "food", name)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrendKey.of(TrendKind.HASHTAG, "food", name));
  }

  @Test
  void hasLimits() {
    assertThat(TrendKey.of(TrendKind.SOUND, "c".repeat(50), "x".repeat(100)).name()).hasSize(100);
    // One character of 18: a ligature that NFKC spells out.
    assertThat(TrendKey.find(TrendKind.SOUND, "music", "\uFDFA".repeat(6))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrendKey.of(TrendKind.SOUND, "music", "x".repeat(101)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrendKey.of(TrendKind.SOUND, "c".repeat(51), "x"));
  }

  @Test
  void canBeReadThoughThisJavaWouldSpellItOtherwise() {
    // As a letter that Unicode gave a small form only after the row was written.
    assertThat(new TrendKey(TrendKind.SOUND, "music", "Loud").name()).isEqualTo("Loud");
  }

  @Test
  void sortsByKindCategoryAndName() {
    assertThat(
            Stream.of(
                    TrendKey.of(TrendKind.TOPIC, "a", "a"),
                    TrendKey.of(TrendKind.FORMAT, "b", "a"),
                    TrendKey.of(TrendKind.FORMAT, "a", "b"),
                    TrendKey.of(TrendKind.FORMAT, "a", "a"))
                .sorted()
                .map(TrendKey::toString))
        .containsExactly("FORMAT/a/a", "FORMAT/a/b", "FORMAT/b/a", "TOPIC/a/a");
  }

  @Property(tries = 5_000)
  void isTheSameMadeOfItself(@ForAll String name) {
    String key = TrendText.key(name);
    TrendKey.find(TrendKind.HASHTAG, "food", name)
        .ifPresent(
            found ->
                assertThat(TrendKey.of(TrendKind.HASHTAG, "food", found.name())).isEqualTo(found));
    assertThat(TrendText.oneLine(name)).isEqualTo(TrendText.oneLine(TrendText.oneLine(name)));
    assertThat(Checks.plain(key)).as("fit to keep").isEqualTo(key);
  }

  @Property(tries = 2_000)
  void isTheSameHoweverItIsWritten(@ForAll String name) {
    assertThat(TrendText.key("#" + name)).isEqualTo(TrendText.key(name));
    assertThat(TrendText.key("  " + name + " ")).isEqualTo(TrendText.key(name));
    assertThat(TrendText.key(name + "\u200B")).isEqualTo(TrendText.key(name));
  }
}
