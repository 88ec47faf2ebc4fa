package dev.fanfare.moderation;

import static dev.fanfare.moderation.Given.MODEL;
import static dev.fanfare.moderation.Given.image;
import static dev.fanfare.moderation.Given.text;
import static dev.fanfare.moderation.Given.video;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiContent;
import dev.fanfare.moderation.stage.ConsentStage;
import dev.fanfare.moderation.stage.DeepfakeStage;
import dev.fanfare.moderation.stage.HashStage;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.CapturedLogs;
import dev.fanfare.testing.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an attacker, or bad luck, makes of the pipeline around the detectors: races, late and
 * oversized answers, files that nobody looks at, detectors that are asked again until they say yes.
 */
class HostileHostTest {
  private static final String LOOK = "look";
  private static final Actor.Human EVE = Actor.human("eve");
  private static final Detector DETECTOR =
      new Detector("fakes", "1", DetectorFamily.DEEPFAKE_DETECTOR);
  private static final AiContent.Image PIXELS =
      AiContent.Image.of(AiContent.Image.Type.PNG, new byte[] {1});

  private final Bench bench = new Bench();
  private final FakeStage stage = FakeStage.clean(LOOK);
  private final Moderation moderation = bench.over(Bench.policy(LOOK), stage);

  @AfterEach
  void close() {
    bench.close();
  }

  private static Decision decision(ScreenResult result) {
    return ((ScreenResult.Decided) result).decision();
  }

  private static FakeStage.Step says(Category category, Severity severity) {
    return inspection ->
        StageResult.ok(List.of(inspection.found(MODEL, category, severity, 0.9, List.of())));
  }

  @Test
  void decidesOnceHoweverManyScreenAtOnce() throws Exception {
    List<ScreenResult> results =
        Parallel.inParallel(
            8,
            20,
            (thread, n) -> moderation.screen(text("p" + n, "hello"), key("k" + thread + "/" + n)));

    assertThat(results).hasSize(160);
    Map<ContentRef, Set<Decision>> decided = new HashMap<>();
    for (ScreenResult result : results) {
      if (result instanceof ScreenResult.Decided one) {
        decided
            .computeIfAbsent(result.content(), any -> Collections.newSetFromMap(new HashMap<>()))
            .add(one.decision());
      } else {
        assertThat(result).isInstanceOf(ScreenResult.Pending.class);
        assertThat(result.isShown()).isFalse();
      }
    }
    assertThat(decided).hasSize(20);
    assertThat(decided.values()).allMatch(all -> all.size() == 1);
    assertThat(stage.seen).as("each is looked at once").hasSize(20);
    assertThat(bench.events()).hasSize(20);
  }

  @Test
  void dropsWhatARunFindsThatAReopeningHasOvertaken() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    stage.now(
        inspection -> {
          first.countDown();
          go.await();
          return StageResult.ok(List.of());
        });
    ContentItem item = text("p", "x");
    Background<ScreenResult> slow = Background.start(() -> moderation.screen(item, key("k1")));
    first.await();

    moderation.reopen(item.ref(), "consent-withdrawn", key("r"));
    go.countDown();

    assertThat(decision(slow.result()).actions()).isEqualTo(Actions.HOLD);
    assertThat(moderation.isShown(item.ref())).isFalse();
    stage.now(says(Category.CONSENT_MISSING, Severity.HIGH));
    assertThat(moderation.resume(10)).isEqualTo(1);
    assertThat(moderation.isShown(item.ref())).isFalse();
    assertThat(bench.events())
        .filteredOn(ModerationEvent.ContentApproved.class::isInstance)
        .isEmpty();
  }

  @Test
  void losesWhatAStageSaysAfterItsTime() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch said = new CountDownLatch(1);
    AtomicReference<Inspection> kept = new AtomicReference<>();
    FakeStage deaf =
        new FakeStage(
            LOOK,
            Duration.ofMillis(50),
            inspection -> {
              kept.set(inspection);
              boolean waiting = true;
              while (waiting) {
                try {
                  go.await();
                  waiting = false;
                } catch (InterruptedException e) {
                  // It does not listen.
                }
              }
              said.countDown();
              return StageResult.ok(List.of());
            });
    Moderation patient = bench.over(Bench.policy(LOOK), deaf);

    Decision held = decision(patient.screen(text("p", "x"), key("k1")));
    go.countDown();
    assertThat(said.await(10, TimeUnit.SECONDS)).isTrue();
    kept.get().found(MODEL, Category.HATE, Severity.HIGH, 1, List.of());

    assertThat(held.actions()).isEqualTo(Actions.HOLD);
    assertThat(patient.standing(held.content())).contains(held);
    assertThat(patient.decisions(held.content())).hasSize(1);
    assertThat(patient.signals(held.content())).isEmpty();
  }

  @Test
  void leavesNoThreadToAStageThatIsTooSlow() throws Exception {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    try {
      FakeStage slow =
          new FakeStage(
              LOOK,
              Duration.ofMillis(20),
              inspection -> {
                Thread.sleep(60_000);
                return StageResult.ok(List.of());
              });
      Moderation tight =
          bench.over(
              ModerationPolicies.of(Bench.policy(LOOK)),
              Pipeline.builder(one).stage(slow).breaker(100, Duration.ofMinutes(1)).build());
      for (int i = 0; i < 10; i++) {
        assertThat(tight.screen(text("p" + i, "x"), key("k" + i)).isShown()).isFalse();
      }

      one.submit(() -> {}).get(10, TimeUnit.SECONDS);
      assertThat(one.getQueue()).isEmpty();
      slow.now(inspection -> StageResult.ok(List.of()));
      bench.clock.advance(Duration.ofHours(1));
      assertThat(tight.rescreen(100)).as("the one thread is free").isPositive();
    } finally {
      one.shutdownNow();
      assertThat(one.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void decidesNothingOnceInterrupted() {
    stage.now(inspection -> StageResult.ok(List.of()));
    Thread.currentThread().interrupt();

    ScreenResult result = moderation.screen(text("p", "x"), key("k1"));

    assertThat(Thread.interrupted()).as("the interruption is handed on").isTrue();
    assertThat(result).isInstanceOf(ScreenResult.Pending.class);
    assertThat(result.isShown()).isFalse();
    bench.clock.advance(Duration.ofHours(1));
    assertThat(moderation.resume(10)).isEqualTo(1);
    assertThat(moderation.isShown(result.content())).isTrue();
  }

  @Test
  void cutsEvidenceAndRefusesFloodsOfSignals() {
    List<Evidence> much = Collections.nCopies(100_000, new Evidence.RuleHolds("r"));
    stage.now(
        inspection ->
            StageResult.ok(
                List.of(inspection.found(MODEL, Category.HATE, Severity.HIGH, 0.9, much))));
    Decision decided = decision(moderation.screen(text("p", "x"), key("k1")));
    assertThat(decided.actions()).isEqualTo(Actions.HOLD);
    assertThat(moderation.signals(decided.content()).get(0).evidence()).hasSize(100);

    stage.now(
        inspection -> {
          List<Signal> flood = new ArrayList<>();
          for (int i = 0; i < 1_001; i++) {
            flood.add(inspection.found(MODEL, Category.SPAM, Severity.LOW, 0.1, List.of()));
          }
          return StageResult.ok(flood);
        });
    assertThat(moderation.screen(text("q", "x"), key("k2")).isShown()).isFalse();
  }

  @Test
  void holdsWhatAStageSaysTwice() {
    FakeStage parrot = FakeStage.clean("parrot");
    Moderation two = bench.over(Bench.policy(LOOK), stage, parrot);
    stage.now(says(Category.SPAM, Severity.LOW));
    parrot.now(inspection -> StageResult.ok(inspection.earlier()));

    Decision decided = decision(two.screen(text("p", "x"), key("k1")));

    assertThat(decided.actions()).isEqualTo(Actions.HOLD);
    assertThat(two.signals(decided.content())).hasSize(1);
    assertThat(decided.facts().rows()).contains("unavailable/parrot");
  }

  @Test
  void logsNothingOfAFaultThatShowsContent() {
    RuntimeException talkative =
        new IllegalStateException("SECRET") {
          private static final long serialVersionUID = 1L;

          @Override
          public String toString() {
            return "SECRET";
          }
        };
    try (CapturedLogs.Lines log = CapturedLogs.listen()) {
      Moderation marking =
          bench.over(
              ModerationPolicies.of(Bench.policy(LOOK)),
              bench
                  .pipeline(stage)
                  .watermarking(
                      (item, mark) -> {
                        throw talkative;
                      },
                      Duration.ofSeconds(10))
                  .standings(
                      creator -> {
                        throw talkative;
                      })
                  .build());
      assertThat(marking.screen(image("a"), key("k1")).isShown()).isFalse();
      stage.now(
          inspection -> {
            throw talkative;
          });
      assertThat(marking.screen(image("b"), key("k2")).isShown()).isFalse();
      assertThat(log.all()).hasSizeGreaterThan(2).noneMatch(line -> line.contains("SECRET"));
    }
  }

  @Test
  void letsNoModelBeAskedUntilItSaysYes() {
    stage.now(says(Category.HATE, Severity.HIGH));
    ContentItem item = text("p", "x");
    moderation.screen(item, key("k1"));
    stage.now(inspection -> StageResult.ok(List.of()));
    for (int i = 0; i < 3; i++) {
      moderation.reopen(item.ref(), "consent-given", key("r" + i));
      moderation.resume(10);
      assertThat(moderation.standing(item.ref()).orElseThrow().actions()).isEqualTo(Actions.HOLD);
    }

    moderation.rule(HumanRuling.of(item.ref(), EVE, Actions.ALLOW, null, "a quote"), key("h"));
    moderation.reopen(item.ref(), "consent-given", key("r"));
    moderation.resume(10);
    assertThat(moderation.isShown(item.ref())).as("a person has settled it").isTrue();
  }

  /** A picture in front does not hide the one behind. */
  @Test
  void showsDetectorsEveryFileOfAnItem() {
    Map<String, Integer> asked = new HashMap<>();
    MediaFrames generous =
        (media, most) -> {
          asked.put(media.handle(), most);
          return Collections.nCopies(most, Frame.of(media, PIXELS));
        };
    List<String> seen = new ArrayList<>();
    stage.now(
        inspection -> {
          inspection.frames().forEach(frame -> seen.add(frame.media().handle()));
          return inspection.frames().isEmpty()
              ? StageResult.inapplicable("no-frames")
              : StageResult.ok(List.of());
        });
    Moderation looking =
        bench.over(
            ModerationPolicies.of(
                Bench.policy(LOOK).toBuilder("test-2", Instant.EPOCH)
                    .remove("need-speech")
                    .require(Requirement.nothing("silent", ContentPart.SPEECH))
                    .build()),
            bench.pipeline(stage).frames(generous, 5).build());

    ContentItem two = video("front").withMedia(MediaHandle.video("behind"));
    assertThat(looking.screen(two, key("k1")).isShown()).isTrue();
    assertThat(seen).contains("files/front.mp4", "behind").hasSize(5);
    assertThat(asked).containsEntry("files/front.mp4", 2).containsEntry("behind", 3);

    ContentItem six = image("0");
    for (int i = 1; i < 6; i++) {
      six = six.withMedia(MediaHandle.image("more-" + i));
    }
    assertThat(looking.screen(six, key("k2")).isShown()).as("more files than frames").isFalse();
    ContentItem empty = image("e").withMedia(MediaHandle.image("none"));
    MediaFrames one =
        (media, most) ->
            media.handle().equals("none") ? List.of() : List.of(Frame.of(media, PIXELS));
    Moderation half =
        bench.over(
            ModerationPolicies.of(Bench.policy(LOOK)),
            bench.pipeline(stage).frames(one, 5).build());
    assertThat(half.screen(empty, key("k3")).isShown()).as("one of two was not seen").isFalse();
  }

  @Test
  void comparesPicturesThoughSomethingMildIsKnownOfTheFile() {
    KnownContent banks =
        new KnownContent() {
          @Override
          public String version() {
            return "1";
          }

          @Override
          public Found find(ContentItem item, List<Frame> frames) {
            Hit mild = hit(Category.SPAM, Severity.LOW, "sha256");
            return Found.all(
                frames.isEmpty()
                    ? List.of(mild)
                    : List.of(mild, hit(Category.NCII, Severity.HIGH, "pdq")));
          }

          private Hit hit(Category category, Severity severity, String algorithm) {
            return new Hit(
                category,
                severity,
                1,
                new Evidence.HashMatch("bank", algorithm, "ab".repeat(32), 0, 100),
                null);
          }
        };
    MediaFrames frames = (media, most) -> List.of(Frame.of(media, PIXELS));
    Moderation seeing = overHashes(frames, banks);
    Moderation blind = overHashes((media, most) -> List.of(), banks);

    assertThat(decision(seeing.screen(image("a"), key("a"))).visibility())
        .isEqualTo(Visibility.BLOCK);
    assertThat(decision(blind.screen(image("b"), key("b"))).visibility())
        .isEqualTo(Visibility.HOLD);
  }

  private Moderation overHashes(MediaFrames frames, KnownContent banks) {
    return bench.over(
        ModerationPolicies.of(Bench.policy(StageName.HASH)),
        bench.pipeline(HashStage.of(banks)).frames(frames).build());
  }

  @Test
  void judgesAPictureInAPostOfText() throws Exception {
    DeepfakeDetector detector =
        new DeepfakeDetector() {
          @Override
          public Detector detector() {
            return DETECTOR;
          }

          @Override
          public Set<ContentKind> kinds() {
            return Set.of(ContentKind.IMAGE);
          }

          @Override
          public Finding detect(ContentItem item, List<Frame> frames) {
            return new Finding(0.81, List.of(new Evidence.FrameRange("x", 0, 0, 0.81)));
          }
        };
    Moderation detecting =
        bench.over(
            ModerationPolicies.of(Bench.policy(StageName.DEEPFAKE)),
            bench
                .pipeline(DeepfakeStage.of(List.of(detector)))
                .frames((media, most) -> List.of(Frame.of(media, PIXELS)))
                .build());

    Decision decided =
        decision(detecting.screen(text("p", "look!").withMedia(MediaHandle.image("x")), key("k")));

    assertThat(decided.facts().rows()).contains("deepfake-detected");
    assertThat(decided.visibility()).isEqualTo(Visibility.BLOCK);
  }

  @Test
  void raisesAHighFlagForAConsentThatIsMissing() {
    PersonId kim = PersonId.of("kim");
    ConsentStage consents =
        ConsentStage.of(item -> new ConsentAnswer(ConsentAnswer.State.MISSING, List.of(kim)));
    Moderation asking = bench.over(Bench.policy(LOOK), stage, consents);

    Decision decided = decision(asking.screen(image("a").depicting(kim), key("k")));

    assertThat(decided.actions()).isEqualTo(Actions.HOLD);
    assertThat(asking.flags(decided.content()))
        .singleElement()
        .satisfies(
            flag -> {
              assertThat(flag.category()).isEqualTo(Category.CONSENT_MISSING);
              assertThat(flag.severity()).isEqualTo(Severity.HIGH);
              assertThat(flag.isOpen()).isTrue();
            });
    assertThat(bench.events())
        .hasExactlyElementsOfTypes(
            ModerationEvent.FlagOpened.class, ModerationEvent.ContentHeld.class);
  }

  @Test
  void holdsWhatIsErasedBeforeAllHaveLookedAndForgetsNobodyElse() throws Exception {
    ModerationPolicy trusting =
        Bench.policy(LOOK).toBuilder("test-2", Instant.EPOCH)
            .remove("need-text")
            .require(Requirement.that("need-any", ContentPart.TEXT, LOOK).orDefer())
            .build();
    stage.now(
        inspection -> {
          throw new IllegalStateException();
        });
    Moderation lenient = bench.over(trusting, stage);
    ContentItem gone = text("a", "x");
    ContentItem kept = text("b", "x");
    lenient.screen(gone, key("k1"));
    lenient.screen(kept, key("k2"));
    assertThat(lenient.isShown(gone.ref())).isTrue();

    lenient.erase("a", key("e"));
    bench.clock.advance(Duration.ofHours(1));
    stage.now(inspection -> StageResult.ok(List.of()));
    lenient.rescreen(1);
    lenient.rescreen(1);

    assertThat(lenient.isShown(gone.ref())).isFalse();
    assertThat(lenient.standing(kept.ref()).orElseThrow().isApproval()).isTrue();
    assertThat(lenient.backlog()).isEqualTo(new Backlog(0, 0, 0));
  }

  @Test
  void answersForWhatWasErasedWhileItsScreeningWasCutOff() {
    Thread.currentThread().interrupt();
    ContentItem item = text("p", "x");
    moderation.screen(item, key("k1"));
    assertThat(Thread.interrupted()).isTrue();
    moderation.erase("p", key("e"));
    bench.clock.advance(Duration.ofHours(1));

    assertThat(moderation.resume(10)).isZero();

    assertThat(decision(moderation.screen(item, key("k1"))).actions()).isEqualTo(Actions.HOLD);
    assertThat(decision(moderation.screen(item, key("k2"))).actions()).isEqualTo(Actions.HOLD);
  }

  @Test
  void takesNoTimeWithoutAnEnd() {
    Stage endless = new FakeStage("endless", Duration.ofDays(2), in -> StageResult.ok(List.of()));
    assertThatThrownBy(() -> bench.pipeline(endless).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most a day");
  }

  @Test
  void holdsTheGeneralModelsWordAndBlocksByTheDetectors() {
    Map<Detector, Visibility> ends = new HashMap<>();
    int n = 0;
    for (Detector by : List.of(MODEL, DETECTOR)) {
      stage.now(
          inspection ->
              StageResult.ok(
                  List.of(
                      inspection.found(
                          by,
                          Category.DEEPFAKE,
                          Severity.HIGH,
                          0.93,
                          List.of(
                              by.equals(MODEL)
                                  ? new Evidence.ModelOpinion("m", 0.93)
                                  : new Evidence.FrameRange("x", 0, 1, 0.93))))));
      ends.put(by, decision(moderation.screen(image("v" + n), key("k" + n++))).visibility());
    }
    stage.now(
        inspection ->
            StageResult.ok(
                List.of(
                    inspection.found(
                        DETECTOR, Category.DEEPFAKE, Severity.HIGH, 0.93, List.of()))));
    Visibility bare = decision(moderation.screen(image("bare"), key("bare"))).visibility();
    stage.now(
        inspection ->
            StageResult.ok(
                List.of(
                    inspection.found(
                        DETECTOR,
                        Category.DEEPFAKE,
                        Severity.MEDIUM,
                        0.8,
                        List.of(new Evidence.FrameRange("x", 0, 1, 0.8))))));
    Visibility at80 = decision(moderation.screen(image("at80"), key("at80"))).visibility();

    assertThat(ends)
        .containsEntry(MODEL, Visibility.HOLD)
        .containsEntry(DETECTOR, Visibility.BLOCK);
    assertThat(bare).as("without evidence").isEqualTo(Visibility.HOLD);
    assertThat(at80).as("80 is not above 80").isEqualTo(Visibility.HOLD);
  }

  @Test
  void believesNoBareAddress() {
    Moderation looking =
        bench.over(
            ModerationPresets.standard(),
            HashStage.of(
                new KnownContent() {
                  @Override
                  public String version() {
                    return "1";
                  }

                  @Override
                  public Found find(ContentItem item, List<Frame> frames) {
                    return Found.all(List.of());
                  }
                }));
    ContentItem address =
        ContentItem.media(
            ContentRef.of("u", 1),
            ADA,
            MediaHandle.video("https://cdn.example/approved-and-safe.mp4"),
            Given.SHA);

    Decision decided = decision(looking.screen(address, key("k")));

    assertThat(decided.actions()).isEqualTo(Actions.HOLD);
    assertThat(decided.needsHuman()).isTrue();
    assertThat(decided.facts().rows())
        .contains("need-model-frames", "need-deepfake", "need-model-speech", "need-hash");
  }
}
