package dev.fanfare.moderation;

import static dev.fanfare.moderation.Given.MODEL;
import static dev.fanfare.moderation.Given.image;
import static dev.fanfare.moderation.Given.text;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.CapturedLogs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Screening from the request to the decision and what comes after. */
class ModerationTest {
  private static final String LOOK = "look";
  private static final Actor.Human EVE = Actor.human("eve");
  private static final Ground SPAM = Ground.terms("spam");

  private final Bench bench = new Bench();
  private final FakeStage stage = FakeStage.clean(LOOK);
  private final Moderation moderation = bench.over(Bench.policy(LOOK), stage);

  @AfterEach
  void close() {
    bench.close();
  }

  private static FakeStage.Step find(Category category, Severity severity, double confidence) {
    return inspection ->
        StageResult.ok(
            List.of(
                inspection.found(
                    new Detector("d", "1", DetectorFamily.HASH),
                    category,
                    severity,
                    confidence,
                    List.of(new Evidence.RuleHolds("r")))));
  }

  private static Decision decision(ScreenResult result) {
    assertThat(result).isInstanceOf(ScreenResult.Decided.class);
    return ((ScreenResult.Decided) result).decision();
  }

  @Test
  void approvesAndTellsSo() {
    ScreenResult result = moderation.screen(text("post-1", "hello"), key("k1"));

    Decision decision = decision(result);
    assertThat(result.isShown()).isTrue();
    assertThat(decision.isApproval()).isTrue();
    assertThat(decision.actor()).isEqualTo(new Actor.Automated("test-1"));
    assertThat(decision.facts().sha256()).isEqualTo(text("post-1", "hello").sha256());
    assertThat(moderation.standing(decision.content())).contains(decision);
    assertThat(moderation.isShown(decision.content())).isTrue();
    assertThat(bench.events())
        .containsExactly(
            new ModerationEvent.ContentApproved(ADA, decision.content(), decision.id()));
    assertThat(bench.queue).isEmpty();
  }

  @Test
  void blocksWithReasonGroundAndAppeal() {
    stage.now(find(Category.DEEPFAKE, Severity.HIGH, 0.95));

    Decision decision = decision(moderation.screen(image("clip"), key("k1")));

    assertThat(decision.visibility()).isEqualTo(Visibility.BLOCK);
    assertThat(decision.ground()).contains(Ground.terms("synthetic-media"));
    assertThat(decision.facts().statement()).isEqualTo("block-deepfake");
    assertThat(decision.facts().rows()).startsWith("deepfake-known");
    assertThat(decision.facts().strikes()).isEqualTo(1);
    assertThat(decision.facts().signals())
        .containsExactly(moderation.signals(decision.content()).get(0).id());
    assertThat(decision.appeal().orElseThrow().lastDay()).isEqualTo(LocalDate.of(2027, 5, 20));
    assertThat(moderation.flags(decision.content()))
        .singleElement()
        .satisfies(
            flag -> {
              assertThat(flag.category()).isEqualTo(Category.DEEPFAKE);
              assertThat(flag.severity()).isEqualTo(Severity.HIGH);
              assertThat(flag.isOpen()).isTrue();
            });
    assertThat(bench.events())
        .hasExactlyElementsOfTypes(
            ModerationEvent.FlagOpened.class, ModerationEvent.ContentBlocked.class);
    assertThat(bench.queue).isEmpty();
  }

  @Test
  void holdsAndAsksAPerson() {
    stage.now(find(Category.HATE, Severity.HIGH, 0.8));

    Decision decision = decision(moderation.screen(text("p", "x"), key("k1")));

    assertThat(decision.actions()).isEqualTo(Actions.HOLD);
    assertThat(decision.needsHuman()).isTrue();
    assertThat(decision.facts().reviewBy()).isEqualTo(Given.NOON.plus(Duration.ofHours(24)));
    assertThat(bench.queue).containsExactly(decision);
    assertThat(bench.events().get(1)).isInstanceOf(ModerationEvent.ContentHeld.class);
  }

  @Test
  void sendsWhatIsBlockedToNoFurtherStage() {
    FakeStage later = FakeStage.clean("later");
    Moderation two = bench.over(Bench.policy(LOOK), stage, later);
    stage.now(find(Category.MINORS, Severity.CRITICAL, 1));

    two.screen(image("a"), key("k1"));
    stage.now(find(Category.HATE, Severity.HIGH, 1));
    two.screen(image("b"), key("k2"));

    assertThat(later.seen).containsExactly(ContentRef.of("b", 1));
  }

  @Test
  void answersTheFirstDecisionToTheSameVersion() {
    ContentItem item = text("p", "hello");
    Decision first = decision(moderation.screen(item, key("k1")));
    stage.now(find(Category.HATE, Severity.HIGH, 1));

    assertThat(moderation.screen(item, key("k1"))).isEqualTo(new ScreenResult.Decided(first, true));
    assertThat(moderation.screen(item, key("k2"))).isEqualTo(new ScreenResult.Decided(first, true));
    assertThat(stage.seen).hasSize(1);
  }

  @Test
  void screensANewVersionAnewAndNoOldOne() {
    moderation.screen(text("p", "hello"), key("k1"));
    stage.now(find(Category.HATE, Severity.HIGH, 1));
    ContentItem third = ContentItem.text(ContentRef.of("p", 3), ADA, "hello again");

    assertThat(decision(moderation.screen(third, key("k3"))).actions()).isEqualTo(Actions.HOLD);
    assertThat(moderation.screen(ContentItem.text(ContentRef.of("p", 2), ADA, "late"), key("k2")))
        .isEqualTo(new ScreenResult.Outdated(ContentRef.of("p", 2), 3));
    assertThat(moderation.isShown(ContentRef.of("p", 1))).isTrue();
    assertThat(moderation.isShown(ContentRef.of("p", 3))).isFalse();
  }

  @Test
  void refusesOtherContentUnderAVersion() {
    moderation.screen(text("p", "hello"), key("k1"));

    assertThat(moderation.screen(text("p", "something else"), key("k2")))
        .isEqualTo(new ScreenResult.Changed(ContentRef.of("p", 1)));
    assertThat(moderation.screen(text("p", "hello").on(Surface.PROFILE), key("k3")))
        .isInstanceOf(ScreenResult.Changed.class);
    assertThatThrownBy(() -> moderation.screen(text("p", "something else"), key("k1")))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  void screensABatchInItsOrder() {
    stage.now(
        inspection ->
            "bad".equals(inspection.item().text())
                ? find(Category.HATE, Severity.HIGH, 1).apply(inspection)
                : StageResult.ok(List.of()));
    List<ContentItem> items = new ArrayList<>();
    for (int i = 49; i >= 0; i--) {
      items.add(text("p" + i, i % 7 == 0 ? "bad" : "good"));
    }

    List<ScreenResult> results = moderation.screen(items, key("k"));

    for (int i = 0; i < items.size(); i++) {
      assertThat(results.get(i).content()).isEqualTo(items.get(i).ref());
      assertThat(results.get(i).isShown()).isEqualTo("good".equals(items.get(i).text()));
    }
    assertThat(moderation.screen(items, key("k")))
        .extracting(ScreenResult::content)
        .containsExactlyElementsOf(items.stream().map(ContentItem::ref).toList());
    assertThatThrownBy(() -> moderation.screen(List.of(items.get(0), items.get(0)), key("x")))
        .hasMessageContaining("comes twice");
  }

  @Test
  void callsNoDetectorWithinATransaction() {
    assertThatThrownBy(
            () ->
                bench.operations.inTransaction(
                    () -> moderation.screen(text("p", "hello"), key("k1"))))
        .isInstanceOf(IllegalStateException.class);
    stage.now(
        inspection -> {
          assertThat(bench.operations.inTransaction()).isFalse();
          return StageResult.ok(List.of());
        });

    assertThat(decision(moderation.screen(text("q", "hello"), key("k2"))).isApproval()).isTrue();
  }

  @Test
  void holdsWhatAStageIsTooSlowFor() {
    CountDownLatch interrupted = new CountDownLatch(1);
    FakeStage slow =
        new FakeStage(
            LOOK,
            Duration.ofMillis(50),
            inspection -> {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
              return StageResult.ok(List.of());
            });

    Decision decision =
        decision(bench.over(Bench.policy(LOOK), slow).screen(text("p", "x"), key("k1")));

    assertThat(decision.actions()).isEqualTo(Actions.HOLD);
    assertThat(decision.needsHuman()).isFalse();
    assertThat(catchThrowable(() -> interrupted.await())).isNull();
    assertThat(bench.store.find(decision.content()).orElseThrow().waiting()).isNotNull();
  }

  @Test
  void holdsWhatAStageFailsOnAndLogsNothingOfIt() {
    try (CapturedLogs.Lines log = CapturedLogs.listen()) {
      for (Throwable fault :
          List.of(
              new IllegalStateException("it said SECRET"),
              new StackOverflowError("SECRET"),
              new AssertionError("SECRET"))) {
        stage.now(
            inspection -> {
              throw sneaky(fault);
            });
        Decision decision =
            decision(
                bench
                    .over(Bench.policy(LOOK), stage)
                    .screen(text(fault.getClass().getSimpleName(), "SECRET"), key("k" + fault)));
        assertThat(decision.actions()).isEqualTo(Actions.HOLD);
      }
      assertThat(log.all()).hasSize(3).noneMatch(line -> line.contains("SECRET"));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable fault) throws T {
    throw (T) fault;
  }

  @Test
  void holdsWhatAStageDoesNotAnswerFor() {
    Stage silent =
        new Stage() {
          @Override
          public String name() {
            return LOOK;
          }

          @Override
          public Duration timeout() {
            return Duration.ofSeconds(5);
          }

          @Override
          public List<StageResult> inspect(List<Inspection> items) {
            return List.of();
          }
        };

    Decision decision =
        decision(bench.over(Bench.policy(LOOK), silent).screen(text("p", "x"), key("k1")));

    assertThat(decision.actions()).isEqualTo(Actions.HOLD);
    assertThat(decision.needsHuman()).isTrue();
  }

  @Test
  void asksAStageThatFailsAgainAndAgainOnlyNowAndThen() {
    AtomicInteger calls = new AtomicInteger();
    stage.now(
        inspection -> {
          calls.incrementAndGet();
          throw new IllegalStateException();
        });
    for (int i = 0; i < 10; i++) {
      assertThat(moderation.screen(text("p" + i, "x"), key("k" + i)).isShown()).isFalse();
    }
    assertThat(calls).hasValue(3);
    assertThat(bench.events())
        .filteredOn(e -> !(e instanceof ModerationEvent.ContentHeld))
        .containsExactly(new ModerationEvent.DetectorOutageBegan(LOOK));

    bench.clock.advance(Duration.ofMinutes(5));
    moderation.screen(text("q1", "x"), key("q1"));
    moderation.screen(text("q2", "x"), key("q2"));
    assertThat(calls).hasValue(4);

    bench.clock.advance(Duration.ofMinutes(5));
    stage.now(inspection -> StageResult.ok(List.of()));
    assertThat(moderation.screen(text("r", "x"), key("r")).isShown()).isTrue();
    assertThat(bench.events())
        .filteredOn(ModerationEvent.DetectorOutageEnded.class::isInstance)
        .hasSize(1);
    assertThat(bench.store.outages(Given.NOON, Given.NOON.plus(Duration.ofDays(1))))
        .containsExactly(new Outage(LOOK, Given.NOON, Given.NOON.plus(Duration.ofMinutes(10))));
  }

  @Test
  void screensAgainOnceTheStageIsBackAndCountsUntilThen() {
    stage.now(
        inspection -> {
          throw new IllegalStateException();
        });
    ModerationPolicy trusting =
        Bench.policy(LOOK).toBuilder("test-2", Instant.EPOCH)
            .remove("need-text")
            .require(
                Requirement.that("need-text-post", ContentPart.TEXT, LOOK).onSurfaces(Surface.POST))
            .require(
                Requirement.that("need-text-comment", ContentPart.TEXT, LOOK)
                    .onSurfaces(Surface.COMMENT)
                    .orDefer())
            .build();
    Moderation lenient = bench.over(trusting, stage);
    ContentItem comment = text("comment", "x").on(Surface.COMMENT);
    ContentItem post = text("post", "x");

    Decision deferred = decision(lenient.screen(comment, key("k1")));
    bench.clock.advance(Duration.ofSeconds(1));
    Decision held = decision(lenient.screen(post, key("k2")));

    assertThat(deferred.isDeferred()).isTrue();
    assertThat(deferred.isApproval()).isFalse();
    assertThat(held.visibility()).isEqualTo(Visibility.HOLD);
    assertThat(bench.events())
        .hasExactlyElementsOfTypes(
            ModerationEvent.ContentDeferred.class, ModerationEvent.ContentHeld.class);
    assertThat(lenient.backlog()).isEqualTo(new Backlog(0, 1, 1));
    assertThat(lenient.rescreen(10)).as("not yet").isZero();

    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(lenient.rescreen(10)).as("still out").isZero();
    assertThat(lenient.backlog()).isEqualTo(new Backlog(0, 1, 1));
    assertThat(lenient.decisions(comment.ref())).as("nothing new to say").hasSize(1);

    bench.clock.advance(Duration.ofMinutes(10));
    stage.now(inspection -> StageResult.ok(List.of()));
    stage.seen.clear();
    assertThat(lenient.rescreen(1)).isEqualTo(1);
    assertThat(stage.seen).as("what is shown comes first").containsExactly(comment.ref());
    assertThat(lenient.rescreen(10)).isEqualTo(1);
    assertThat(lenient.backlog()).isEqualTo(new Backlog(0, 0, 0));
    assertThat(lenient.standing(comment.ref()).orElseThrow().isApproval()).isTrue();
    assertThat(lenient.standing(post.ref()).orElseThrow().overrides()).contains(held.id());
    assertThat(decision(lenient.screen(post, key("k3"))))
        .as("the first answer stays")
        .isEqualTo(held);
  }

  @Test
  void leavesToAPersonWhatNoTryHelps() {
    stage.now(
        inspection -> {
          throw new IllegalStateException();
        });
    Moderation patient =
        bench.over(
            ModerationPolicies.of(Bench.policy(LOOK)),
            bench.pipeline(stage).breaker(1_000, Duration.ofMinutes(1)).build());
    ContentItem item = text("p", "x");
    patient.screen(item, key("k1"));
    int tries = 1;
    while (bench.queue.isEmpty()) {
      assertThat(tries).isLessThan(20);
      bench.clock.advance(Duration.ofHours(2));
      patient.rescreen(10);
      tries++;
    }

    assertThat(tries).isEqualTo(6);
    assertThat(patient.backlog()).isEqualTo(new Backlog(0, 0, 0));
    assertThat(patient.standing(item.ref()).orElseThrow().needsHuman()).isTrue();
  }

  @Test
  void doesNotBelieveAModelThatTakesItsWordBack() {
    FakeStage model = new FakeStage("model", in -> StageResult.ok(List.of()));
    Moderation two = bench.over(Bench.policy(LOOK), model, stage);
    model.now(
        in ->
            StageResult.ok(List.of(in.found(MODEL, Category.HATE, Severity.HIGH, 0.9, List.of()))));
    stage.now(
        in -> {
          throw new IllegalStateException();
        });
    ContentItem item = text("p", "x");
    two.screen(item, key("k1"));
    model.now(in -> StageResult.ok(List.of()));
    stage.now(in -> StageResult.ok(List.of()));
    bench.clock.advance(Duration.ofHours(1));
    two.rescreen(10);

    assertThat(two.standing(item.ref()).orElseThrow().actions()).isEqualTo(Actions.HOLD);
    assertThat(two.standing(item.ref()).orElseThrow().needsHuman()).isTrue();
  }

  @Test
  void takesUpWhatWasCutOff() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    stage.now(
        inspection -> {
          reached.countDown();
          Thread.sleep(60_000);
          return StageResult.ok(List.of());
        });
    ContentItem item = text("p", "x");
    List<ScreenResult> cutOff = new ArrayList<>();
    Thread host = new Thread(() -> cutOff.add(moderation.screen(item, key("k1"))));
    host.start();
    reached.await();
    host.interrupt();
    host.join();

    assertThat(cutOff).singleElement().isInstanceOf(ScreenResult.Pending.class);
    assertThat(moderation.isShown(item.ref())).isFalse();
    assertThat(moderation.standing(item.ref())).isEmpty();
    assertThat(moderation.screen(item, key("k1"))).isEqualTo(cutOff.get(0));

    FakeStage clean = FakeStage.clean(LOOK);
    Moderation other = bench.over(Bench.policy(LOOK), clean);
    assertThat(other.resume(10)).as("it may still be under way").isZero();
    bench.clock.advance(Duration.ofMinutes(16));
    assertThat(other.backlog().running()).isEqualTo(1);
    assertThat(other.resume(10)).isEqualTo(1);
    assertThat(decision(other.screen(item, key("k1"))).isApproval()).isTrue();
    assertThat(other.resume(10)).isZero();
  }

  @Test
  void leavesToAPersonWhatCutsOffEveryRun() {
    ContentItem item = text("poison", "x");
    Moderation victim =
        bench.over(
            Bench.policy(LOOK),
            new FakeStage(
                LOOK,
                inspection -> {
                  throw new IllegalStateException("should not be asked again");
                }));
    bench.operations.inTransaction(
        () ->
            bench.store.put(
                Screening.begun(
                    item,
                    new Screening.Run(UUID.randomUUID(), Given.NOON, false, "screen"),
                    Given.NOON)));
    for (int i = 0; i < 6; i++) {
      // As if the process had died in each run: the run is taken, and nothing more.
      bench.operations.inTransaction(
          () -> {
            Screening row = bench.store.find(item.ref()).orElseThrow();
            bench.store.put(
                row.cutOff()
                    .running(
                        new Screening.Run(
                            UUID.randomUUID(), bench.clock.instant(), false, "screen")));
          });
    }

    assertThat(victim.resume(10)).isEqualTo(1);
    Decision decision = victim.standing(item.ref()).orElseThrow();
    assertThat(decision.actions()).isEqualTo(Actions.HOLD);
    assertThat(decision.needsHuman()).isTrue();
  }

  @Test
  void letsOnlyOneOfTwoRunsDecide() throws Exception {
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

    assertThat(moderation.screen(item, key("k2"))).isInstanceOf(ScreenResult.Pending.class);
    bench.clock.advance(Duration.ofMinutes(16));
    Moderation sweeper =
        bench.over(Bench.policy(LOOK), new FakeStage(LOOK, find(Category.HATE, Severity.HIGH, 1)));
    assertThat(sweeper.resume(10)).isEqualTo(1);
    go.countDown();

    // The run that was given up sees what the other one decided, and changes nothing.
    assertThat(decision(slow.result()).actions()).isEqualTo(Actions.HOLD);
    assertThat(moderation.decisions(item.ref())).hasSize(1);
    assertThat(moderation.signals(item.ref())).hasSize(1);
    assertThat(bench.events())
        .filteredOn(ModerationEvent.ContentApproved.class::isInstance)
        .isEmpty();
  }

  @Test
  void announcesNoApprovalOfAnOldVersion() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    stage.now(
        inspection -> {
          if (inspection.item().ref().version() == 1) {
            first.countDown();
            go.await();
          }
          return StageResult.ok(List.of());
        });
    Background<ScreenResult> slow =
        Background.start(() -> moderation.screen(text("p", "one"), key("k1")));
    first.await();
    ContentItem second = ContentItem.text(ContentRef.of("p", 2), ADA, "two");
    moderation.screen(second, key("k2"));
    go.countDown();

    assertThat(decision(slow.result()).isApproval()).isTrue();
    assertThat(bench.events())
        .extracting(event -> ((ModerationEvent.Decided) event).content())
        .containsExactly(second.ref());
  }

  @Test
  void letsATakedownStandAgainstARunUnderWay() throws Exception {
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
    RuleResult ruled =
        moderation.rule(
            HumanRuling.of(item.ref(), EVE, Actions.BLOCK, SPAM, "spam, seen by Eve"), key("rule"));
    go.countDown();

    assertThat(slow.result().isShown()).isFalse();
    Decision standing = moderation.standing(item.ref()).orElseThrow();
    assertThat(standing.id()).isEqualTo(((RuleResult.Ruled) ruled).decision());
    assertThat(standing.actor()).isEqualTo(EVE);
    assertThat(standing.appeal()).isPresent();
    assertThat(standing.toString()).doesNotContain("Eve");
    assertThat(bench.events()).hasExactlyElementsOfTypes(ModerationEvent.ContentBlocked.class);
  }

  @Test
  void letsAPersonReplaceOnlyWhatTheySaw() {
    stage.now(find(Category.HATE, Severity.HIGH, 1));
    ContentItem item = text("p", "x");
    Decision held = decision(moderation.screen(item, key("k1")));
    HumanRuling allow =
        HumanRuling.of(item.ref(), EVE, Actions.ALLOW, null, "a song").over(held.id());

    RuleResult.Ruled ruled = (RuleResult.Ruled) moderation.rule(allow, key("r1"));
    assertThat(ruled.overrides()).isEqualTo(held.id());
    assertThat(moderation.rule(allow, key("r1"))).isEqualTo(ruled.asReplayed());
    assertThat(moderation.rule(allow, key("r2")))
        .isEqualTo(new RuleResult.Overtaken(ruled.decision(), false));
    assertThat(moderation.isShown(item.ref())).isTrue();
    assertThat(moderation.decisions(item.ref()))
        .extracting(Decision::overrides)
        .containsExactly(Optional.empty(), Optional.of(held.id()));
    assertThatThrownBy(
            () ->
                moderation.rule(
                    HumanRuling.of(ContentRef.of("q", 1), EVE, Actions.ALLOW, null, "x"),
                    key("r3")))
        .isInstanceOf(UnknownContentException.class);
  }

  @Test
  void holdsAndScreensAnewWhatIsReopened() {
    ContentItem item = text("p", "x");
    moderation.screen(item, key("k1"));
    stage.now(find(Category.CONSENT_MISSING, Severity.HIGH, 1));

    ReopenResult reopened = moderation.reopen(item.ref(), "consent-withdrawn", key("r1"));
    assertThat(reopened).isInstanceOf(ReopenResult.Reopened.class);
    assertThat(moderation.isShown(item.ref())).isFalse();
    assertThat(moderation.resume(10)).isEqualTo(1);
    assertThat(moderation.standing(item.ref()).orElseThrow().categories())
        .containsExactly(Category.CONSENT_MISSING);
    assertThat(bench.queue).hasSize(1);

    moderation.rule(HumanRuling.of(item.ref(), EVE, Actions.BLOCK, SPAM, "no"), key("r2"));
    assertThat(moderation.reopen(item.ref(), "consent-given", key("r3")))
        .isInstanceOf(ReopenResult.Blocked.class);
  }

  @ParameterizedTest(name = "informed {0} in {1}: until {2}, {3}")
  @CsvSource({
    "2026-08-31T10:00:00Z, UTC,              2027-02-28, 2027-03-01T00:00:00Z",
    "2027-08-31T10:00:00Z, UTC,              2028-02-29, 2028-03-01T00:00:00Z",
    "2027-08-30T10:00:00Z, UTC,              2028-02-29, 2028-03-01T00:00:00Z",
    "2026-08-28T10:00:00Z, UTC,              2027-02-28, 2027-03-01T00:00:00Z",
    "2026-12-31T23:30:00Z, UTC,              2027-06-30, 2027-07-01T00:00:00Z",
    "2026-12-31T23:30:00Z, Europe/Berlin,    2027-07-01, 2027-07-01T22:00:00Z",
    "2026-12-31T23:30:00Z, America/New_York, 2027-06-30, 2027-07-01T04:00:00Z",
    "2026-03-31T00:00:00Z, UTC,              2026-09-30, 2026-10-01T00:00:00Z",
    "2026-05-31T12:00:00Z, UTC,              2026-11-30, 2026-12-01T00:00:00Z",
    "2028-02-29T12:00:00Z, UTC,              2028-08-29, 2028-08-30T00:00:00Z",
    "2026-09-30T12:00:00Z, Europe/Berlin,    2027-03-30, 2027-03-30T22:00:00Z"
  })
  void countsSixCalendarMonthsToAppeal(
      Instant informed, ZoneId zone, LocalDate lastDay, Instant deadline) {
    AppealWindow window = AppealWindow.from(informed, zone, 6);

    assertThat(window.lastDay()).isEqualTo(lastDay);
    assertThat(window.deadline()).isEqualTo(deadline);
    assertThat(window.accepts(deadline.minusNanos(1))).isTrue();
    assertThat(window.accepts(deadline)).isFalse();
  }

  @Test
  void countsTheTimeToAppealFromTheDayTheCreatorWasInformed() {
    stage.now(find(Category.DEEPFAKE, Severity.HIGH, 0.95));
    Decision blocked = decision(moderation.screen(image("p"), key("k1")));

    InformResult informed =
        moderation.informed(blocked.id(), Instant.parse("2026-11-30T09:00:00Z"), key("i1"));
    assertThat(informed.appeal().lastDay()).isEqualTo(LocalDate.of(2027, 5, 30));
    assertThat(moderation.standing(blocked.content()).orElseThrow().appeal())
        .contains(informed.appeal());
    InformResult earlier =
        moderation.informed(blocked.id(), Instant.parse("2026-11-01T09:00:00Z"), key("i2"));
    assertThat(earlier.appeal()).as("never shortened").isEqualTo(informed.appeal());
  }

  @Test
  void settlesAndReopensFlags() {
    ContentItem item = text("p", "x");
    moderation.screen(item, key("k1"));
    FlagResult.Opened raised =
        (FlagResult.Opened)
            moderation.flag(item.ref(), Category.SPAM, Severity.LOW, "fan-7", key("f1"));
    assertThat(moderation.flag(item.ref(), Category.SPAM, Severity.HIGH, "fan-8", key("f2")))
        .isEqualTo(new FlagResult.AlreadyOpen(raised.flag(), false));
    assertThat(moderation.flags(item.ref()).get(0).severity()).isEqualTo(Severity.HIGH);

    FlagResult settled =
        moderation.resolve(raised.flag(), Flag.Outcome.DISMISSED, "a joke", EVE, key("f3"));
    assertThat(settled).isEqualTo(new FlagResult.Resolved(raised.flag(), false));
    assertThat(moderation.resolve(raised.flag(), Flag.Outcome.CONFIRMED, "no", EVE, key("f4")))
        .isEqualTo(new FlagResult.AlreadyResolved(raised.flag(), false));
    assertThat(moderation.flags(item.ref()).get(0).resolution().outcome())
        .isEqualTo(Flag.Outcome.DISMISSED);
    assertThat(moderation.flag(item.ref(), Category.SPAM, Severity.LOW, "fan-9", key("f5")))
        .isEqualTo(new FlagResult.Opened(raised.flag(), false));
    assertThat(bench.events().stream().map(event -> event.getClass().getSimpleName()))
        .containsExactly("ContentApproved", "FlagOpened", "FlagResolved", "FlagOpened");
  }

  @Test
  void notesWhatAPolicyInShadowWouldHaveDone() {
    ModerationPolicy live = Bench.policy(LOOK);
    ModerationPolicy strict =
        live.toBuilder("strict", Instant.EPOCH)
            .row(PolicyRow.builder("strict-spam").on(Category.SPAM).hold(Duration.ofHours(1)))
            .build();
    Moderation shadowed =
        bench.over(ModerationPolicies.of(live).withShadow(strict), bench.pipeline(stage).build());
    stage.now(find(Category.SPAM, Severity.LOW, 0.6));
    Decision spam = decision(shadowed.screen(text("p", "x"), key("k1")));
    stage.now(in -> StageResult.ok(List.of()));
    shadowed.screen(text("q", "x"), key("k2"));

    assertThat(spam.isApproval()).isTrue();
    ShadowSummary summary = shadowed.shadowSummary("strict");
    assertThat(summary.decisions(ShadowDiff.Shift.SAME)).isEqualTo(1);
    assertThat(summary.decisions(ShadowDiff.Shift.STRICTER)).isEqualTo(1);
    assertThat(shadowed.shadowDiffs("strict", Optional.empty(), 10))
        .singleElement()
        .satisfies(
            diff -> {
              assertThat(diff.decision()).isEqualTo(spam.id());
              assertThat(diff.shadow()).isEqualTo(Actions.HOLD);
              assertThat(diff.rows()).contains("strict-spam");
            });
  }

  @Test
  void notesWhatRowsInShadowWouldHaveDone() {
    ModerationPolicy live =
        Bench.policy(LOOK).toBuilder("live", Instant.EPOCH)
            .row(
                PolicyRow.builder("try")
                    .on(Category.SPAM)
                    .in(RowMode.SHADOW)
                    .hold(Duration.ofHours(1)))
            .build();
    Moderation shadowed = bench.over(live, stage);
    stage.now(find(Category.SPAM, Severity.LOW, 0.6));

    assertThat(shadowed.screen(text("p", "x"), key("k1")).isShown()).isTrue();
    assertThat(shadowed.shadowSummary("live+shadow").decisions(ShadowDiff.Shift.STRICTER))
        .isEqualTo(1);
  }

  @Test
  void marksWhatIsApprovedAndHoldsWhatCannotBeMarked() {
    List<Watermarking.Result> results =
        new ArrayList<>(
            List.of(
                new Watermarking.Result.Verified(),
                new Watermarking.Result.Failed("unreadable"),
                new Watermarking.Result.Skipped("too-small")));
    Moderation marking =
        bench.over(
            ModerationPolicies.of(Bench.policy(LOOK)),
            bench
                .pipeline(stage)
                .watermarking((item, mark) -> results.remove(0), Duration.ofSeconds(10))
                .build());

    assertThat(marking.screen(image("a"), key("a")).isShown()).isTrue();
    assertThat(marking.screen(image("b"), key("b")).isShown()).isFalse();
    assertThat(marking.screen(image("c"), key("c")).isShown()).isTrue();
    assertThat(marking.screen(text("t", "x"), key("t")).isShown()).isTrue();
    assertThat(List.of("a", "b", "c", "t"))
        .extracting(id -> bench.store.find(ContentRef.of(id, 1)).orElseThrow().mark())
        .containsExactly(
            Screening.Mark.VERIFIED,
            Screening.Mark.FAILED,
            Screening.Mark.SKIPPED,
            Screening.Mark.NONE);

    results.add(new Watermarking.Result.Verified());
    bench.clock.advance(Duration.ofHours(1));
    assertThat(marking.rescreen(10)).isEqualTo(1);
    assertThat(marking.isShown(ContentRef.of("b", 1))).isTrue();
  }

  @Test
  void marksWhatAPersonApproved() {
    List<UUID> marks = new ArrayList<>();
    Moderation marking =
        bench.over(
            ModerationPolicies.of(Bench.policy(LOOK)),
            bench
                .pipeline(stage)
                .watermarking(
                    (item, mark) -> {
                      marks.add(mark);
                      return new Watermarking.Result.Verified();
                    },
                    Duration.ofSeconds(10))
                .build());
    stage.now(find(Category.HATE, Severity.HIGH, 1));
    marking.screen(image("a"), key("a"));
    marking.rule(HumanRuling.of(ContentRef.of("a", 1), EVE, Actions.ALLOW, null, "fine"), key("r"));
    assertThat(marks).isEmpty();
    marking.resume(10);
    marking.resume(10);

    assertThat(marks).hasSize(1);
    assertThat(bench.store.find(ContentRef.of("a", 1)).orElseThrow().mark())
        .isEqualTo(Screening.Mark.VERIFIED);
  }

  @Test
  void forgetsContentAndKeepsDecisions() {
    stage.now(find(Category.HATE, Severity.HIGH, 1));
    ContentItem item = text("p", "personal").depicting(PersonId.of("kim"));
    Decision held = decision(moderation.screen(item, key("k1")));
    assertThat(moderation.item(item.ref())).contains(item);
    assertThat(bench.store.depicting(PersonId.of("kim"), Optional.empty(), 10))
        .containsExactly(item.ref());

    moderation.erase("p", key("e1"));

    assertThat(moderation.item(item.ref())).isEmpty();
    assertThat(bench.store.depicting(PersonId.of("kim"), Optional.empty(), 10)).isEmpty();
    assertThat(moderation.standing(item.ref())).contains(held);
    assertThat(decision(moderation.screen(item, key("k2")))).isEqualTo(held);
    moderation.reopen(item.ref(), "check", key("r1"));
    assertThat(moderation.resume(10)).as("nothing is left to look at").isZero();
    assertThat(moderation.isShown(item.ref())).isFalse();
  }

  @Test
  void countsOnNobodyWhoseStandingIsNotKnown() {
    List<CreatorStanding> seen = new ArrayList<>();
    stage.now(
        in -> {
          seen.add(in.standing());
          return StageResult.ok(List.of());
        });
    Moderation unsure =
        bench.over(
            ModerationPolicies.of(Bench.policy(LOOK)),
            bench
                .pipeline(stage)
                .standings(
                    creator -> {
                      throw new IllegalStateException();
                    })
                .build());

    unsure.screen(text("p", "x"), key("k1"));
    assertThat(seen).containsExactly(CreatorStanding.NEW);
  }
}
