package dev.fanfare.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text as a reader sees it. */
class TextNormaliserTest {
  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "hello,                  hello, ASCII stays",
    "'\uFF48\uFF45llo',      hello, full-width letters",
    "'\uD835\uDC21ello',     hello, mathematical letters",
    "'he\u200Bllo',          hello, a zero-width space",
    "'h\u00ADello',          hello, a soft hyphen",
    "'hel\u2060lo',          hello, a word joiner",
    "'he\u3164llo',          hello, a Hangul filler",
    "'\u202Ehello\u202C',    hello, a direction forced",
    "'hello\uDB40\uDC41\uDB40\uDC42', hello, tag characters",
    "'ca\uFB01',             cafi,  a ligature",
    "'e\u0301',              \u00E9, a letter and its accent",
    "'\u1100\u1161\u11A8',   \uAC01, decomposed Hangul",
    "'a\u0001b',             a b,   a control character"
  })
  void showsWhatAReaderSees(String given, String expected, String because) {
    assertThat(TextNormaliser.normalise(given).plain()).as(because).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'fu\u200Bnny',                     HIDDEN,        a zero-width space in a word",
    "'a\u0001b',                        CONTROL,       a control character",
    "'a\uFFFDb',                        UNREADABLE,    what could not be read",
    "'\u202Eevil',                      BIDI_OVERRIDE, a direction forced",
    "'x\uDB40\uDC41\uDB40\uDC42',       TAGS,          hidden text",
    "'x\uFE00\uFE01\uFE00\uFE01\uFE00', SELECTORS,     hidden bytes",
    "'a\u0300\u0300\u0300\u0300\u0300', STACKED_MARKS, marks on marks"
  })
  void notesWhatHides(String given, Oddity.Kind kind, String because) {
    assertThat(TextNormaliser.normalise(given).oddities())
        .as(because)
        .extracting(Oddity::kind)
        .containsExactly(kind);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "'\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F', England's flag",
    "'\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67', a family of joined emoji",
    "'\u2764\uFE0F\u2764\uFE0F', red hearts",
    "'\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645', Persian with a non-joiner",
    "'\u05E9\u05DC\u05D5\u05DD\u200F, hello\u200E', Hebrew and English",
    "'na\u00EFve caf\u00E9, Stra\u00DFe', accents",
    "'\u0915\u094D\u200D\u0937', Devanagari with a joiner",
    "'line one\nline two\ttabbed\r\n', line breaks and tabs"
  })
  void takesNoOffenceAtWhatBelongs(String given, String what) {
    assertThat(TextNormaliser.normalise(given).oddities()).as(what).isEmpty();
  }

  @Test
  void knowsWhereEverythingComesFrom() {
    // f u ZWSP n ﬁ(ligature) !
    NormalText text = TextNormaliser.normalise("fu\u200Bn\uFB01!");

    assertThat(text.plain()).isEqualTo("funfi!");
    assertThat(List.of(text.startOf(0), text.startOf(2), text.startOf(3), text.startOf(4)))
        .containsExactly(0, 3, 4, 4);
    assertThat(text.endOf(5)).isEqualTo(5);
    assertThat(text.endOf(6)).isEqualTo(6);
  }

  @Property
  void pointsWithinTheText(@ForAll String given) {
    NormalText text = TextNormaliser.normalise(given);

    int before = 0;
    for (int i = 0; i < text.plain().length(); i++) {
      assertThat(text.startOf(i)).isGreaterThanOrEqualTo(before).isLessThan(given.length());
      assertThat(text.endOf(i + 1))
          .isGreaterThan(text.startOf(i))
          .isLessThanOrEqualTo(given.length());
      before = text.startOf(i);
    }
    assertThat(text.oddities())
        .allMatch(
            odd -> odd.start() >= 0 && odd.start() < odd.end() && odd.end() <= given.length());
  }

  @Property
  void agreesWithUnicodeOnWordsOfLetters(@ForAll String given) {
    String letters =
        given
            .codePoints()
            .filter(Character::isLetterOrDigit)
            .filter(c -> Character.UnicodeScript.of(c) != Character.UnicodeScript.HANGUL)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    assertThat(TextNormaliser.normalise(letters).plain())
        .isEqualTo(Normalizer.normalize(letters, Normalizer.Form.NFKC));
  }
}
