package dev.fanfare.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fanfare.persistence.policy.PolicyFormatException.Problem;
import dev.fanfare.tier.TierPolicy;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFormatTest {
  private static final String MARKS = "{}[],:\"-0.9eE\\ \u0000";

  static List<BadDocument> bad() {
    return BadDocument.all();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void saysWhereWhatAndHowToMendIt(BadDocument bad) {
    Problem problem = problems(bad.json()).get(0);

    assertThat(problem.path()).isEqualTo(bad.path());
    assertThat(problem.message()).contains(bad.words());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\": \"fee-schedules\", \"schedules\": []} {} | 1 | 44 | more text follows",
        "{\"kind\": \"fee-schedules\", \"schedules\": [], } | 1 | 44 | is not JSON",
        "{\"kind\": \"fee-schedules\" \"schedules\": []} | 1 | 26 | is not JSON",
        "{'kind': 'fee-schedules'} | 1 | 2 | is not JSON",
        "{\"kind\": NaN} | 1 | 13 | is not JSON",
        "{\"kind\": 01} | 1 | 10 | is not JSON",
        "{\"kind\": \"fee-schedules\" | 1 | 24 | is not JSON",
        "{ // kinds | 1 | 3 | $comment",
        "`` | 1 | 1 | is empty",
      })
  void saysWhereTheTextStopsToBeJson(String json, int line, int column, String words) {
    Problem problem = problems(json).get(0);

    assertThat(problem.message()).contains(words);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isBetween(column, column + 2);
  }

  @Test
  void tellsEveryProblemAtOnceInTheOrderOfTheDocument() {
    String json =
        Presets.text("tier-policy-program")
            .replace("\"effectiveFrom\": \"1970-01-01T00:00:00Z\"", "\"effectiveFrom\": 0")
            .replace("\"100.00 USD\"", "100")
            .replace("\"level\": 4", "\"level\": 4, \"colour\": \"gold\"");
    PolicyFormatException e =
        catchThrowableOfType(PolicyFormatException.class, () -> PolicyJson.read(json));

    assertThat(e.problems())
        .extracting(Problem::path)
        .containsExactly("$.effectiveFrom", "$.tiers[1].criteria[0].min", "$.tiers[3].colour");
    assertThat(e.problems()).extracting(Problem::line).containsExactly(6, 26, 59);
    assertThat(e)
        .hasMessageStartingWith("Not a policy, 3 problems:\n  $.effectiveFrom (line 6, column 20)")
        .hasMessageContaining("was 100");
  }

  @Test
  void namesTheKindThatWasAskedFor() {
    assertThatThrownBy(
            () -> PolicyJson.read(Presets.text("fee-schedules-standard"), TierPolicy.class))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessage(
            "Not a policy: $.kind (line 4, column 11): must be \"tier-policy\", was \"fee-schedules\"");
  }

  @Test
  void refusesDeepDocuments() {
    String deep = "{\"kind\": \"fee-schedules\", \"schedules\": %s}".formatted("[".repeat(100_000));

    assertThat(problems(deep).get(0).message()).isEqualTo("must be at most 16 levels deep");
    assertThat(problems("[".repeat(100_000)).get(0).message()).contains("levels deep");
  }

  @Test
  void refusesHugeDocuments() {
    assertThat(problems(" ".repeat(PolicyJson.MAX_BYTES + 1)).get(0).message())
        .isEqualTo("must be at most 4194304 characters, was 4194305");
    assertThat(problems("9".repeat(1_000_000)).get(0).message()).contains("an object");
    assertThat(problems("{\"kind\": \"" + "x".repeat(1_000_000) + "\"}").get(0).message())
        .hasSizeLessThan(500);
    assertThat(problems("{\"" + "x".repeat(1_000_000) + "\": 1}").get(0).path())
        .hasSizeLessThan(100);
  }

  @Test
  void tellsTheFirstOfManyProblems() {
    String json =
        "{\"kind\": \"fee-schedules\", \"schedules\": [1%s]}".formatted(", 1".repeat(999));
    PolicyFormatException e =
        catchThrowableOfType(PolicyFormatException.class, () -> PolicyJson.read(json));

    assertThat(e.problems()).hasSize(100);
    assertThat(e).hasMessageContaining("1000 problems").hasMessageEndingWith("and 980 more");
  }

  @Property(tries = 3000)
  void readsAnyTextOrSaysWhatIsWrong(@ForAll Random random) {
    var json = new StringBuilder(PolicyJson.write(new RandomPolicies(random).any()));
    for (int i = random.nextInt(3); i >= 0 && json.length() > 1; i--) {
      int at = random.nextInt(json.length());
      switch (random.nextInt(4)) {
        case 0 -> json.deleteCharAt(at);
        case 1 -> json.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 2 -> json.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
        default -> json.setLength(Math.max(1, at));
      }
    }
    try {
      assertThat(PolicyJson.read(json.toString())).isNotNull();
    } catch (PolicyFormatException e) {
      assertThat(e.problems()).isNotEmpty().allMatch(p -> p.path().startsWith("$"));
    }
  }

  private static List<Problem> problems(String json) {
    PolicyFormatException e =
        catchThrowableOfType(PolicyFormatException.class, () -> PolicyJson.read(json));
    assertThat(e).as("refusal of %.200s", json).isNotNull();
    return e.problems();
  }
}
