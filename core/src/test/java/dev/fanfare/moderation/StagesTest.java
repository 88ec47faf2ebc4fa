package dev.fanfare.moderation;

import static dev.fanfare.moderation.Given.SHA;
import static dev.fanfare.moderation.Given.image;
import static dev.fanfare.moderation.Given.text;
import static dev.fanfare.moderation.Given.video;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.moderation.stage.ConsentStage;
import dev.fanfare.moderation.stage.DeepfakeStage;
import dev.fanfare.moderation.stage.HashStage;
import dev.fanfare.moderation.stage.ModelStage;
import dev.fanfare.moderation.stage.ProvenanceStage;
import dev.fanfare.moderation.text.NormaliseStage;
import dev.fanfare.moderation.text.PostingRates;
import dev.fanfare.moderation.text.Rule;
import dev.fanfare.moderation.text.RuleSet;
import dev.fanfare.moderation.text.RulesStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stages that come with the library make of items. */
class StagesTest {
  private static final AiContent.Image PIXELS =
      AiContent.Image.of(AiContent.Image.Type.PNG, new byte[] {1, 2, 3});
  private static final MediaFrames FRAMES =
      (media, most) ->
          List.of(
              new Frame(media, 0, Duration.ZERO, PIXELS),
              new Frame(media, 1, Duration.ofSeconds(1), PIXELS));

  private final Bench bench = new Bench();
  private final TestModel model = TestModel.honest();

  @AfterEach
  void close() {
    bench.close();
  }

  private StageResult ask(Stage stage, ContentItem item) throws InterruptedException {
    return ask(stage, item, FRAMES);
  }

  private StageResult ask(Stage stage, ContentItem item, @Nullable MediaFrames frames)
      throws InterruptedException {
    return ask(stage, List.of(item), frames).get(0);
  }

  private List<StageResult> ask(Stage stage, List<ContentItem> items, @Nullable MediaFrames frames)
      throws InterruptedException {
    return stage.inspect(
        items.stream()
            .<Inspection>map(
                item ->
                    new RunInspection(
                        item, Findings.of(item, CreatorStanding.NEW), bench.operations, frames, 16))
            .toList());
  }

  private static void assertFound(StageResult result, Category category, Severity severity) {
    assertThat(result.status()).isEqualTo(SignalStatus.OK);
    assertThat(result.signals())
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.category()).isEqualTo(category);
              assertThat(signal.severity()).isEqualTo(severity);
            });
  }

  @Test
  void leavesToAPersonWhatIsTooLong() throws Exception {
    Stage stage = NormaliseStage.of(10, 20);

    assertThat(ask(stage, text("p", "0123456789")).status()).isEqualTo(SignalStatus.OK);
    assertThat(ask(stage, text("p", "0123456789a")))
        .isEqualTo(StageResult.missing(SignalStatus.REFUSED, "too-long", List.of()));
    assertThat(ask(stage, text("p", "x").withTranscript("a".repeat(21))).status())
        .isEqualTo(SignalStatus.REFUSED);
    assertThat(ask(stage, image("i")).status()).isEqualTo(SignalStatus.INAPPLICABLE);
  }

  @Test
  void flagsHiddenTextWhereItStands() throws Exception {
    StageResult result =
        ask(NormaliseStage.standard(), text("p", "ab\uDB40\uDC41\uDB40\uDC42 fu\u200Bnny"));

    assertThat(result.signals())
        .extracting(Signal::severity)
        .containsExactly(Severity.LOW, Severity.MEDIUM);
    assertThat(result.signals().get(1).evidence())
        .containsExactly(new Evidence.TextMatch("normalise/TAGS", TextField.TEXT, 2, 6));
  }

  @Test
  void readsTextAndTranscriptByRules() throws Exception {
    Stage stage = RulesStage.of(RuleSet.standard());

    StageResult result = ask(stage, text("p", "buy followers").withTranscript("kys"));

    assertThat(result.signals())
        .extracting(Signal::category)
        .containsExactly(Category.SPAM, Category.HARASSMENT);
    assertThat(result.signals().get(1).evidence())
        .containsExactly(new Evidence.TextMatch("harass-death", TextField.TRANSCRIPT, 0, 3));
    assertThat(result.signals().get(0).detector().version()).isEqualTo("standard-1");
    assertThat(ask(stage, image("i")).status()).isEqualTo(SignalStatus.INAPPLICABLE);
  }

  @Test
  void leavesToAPersonWhatAPatternGivesUpOn() throws Exception {
    Stage stage =
        RulesStage.of(
            RuleSet.of(
                "t",
                List.of(
                    Rule.builder("slow", Category.SPAM, Severity.LOW, 0.5)
                        .pattern(Pattern.compile("(a+)+$"))
                        .build())));

    assertThat(ask(stage, text("p", "a".repeat(5_000) + "!")).status())
        .isEqualTo(SignalStatus.REFUSED);
  }

  @ParameterizedTest(name = "{0} a minute, {1} an hour, {2} the same: {3}")
  @CsvSource({"10, 120, 5, false", "11, 120, 5, true", "10, 121, 5, true", "10, 120, 6, true"})
  void countsWhatACreatorPublishes(int minute, int hour, int same, boolean spam) throws Exception {
    Stage stage =
        RulesStage.of(RuleSet.standard())
            .with(item -> new PostingRates.Rate(minute, hour, same), PostingRates.Limits.STANDARD);

    assertThat(ask(stage, text("p", "hello")).signals()).hasSize(spam ? 1 : 0);
  }

  @Test
  void countsByTheStore() {
    Moderation moderation =
        bench.over(
            ModerationPresets.rulesOnly(),
            NormaliseStage.standard(),
            RulesStage.of(RuleSet.standard())
                .with(
                    PostingRates.of(bench.store, bench.clock),
                    new PostingRates.Limits(3, 100, 100)));
    List<Boolean> shown = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      shown.add(moderation.screen(text("p" + i, "hello " + i), key("k" + i)).isShown());
    }
    bench.clock.advance(Duration.ofMinutes(2));
    shown.add(moderation.screen(text("q", "hello"), key("q")).isShown());

    assertThat(shown).containsExactly(true, true, true, false, false, true);
  }

  private static KnownContent bank(int distance, boolean byFrames) {
    return new KnownContent() {
      @Override
      public String version() {
        return "bank-7";
      }

      @Override
      public Found find(ContentItem item, List<Frame> frames) {
        return Found.all(
            byFrames == frames.isEmpty()
                ? List.of()
                : List.of(
                    new Hit(
                        Category.NCII,
                        Severity.CRITICAL,
                        0.95,
                        new Evidence.HashMatch(
                            "ncii", byFrames ? "pdq" : "sha256", SHA, distance, 80),
                        null)));
      }
    };
  }

  @Test
  void findsKnownContentByItsBytesAndByItsLooks() throws Exception {
    AtomicInteger sampled = new AtomicInteger();
    MediaFrames counting =
        (media, most) -> {
          sampled.incrementAndGet();
          return FRAMES.sample(media, most);
        };

    assertFound(
        ask(HashStage.of(bank(0, false)), image("i"), counting), Category.NCII, Severity.CRITICAL);
    assertThat(sampled).as("the same bytes need no frames").hasValue(0);
    assertFound(
        ask(HashStage.of(bank(20, true)), video("v"), counting), Category.NCII, Severity.CRITICAL);
    assertThat(ask(HashStage.of(bank(20, true)), image("i"), null).status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(ask(HashStage.of(bank(20, true)), text("t", "x")).status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(
            ask(
                    HashStage.of(bank(20, true)),
                    ContentItem.media(ContentRef.of("a", 1), ADA, MediaHandle.audio("a"), SHA))
                .status())
        .isEqualTo(SignalStatus.OK);
  }

  @ParameterizedTest
  @EnumSource(ConsentAnswer.State.class)
  void asksForConsent(ConsentAnswer.State state) throws Exception {
    PersonId kim = PersonId.of("kim");
    boolean lacking =
        state != ConsentAnswer.State.VERIFIED && state != ConsentAnswer.State.UNAVAILABLE;
    ConsentAnswer answer = new ConsentAnswer(state, lacking ? List.of(kim) : List.of());

    StageResult result = ask(ConsentStage.of(item -> answer), image("i").depicting(kim));

    if (lacking) {
      assertFound(result, Category.CONSENT_MISSING, Severity.HIGH);
      assertThat(result.signals().get(0).evidence())
          .containsExactly(new Evidence.ConsentLack(state, List.of(kim)));
    } else {
      assertThat(result.signals()).isEmpty();
      assertThat(result.status())
          .isEqualTo(
              state == ConsentAnswer.State.VERIFIED ? SignalStatus.OK : SignalStatus.ERRORED);
    }
  }

  @Test
  void asksNobodyWhereNobodyIsShown() throws Exception {
    Stage stage =
        ConsentStage.of(
            item -> {
              throw new IllegalStateException();
            });

    assertThat(ask(stage, image("i")).status()).isEqualTo(SignalStatus.OK);
    assertThat(ask(stage, text("t", "x")).status()).isEqualTo(SignalStatus.INAPPLICABLE);
  }

  @Test
  void notesWhereThingsComeFrom() throws Exception {
    Stage invalid =
        ProvenanceStage.of(item -> new Provenance.Origin(Provenance.State.INVALID, false));
    Stage made = ProvenanceStage.of(item -> new Provenance.Origin(Provenance.State.TRUSTED, true));

    assertFound(ask(invalid, image("i")), Category.MANIPULATION, Severity.LOW);
    assertFound(ask(made, image("i")), Category.AI_MADE, Severity.MEDIUM);
    assertFound(
        ask(ProvenanceStage.declarations(), image("i").declaredAsAiMade()),
        Category.AI_MADE,
        Severity.LOW);
    assertThat(ask(ProvenanceStage.declarations(), image("i")).signals()).isEmpty();
    assertThat(ask(made, text("t", "x")).status()).isEqualTo(SignalStatus.INAPPLICABLE);
  }

  private static DeepfakeDetector detector(String id, Set<ContentKind> kinds, double score) {
    return new DeepfakeDetector() {
      @Override
      public Detector detector() {
        return new Detector(id, "3", DetectorFamily.DEEPFAKE_DETECTOR);
      }

      @Override
      public Set<ContentKind> kinds() {
        return kinds;
      }

      @Override
      public Finding detect(ContentItem item, List<Frame> frames) {
        if (score < 0) {
          throw new IllegalStateException("SECRET");
        }
        return new Finding(score, List.of(new Evidence.FrameRange("files/v.mp4", 0, 1_000, score)));
      }
    };
  }

  @Test
  void asksEveryDetectorThatFits() throws Exception {
    DeepfakeDetector faces = detector("faces", Set.of(ContentKind.VIDEO, ContentKind.IMAGE), 0.9);
    DeepfakeDetector voices = detector("voices", Set.of(ContentKind.AUDIO), -1);
    DeepfakeDetector broken = detector("broken", Set.of(ContentKind.VIDEO), -1);

    StageResult found = ask(DeepfakeStage.of(List.of(faces, voices)), video("v"));
    assertFound(found, Category.DEEPFAKE, Severity.HIGH);
    assertThat(found.signals().get(0).evidence())
        .containsExactly(new Evidence.FrameRange("files/v.mp4", 0, 1_000, 0.9));

    StageResult half = ask(DeepfakeStage.of(List.of(faces, broken)), video("v"));
    assertThat(half.status()).isEqualTo(SignalStatus.ERRORED);
    assertThat(half.signals())
        .extracting(Signal::status)
        .containsExactly(SignalStatus.OK, SignalStatus.ERRORED);

    assertThat(ask(DeepfakeStage.of(List.of(voices)), video("v")).status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(ask(DeepfakeStage.of(List.of(faces)), video("v"), null).status())
        .as("a handle is not content")
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(ask(DeepfakeStage.of(List.of(faces)), text("t", "x")).status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
  }

  @Test
  void takesNoLanguageModelForADetector() {
    DeepfakeDetector model =
        new DeepfakeDetector() {
          @Override
          public Detector detector() {
            return Given.MODEL;
          }

          @Override
          public Set<ContentKind> kinds() {
            return Set.of(ContentKind.VIDEO);
          }

          @Override
          public Finding detect(ContentItem item, List<Frame> frames) {
            return new Finding(1, List.of());
          }
        };

    assertThatThrownBy(() -> DeepfakeStage.of(List.of(model)))
        .hasMessageContaining("LANGUAGE_MODEL");
  }

  @Test
  void asksNoModelAboutWhatItCannotSee() throws Exception {
    assertThat(ask(ModelStage.text(model, new Random(1)), image("i")).status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(ask(ModelStage.speech(model, new Random(1)), video("v")).status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(ask(ModelStage.frames(model, new Random(1)), video("v"), null).status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(
            ask(ModelStage.frames(model, new Random(1)), video("v"), (m, most) -> List.of())
                .status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(ask(ModelStage.frames(model, new Random(1)), text("t", "x")).status())
        .isEqualTo(SignalStatus.INAPPLICABLE);
    assertThat(model.asked).isEmpty();
  }

  @Test
  void showsFramesAndNothingElseOfAnItem() throws Exception {
    model.now(
        asked -> {
          var said = TestModel.honest(asked);
          asked.items().forEach(id -> said.put(id, TestModel.concern(id, "NCII", "HIGH", 0.7)));
          return TestModel.answer(said);
        });

    StageResult result =
        ask(ModelStage.frames(model, new Random(1)), video("v").withText("a caption"));

    assertFound(result, Category.NCII, Severity.HIGH);
    assertThat(result.signals().get(0).evidence())
        .containsExactly(new Evidence.ModelOpinion("test/judge-1", 0.7));
    TestModel.Asked asked = model.asked.get(0);
    assertThat(asked.pictures()).isEqualTo(2);
    assertThat(asked.texts().values()).doesNotContain("a caption").contains("");
    assertThat(asked.texts()).as("the pictures and two known items").hasSize(3);
  }

  @Test
  void asksAboutSeveralItemsAtOnceAndAboutEachAloneIfNeedBe() throws Exception {
    List<ContentItem> items = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      items.add(text("p" + i, i == 5 ? "HARM" : "fine " + i));
    }
    Stage stage = ModelStage.text(model, new Random(1));

    List<StageResult> results = ask(stage, items, null);
    assertThat(model.asked).hasSize(1);
    assertThat(results.get(5).signals()).hasSize(1);

    model.asked.clear();
    model.now(
        asked ->
            asked.items().size() > 2
                ? TestModel.response(FinishReason.LENGTH, null, "")
                : TestModel.answer(TestModel.honest(asked)));
    assertThat(ask(stage, items, null))
        .extracting(result -> result.signals().size())
        .containsExactly(0, 0, 0, 0, 0, 1, 0, 0);
    // 8, then 4 and 4, then each of those in two: 1 + 2 + 4 requests.
    assertThat(model.asked).hasSize(7);
  }

  @Test
  void cutsLongTextIntoPiecesThatOverlap() throws Exception {
    String long1 = "a b c d e f g h i j ".repeat(1_500);
    int cut = 8_000;
    String hidden = long1.substring(0, cut - 2) + "HARM" + long1.substring(cut + 2);
    Stage stage = ModelStage.text(model, new Random(1));

    StageResult result = ask(stage, text("p", hidden));

    assertThat(hidden).hasSize(30_000);
    assertThat(result.signals()).isNotEmpty();
    assertThat(
            model.asked.stream().flatMap(asked -> asked.items().stream().map(asked.texts()::get)))
        .allMatch(piece -> piece.length() <= 8_000)
        .hasSize(4);
    assertThat(ask(stage, text("q", "a".repeat(900_000))).status())
        .as("more than a hundred pieces")
        .isEqualTo(SignalStatus.REFUSED);
  }

  @Test
  void stopsAskingAModelThatIsOut() throws Exception {
    model.now(
        asked -> {
          throw new AiException.Overloaded("x", AiCall.NOT_SENT, null);
        });
    List<ContentItem> items = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      items.add(text("p" + i, "fine"));
    }

    List<StageResult> results = ask(ModelStage.text(model, new Random(1)), items, null);

    assertThat(results).allMatch(result -> result.status() == SignalStatus.ERRORED);
    assertThat(model.asked).hasSize(1);
  }
}
