package dev.fanfare.ai.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.AnswerShape;
import dev.fanfare.ai.AnswerShape.FlagOf;
import dev.fanfare.ai.AnswerShape.ListOf;
import dev.fanfare.ai.AnswerShape.Maybe;
import dev.fanfare.ai.AnswerShape.NumberOf;
import dev.fanfare.ai.AnswerShape.ObjectOf;
import dev.fanfare.ai.AnswerShape.OneOf;
import dev.fanfare.ai.AnswerShape.TextOf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are of their shape, or they are none. */
class StrictAnswerTest {
  private static final AnswerShape VERDICTS =
      object(
          "verdicts",
          new ListOf(
              object(
                  "id", new TextOf(16),
                  "category", new OneOf(List.of("NONE", "HATE", "SCAM")),
                  "confidence", new NumberOf(0, 1, false),
                  "harmful", new FlagOf(),
                  "note", new Maybe(new TextOf(20))),
              1,
              3),
          "reviewed",
          new NumberOf(0, 3, true));

  private static final String GOOD =
      "{\"verdicts\":[{\"id\":\"a1\",\"category\":\"HATE\",\"confidence\":0.9,\"harmful\":true,"
          + "\"note\":null}],\"reviewed\":1}";

  private static final AiValue GOOD_VALUE =
      fields(
          "verdicts",
          new AiValue.Items(
              List.of(
                  fields(
                      "id", new AiValue.Text("a1"),
                      "category", new AiValue.Text("HATE"),
                      "confidence", new AiValue.Number(0.9),
                      "harmful", new AiValue.Flag(true),
                      "note", new AiValue.Nothing()))),
          "reviewed",
          new AiValue.Number(1));

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileAnswers")
  void believesNoneOf(String name, String answer) {
    StrictAnswer.Result result = StrictAnswer.read(answer, VERDICTS);
    assertThat(result.value()).isNull();
    assertThat(result.fault())
        .isNotNull()
        .doesNotContain("FORGED", "FFF", "a1")
        .hasSizeLessThan(120);
  }

  static Stream<Arguments> hostileAnswers() throws IOException {
    String file;
    try (var in =
        requireNonNull(StrictAnswerTest.class.getResourceAsStream("hostile-answers.txt"))) {
      file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> cases = List.of(file.split("(?m)^## "));
    assertThat(cases).hasSizeGreaterThan(60);
    return cases.stream()
        .skip(1)
        .map(text -> text.split("\n", 2))
        .map(parts -> Arguments.of(parts[0], repeated(parts[1].stripTrailing())));
  }

  private static String repeated(String text) {
    return Pattern.compile("«(\\d+) x (.*?)»", Pattern.DOTALL)
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "  \n%s\n\n",
        "```json\n%s\n```",
        "```\n%s\n```",
        "```JSON\r\n%s\r\n```\n",
        "\n```json   \n%s```"
      })
  void readsWhatIsOfItsShape(String around) {
    StrictAnswer.Result result = StrictAnswer.read(around.formatted(GOOD), VERDICTS);
    assertThat(result.fault()).isNull();
    assertThat(result.value()).isEqualTo(GOOD_VALUE);
  }

  @Test
  void keepsAFenceWithinAText() {
    AnswerShape shape = object("text", new TextOf(100));
    assertThat(StrictAnswer.read("```json\n{\"text\":\"```\"}\n```", shape).value())
        .isEqualTo(fields("text", new AiValue.Text("```")));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0, 0", "0.0e5, 0", "1e-5, 0.00001", "1E0, 1", "0.1, 0.1", "1.0, 1"})
  void readsNumbers(String written, double number) {
    AnswerShape shape = object("n", new NumberOf(0, 1, false));
    assertThat(StrictAnswer.read("{\"n\":" + written + "}", shape).value())
        .isEqualTo(fields("n", new AiValue.Number(number)));
  }

  @Test
  void saysWhatIsWrongInItsOwnWords() {
    assertThat(StrictAnswer.read(GOOD.replace("0.9", "1.9"), VERDICTS).fault())
        .isEqualTo("answer.verdicts[0].confidence is not a number from 0.0 to 1.0");
    assertThat(StrictAnswer.read("[]", VERDICTS).fault())
        .isEqualTo("the answer is not a JSON object");
    assertThat(StrictAnswer.read(GOOD + GOOD, VERDICTS).fault())
        .isEqualTo("the answer goes on after its end");
    assertThat(StrictAnswer.read("{\"a\":1e400}", VERDICTS).fault())
        .isEqualTo("the answer has a number that is too large or too small");
  }

  @Test
  void doesNotBlowTheStackOfASmallThread() throws InterruptedException {
    String deep = "{\"a\":" + "[".repeat(2_000_000);
    Throwable[] thrown = new Throwable[1];
    Thread small = new Thread(null, () -> StrictAnswer.read(deep, VERDICTS), "small", 128 * 1024);
    small.setUncaughtExceptionHandler((thread, e) -> thrown[0] = e);
    small.start();
    small.join();
    assertThat(thrown[0]).isNull();
  }

  /** What was written as JSON comes back, whatever it was; cut anywhere it does not. */
  @Property(tries = 1_000)
  void readsBackWhatWasWritten(
      @ForAll("texts") String text, @ForAll double number, @ForAll int cut) {
    double finite = Double.isFinite(number) ? number : 0.5;
    AnswerShape shape =
        object("text", new TextOf(1_000), "number", new NumberOf(-1e308, 1e308, false));
    AiValue value =
        fields(
            "text", new AiValue.Text(text),
            "number", new AiValue.Number(finite == 0 ? 0 : finite));
    String written = Json.text(Json.tree(value));
    if (Math.abs(finite) <= 1e308) {
      assertThat(StrictAnswer.read(written, shape).value()).isEqualTo(value);
    }
    String part = written.substring(0, Math.floorMod(cut, written.length()));
    assertThat(StrictAnswer.read(part, shape).value()).isNull();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(200).filter(WellFormed::test);
  }

  private static ObjectOf object(Object... namesAndShapes) {
    Map<String, AnswerShape> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndShapes.length; i += 2) {
      fields.put((String) namesAndShapes[i], (AnswerShape) namesAndShapes[i + 1]);
    }
    return new ObjectOf(fields);
  }

  private static AiValue.Fields fields(Object... namesAndValues) {
    Map<String, AiValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], (AiValue) namesAndValues[i + 1]);
    }
    return new AiValue.Fields(fields);
  }
}
