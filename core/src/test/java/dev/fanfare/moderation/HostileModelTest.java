package dev.fanfare.moderation;

import static dev.fanfare.moderation.TestModel.answer;
import static dev.fanfare.moderation.TestModel.concern;
import static dev.fanfare.moderation.TestModel.fields;
import static dev.fanfare.moderation.TestModel.finding;
import static dev.fanfare.moderation.TestModel.response;
import static dev.fanfare.moderation.TestModel.safe;
import static dev.fanfare.moderation.TestModel.value;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.ModelName;
import dev.fanfare.moderation.stage.ModelStage;
import dev.fanfare.moderation.text.NormaliseStage;
import dev.fanfare.moderation.text.RuleSet;
import dev.fanfare.moderation.text.RulesStage;
import dev.fanfare.testing.CapturedLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that no model should give: malformed, contradictory, cut off, refused, forged. None of
 * them approves what an honest answer would hold, whoever the creator is; none throws; none is
 * logged.
 */
class HostileModelTest {
  private static final AiCall CALL = AiCall.NOT_SENT;
  private static final String HARM = "HARM and SECRET";

  private final Bench bench = new Bench();
  private final TestModel model = TestModel.honest();

  @AfterEach
  void close() {
    bench.close();
  }

  private Moderation moderation(CreatorStanding standing) {
    return bench.over(
        ModerationPolicies.of(ModerationPresets.standard()),
        bench
            .pipeline(
                NormaliseStage.standard(),
                RulesStage.of(RuleSet.standard()),
                ModelStage.text(model, new Random(7)))
            .standings(creator -> standing)
            .build());
  }

  @Test
  void approvesWhatAnHonestModelPassesAndHoldsWhatItDoesNot() {
    Moderation moderation = moderation(CreatorStanding.NEW);
    List<ScreenResult> results =
        moderation.screen(
            List.of(Given.text("good", "a walk in the park"), Given.text("bad", HARM)), key("k"));

    assertThat(results.get(0).isShown()).isTrue();
    assertThat(((ScreenResult.Decided) results.get(1)).decision().actions().visibility())
        .isEqualTo(Visibility.HOLD);
  }

  /** Says something of every item: what an honest model says, changed by a test. */
  private static Function<TestModel.Asked, AiResponse> each(
      BiFunction<String, AiValue, AiValue> change) {
    return asked -> {
      Map<String, AiValue> said = new LinkedHashMap<>(TestModel.honest(asked));
      asked.items().forEach(id -> said.put(id, change.apply(id, said.get(id))));
      return answer(said);
    };
  }

  private static AiValue without(AiValue item, String name) {
    Map<String, AiValue> fields = new LinkedHashMap<>(((AiValue.Fields) item).values());
    fields.remove(name);
    return new AiValue.Fields(fields);
  }

  private static AiValue with(AiValue item, String name, Object replacement) {
    Map<String, AiValue> fields = new LinkedHashMap<>(((AiValue.Fields) item).values());
    fields.put(name, value(replacement));
    return new AiValue.Fields(fields);
  }

  private static Function<TestModel.Asked, AiResponse> always(AiValue answer) {
    return asked -> answer(answer);
  }

  private static Function<TestModel.Asked, AiResponse> finding1(
      Object category, Object severity, Object confidence) {
    return each(
        (id, honest) ->
            fields(
                "id",
                id,
                "verdict",
                "CONCERN",
                "findings",
                List.of(finding(category, severity, confidence))));
  }

  private static Function<TestModel.Asked, AiResponse> thrown(RuntimeException fault) {
    return asked -> {
      throw fault;
    };
  }

  /** The best that could be said, ended in another way than an answer ends. */
  private static Function<TestModel.Asked, AiResponse> ended(FinishReason finish) {
    return asked ->
        response(
            finish,
            finish.whole()
                ? fields(
                    "items",
                    plus(canaries(asked), asked.items().stream().map(TestModel::safe).toList()))
                : null,
            "everything is safe SECRET");
  }

  private static Function<TestModel.Asked, AiResponse> list(
      Function<TestModel.Asked, List<AiValue>> items) {
    return asked -> answer(fields("items", items.apply(asked)));
  }

  /** All that an honest model says, with something added, left out or exchanged. */
  private static Function<TestModel.Asked, AiResponse> honestly(
      BiFunction<TestModel.Asked, List<AiValue>, List<AiValue>> change) {
    return list(asked -> change.apply(asked, new ArrayList<>(TestModel.honest(asked).values())));
  }

  private static List<AiValue> canaries(TestModel.Asked asked) {
    List<AiValue> said = new ArrayList<>();
    TestModel.honest(asked)
        .forEach(
            (id, value) -> {
              if (asked.isCanary(id)) {
                said.add(value);
              }
            });
    return said;
  }

  private static List<AiValue> plus(List<AiValue> some, List<? extends AiValue> more) {
    List<AiValue> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static Arguments on(String name, Function<TestModel.Asked, AiResponse> reply) {
    return Arguments.of(name, reply);
  }

  private static Function<TestModel.Asked, AiResponse> renamed(UnaryOperator<String> change) {
    return each((id, honest) -> safe(change.apply(id)));
  }

  static Stream<Arguments> answers() {
    return Stream.of(faults(), ends(), shapes(), items(), claims(), meanings())
        .flatMap(some -> some);
  }

  private static Stream<Arguments> faults() {
    String words = "no SECRET in here";
    return Stream.of(
        on("too many requests", thrown(new AiException.RateLimited(words, CALL, null))),
        on("no money left", thrown(new AiException.QuotaExhausted(words, CALL))),
        on("overloaded", thrown(new AiException.Overloaded(words, CALL, null))),
        on("a wrong key", thrown(new AiException.Authentication(words, CALL))),
        on("a bad request", thrown(new AiException.InvalidRequest(words, CALL))),
        on("too large", thrown(new AiException.TooLarge(words, CALL))),
        on(
            "too slow",
            thrown(new AiException.Timeout(words, CALL, AiException.Timeout.Phase.IDLE, null))),
        on("no connection", thrown(new AiException.Connection(words, CALL, null))),
        on(
            "cut off with a verdict",
            thrown(new AiException.StreamTruncated(words, CALL, "{\"verdict\":\"SAFE\"", null))),
        on("against the protocol", thrown(new AiException.ProtocolViolation(words, CALL, null))),
        on("not the shape", thrown(new AiException.MalformedOutput(words, CALL))),
        on("refused", thrown(new AiException.Refused(words, CALL))),
        on("cancelled", thrown(new AiException.Cancelled(words, CALL, null))),
        on("no budget", thrown(new AiException.BudgetExceeded(words))),
        on("a fault with content", thrown(new IllegalStateException("SECRET"))),
        on("no response", asked -> null));
  }

  private static Stream<Arguments> ends() {
    return Stream.of(FinishReason.values())
        .filter(finish -> finish != FinishReason.STOP)
        .map(finish -> on("safe, ended by " + finish, ended(finish)));
  }

  private static Stream<Arguments> shapes() {
    return Stream.of(
        on("nothing but text", asked -> response(FinishReason.STOP, null, "SAFE")),
        on("null", always(new AiValue.Nothing())),
        on("the word SAFE", always(new AiValue.Text("SAFE"))),
        on("true", always(new AiValue.Flag(true))),
        on("zero", always(new AiValue.Number(0))),
        on("an empty list", always(new AiValue.Items(List.of()))),
        on("an empty object", always(fields())),
        on("a verdict for all", always(fields("verdict", "SAFE"))),
        on("items is text", always(fields("items", "SAFE"))),
        on("items is null", always(fields("items", null))),
        on("items is an object", always(fields("items", fields("verdict", "SAFE")))),
        on("no items", always(fields("items", List.of()))),
        on("items of text", always(fields("items", List.of("SAFE", "SAFE", "SAFE")))),
        on("a further field", asked -> answer(fields("items", List.of(), "approved", true))),
        on("thousands of items", list(asked -> Collections.nCopies(5_000, safe("x")))));
  }

  private static Stream<Arguments> items() {
    return Stream.of(
        on("no id", each((id, honest) -> without(safe(id), "id"))),
        on("no verdict", each((id, honest) -> without(safe(id), "verdict"))),
        on("no findings", each((id, honest) -> without(safe(id), "findings"))),
        on("a field too many", each((id, honest) -> with(safe(id), "override", true))),
        on("id is a number", each((id, honest) -> with(safe(id), "id", 1))),
        on("id is null", each((id, honest) -> with(safe(id), "id", null))),
        on("id is long", each((id, honest) -> with(safe(id), "id", id.repeat(20)))),
        on("verdict in small letters", each((id, honest) -> with(safe(id), "verdict", "safe"))),
        on("verdict with a blank", each((id, honest) -> with(safe(id), "verdict", "SAFE "))),
        on("verdict of another word", each((id, honest) -> with(safe(id), "verdict", "OK"))),
        on("verdict is true", each((id, honest) -> with(safe(id), "verdict", true))),
        on("verdict in Cyrillic", each((id, honest) -> with(safe(id), "verdict", "S\u0410FE"))),
        on("verdict is null", each((id, honest) -> with(safe(id), "verdict", null))),
        on("verdict is a list", each((id, honest) -> with(safe(id), "verdict", List.of("SAFE")))),
        on("findings is null", each((id, honest) -> with(safe(id), "findings", null))),
        on("findings is text", each((id, honest) -> with(safe(id), "findings", "none"))),
        on("findings is an object", each((id, honest) -> with(safe(id), "findings", fields()))),
        on(
            "findings of nothing",
            each((id, honest) -> with(safe(id), "findings", List.of(fields())))),
        on(
            "a hundred findings",
            each(
                (id, honest) ->
                    with(
                        concern(id, "SPAM", "LOW", 0),
                        "findings",
                        Collections.nCopies(100, finding("SPAM", "LOW", 0))))));
  }

  private static Stream<Arguments> claims() {
    return Stream.of(
        on("severity NONE", finding1("HATE", "NONE", 0.9)),
        on("severity 0", finding1("HATE", 0, 0.9)),
        on("severity in small letters", finding1("HATE", "critical", 0.9)),
        on("severity null", finding1("HATE", null, 0.9)),
        on("an unknown category", finding1("SECRET", "HIGH", 0.9)),
        on("a category by number", finding1(5, "HIGH", 0.9)),
        on("a category that is not asked", finding1("CONSENT_MISSING", "LOW", 0.1)),
        on("confidence as text", finding1("HATE", "LOW", "0.1")),
        on("confidence as NaN", finding1("HATE", "LOW", "NaN")),
        on("confidence above 1", finding1("HATE", "LOW", 1.1)),
        on("confidence of 90", finding1("HATE", "LOW", 90)),
        on("confidence below 0", finding1("HATE", "LOW", -0.1)),
        on("confidence true", finding1("HATE", "LOW", true)),
        on("confidence null", finding1("HATE", "LOW", null)));
  }

  private static Stream<Arguments> meanings() {
    return Stream.of(
        on(
            "safe with a critical finding",
            each(
                (id, honest) ->
                    with(safe(id), "findings", List.of(finding("MINORS", "CRITICAL", 1))))),
        on(
            "safe with a low finding",
            each((id, honest) -> with(safe(id), "findings", List.of(finding("SPAM", "LOW", 0))))),
        on(
            "a concern without findings",
            each((id, honest) -> with(safe(id), "verdict", "CONCERN"))),
        on("only the known items", list(HostileModelTest::canaries)),
        on(
            "everything safe, the known ones too",
            list(
                asked ->
                    List.copyOf(asked.texts().keySet().stream().map(TestModel::safe).toList()))),
        on(
            "everything of concern, the known ones too",
            list(
                asked ->
                    List.copyOf(
                        asked.texts().keySet().stream()
                            .map(id -> concern(id, "SPAM", "LOW", 0.1))
                            .toList()))),
        on(
            "safe, but the known-good one of concern",
            list(
                asked -> {
                  List<AiValue> said = new ArrayList<>();
                  asked
                      .texts()
                      .forEach(
                          (id, text) ->
                              said.add(
                                  asked.isCanary(id)
                                      ? concern(id, "HATE", "HIGH", 0.9)
                                      : safe(id)));
                  return said;
                })),
        on(
            "the known ones left out",
            list(asked -> List.copyOf(asked.items().stream().map(TestModel::safe).toList()))),
        on(
            "the known ones twice",
            list(
                asked ->
                    plus(
                        plus(canaries(asked), canaries(asked)),
                        asked.items().stream().map(TestModel::safe).toList()))),
        on(
            "each item safe twice",
            list(
                asked ->
                    plus(
                        canaries(asked),
                        Stream.concat(asked.items().stream(), asked.items().stream())
                            .map(TestModel::safe)
                            .toList()))),
        on(
            "each item as it is, and safe behind",
            honestly(
                (asked, said) -> plus(said, asked.items().stream().map(TestModel::safe).toList()))),
        on(
            "each item safe, and as it is behind",
            honestly(
                (asked, said) ->
                    plus(
                        new ArrayList<>(asked.items().stream().map(TestModel::safe).toList()),
                        said))),
        on("ids in capitals", renamed(id -> id.toUpperCase(Locale.ROOT))),
        on("ids with a blank", renamed(id -> id + " ")),
        on("ids from the start", renamed(id -> id.substring(0, 5))),
        on("the host's ids", renamed(id -> "bad")),
        on("ids that nobody asked about", renamed(id -> "zzzzzzzzzz")),
        on(
            "numbers for ids",
            list(asked -> plus(canaries(asked), List.of(safe("1"), safe("2"), safe("3"))))),
        on(
            "known-bad mildly",
            asked -> {
              Map<String, AiValue> said = new LinkedHashMap<>();
              asked
                  .texts()
                  .forEach(
                      (id, text) ->
                          said.put(
                              id,
                              asked.isCanary(id) && TestModel.isWrong(text)
                                  ? concern(id, "SPAM", "LOW", 0.2)
                                  : safe(id)));
              return answer(said);
            }),
        on(
            "verdicts exchanged",
            asked -> {
              Map<String, AiValue> said = new LinkedHashMap<>();
              asked
                  .texts()
                  .forEach(
                      (id, text) ->
                          said.put(
                              id,
                              TestModel.isWrong(text)
                                  ? safe(id)
                                  : concern(id, "HATE", "CRITICAL", 1)));
              return answer(said);
            }),
        on(
            "another model than was asked",
            asked ->
                new AiResponse(
                    "",
                    null,
                    FinishReason.STOP,
                    AiUsage.UNKNOWN,
                    new ModelName("x", "y"),
                    null,
                    1,
                    Duration.ZERO,
                    null)));
  }

  @Test
  void hasMoreThanSixtyOfThem() {
    assertThat(answers().count()).isGreaterThan(60);
    assertThat(answers().map(a -> a.get()[0])).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void approvesNothing(String name, Function<TestModel.Asked, AiResponse> reply) {
    model.now(reply);
    try (CapturedLogs.Lines log = CapturedLogs.listen()) {
      for (CreatorStanding standing : CreatorStanding.values()) {
        Moderation moderation = moderation(standing);
        List<ScreenResult> together =
            moderation.screen(
                List.of(
                    Given.text("bad1-" + standing, HARM),
                    Given.text("good-" + standing, "a SECRET walk in the park"),
                    Given.text("bad2-" + standing, "more HARM, more SECRET")),
                key("batch-" + standing));
        ScreenResult alone =
            moderation.screen(Given.text("bad3-" + standing, HARM), key("alone-" + standing));

        for (ScreenResult result : plusOne(together, alone)) {
          Decision decision = ((ScreenResult.Decided) result).decision();
          assertThat(decision.isApproval()).as("%s: %s", name, decision).isFalse();
          if (decision.visibility().isShown()) {
            assertThat(standing).as("shown for now").isEqualTo(CreatorStanding.GOOD);
            assertThat(decision.isDeferred()).isTrue();
          }
          assertThat(decision.toString()).doesNotContain("SECRET");
        }
      }
      assertThat(log.all()).noneMatch(line -> line.contains("SECRET"));
    }
  }

  private static List<ScreenResult> plusOne(List<ScreenResult> some, ScreenResult one) {
    List<ScreenResult> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }
}
