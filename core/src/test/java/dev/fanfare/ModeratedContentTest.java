package dev.fanfare;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.content.ContentRequest;
import dev.fanfare.content.ContentResult;
import dev.fanfare.content.ContentState;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.HumanRuling;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.Surface;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewVerdict;
import dev.fanfare.moderation.review.Reviews;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a model makes passes moderation before it is handed over. */
class ModeratedContentTest {
  private static final String HARMLESS = "Knead. Wait. Bake.";
  private static final String DOUBTFUL = "Buy followers now!";
  private static final Wallet WALLET = Wallet.of(ADA, CreditType.GENERAL);

  private final TestClock clock = TestClock.at("2026-11-20T12:00:00Z");
  private String written = HARMLESS;
  private Function<AiRequest, ScriptedAnswer> judge = FanfareModerationTest::honest;
  private CreatorStanding standing = CreatorStanding.NEW;
  private final ScriptedModel model =
      ScriptedModel.answering(
          request ->
              request.purpose().equals(Purpose.MODERATION)
                  ? judge.apply(request)
                  : ScriptedAnswer.text(written));
  private final Fanfare fanfare =
      Fanfare.builder()
          .clock(clock)
          .languageModel(model)
          .moderation(m -> m.standings(creator -> standing))
          .build();

  private ContentResult generate() {
    fanfare.credits().grant(WALLET, 100, GrantSource.PURCHASE, key("order"));
    return fanfare
        .content()
        .generate(ContentRequest.of(ADA, JobType.SCRIPT, "sourdough"), key("script"));
  }

  private ContentResult again() {
    return fanfare
        .content()
        .generate(ContentRequest.of(ADA, JobType.SCRIPT, "sourdough"), key("script"));
  }

  private long available() {
    return fanfare.credits().balance(WALLET).available();
  }

  private static ContentRef item(UUID job) {
    return ContentRef.of("generated/" + job, 1);
  }

  private Moderation moderation() {
    return fanfare.moderation();
  }

  @Test
  void handsOverWhatModerationApproves() {
    ContentResult.Generated made = (ContentResult.Generated) generate();
    assertThat(made.text()).isEqualTo(HARMLESS);
    assertThat(moderation().item(item(made.job())).orElseThrow().surface())
        .isEqualTo(Surface.GENERATED);
    assertThat(moderation().isShown(item(made.job()))).isTrue();
    assertThat(available()).isEqualTo(90);
  }

  @Test
  void blocksWhatModerationBlocks() {
    written = "Click javascript:alert(document.cookie) to win";
    ContentResult result = generate();
    assertThat(result).isInstanceOf(ContentResult.Blocked.class);
    assertThat(moderation().standing(item(((ContentResult.Blocked) result).job())).orElseThrow())
        .matches(decision -> decision.visibility() == Visibility.BLOCK);
    assertThat(available()).isEqualTo(100);
  }

  @Test
  void handsOverWhatAReviewerLetsOut() {
    written = DOUBTFUL;
    ContentResult.Held held = (ContentResult.Held) generate();
    assertThat(held.decision()).isTrue();
    decide(ReviewVerdict.allow("harmless"));
    assertThat(again()).as("events carry it").isInstanceOf(ContentResult.Held.class);
    fanfare.events().deliver();
    assertThat(((ContentResult.Generated) again()).text()).isEqualTo(DOUBTFUL);
    assertThat(available()).isEqualTo(90);
  }

  @Test
  void keepsBackWhatAReviewerBlocks() {
    written = DOUBTFUL;
    generate();
    decide(ReviewVerdict.restrict(Actions.BLOCK, Ground.terms("spam"), "sells followers"));
    fanfare.events().deliver();
    assertThat(again()).isInstanceOf(ContentResult.Blocked.class);
    assertThat(available()).isEqualTo(100);
  }

  @Test
  void doesNothingTwiceWhenAnEventComesAgain() {
    written = DOUBTFUL;
    generate();
    decide(ReviewVerdict.allow("harmless"));
    int[] failures = {3};
    fanfare
        .events()
        .subscribe(
            event -> {
              if (failures[0]-- > 0) {
                throw new IllegalStateException("the host is not ready");
              }
            });
    while (fanfare.events().deliver().failed() > 0) {}
    assertThat(again()).isInstanceOf(ContentResult.Generated.class);
    assertThat(available()).isEqualTo(90);
  }

  @Test
  void waitsWhileTheModelThatJudgesIsOut() {
    judge = request -> ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null));
    ContentResult.Held held = (ContentResult.Held) generate();
    assertThat(held.decision()).isFalse();
    assertThat(fanfare.content().find(held.job()).orElseThrow().state())
        .isEqualTo(ContentState.SCREENING);
    judge = FanfareModerationTest::honest;
    clock.advance(Duration.ofMinutes(10));
    assertThat(moderation().rescreen(10)).isEqualTo(1);
    fanfare.content().recover(10);
    assertThat(again()).isInstanceOf(ContentResult.Generated.class);
  }

  @Test
  void handsNothingOverThatIsShownForNowOnly() {
    standing = CreatorStanding.GOOD;
    judge = request -> ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null));
    ContentResult.Held held = (ContentResult.Held) generate();
    assertThat(moderation().standing(item(held.job())).orElseThrow().isDeferred())
        .as("a post would be shown meanwhile")
        .isTrue();
    assertThat(held.decision()).isFalse();
  }

  @Test
  void findsADecisionThatCameWhileTheJobWasWaiting() {
    judge = request -> ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null));
    ContentResult.Held held = (ContentResult.Held) generate();
    moderation()
        .rule(
            HumanRuling.of(
                item(held.job()),
                Actor.human("ann"),
                Actions.BLOCK,
                Ground.terms("spam"),
                "sells followers"),
            key("rule"));
    clock.advance(Duration.ofMinutes(10));
    fanfare.content().recover(10);
    assertThat(again()).isInstanceOf(ContentResult.Blocked.class);
  }

  @Test
  void ignoresDecisionsOnAnythingElse() {
    written = DOUBTFUL;
    UUID job = ((ContentResult.Held) generate()).job();
    for (String id : new String[] {"generated/" + job + "x", "generated/", job.toString()}) {
      moderation()
          .screen(ContentItem.text(ContentRef.of(id, 1), ADA, HARMLESS), key("publish-" + id));
    }
    fanfare.events().deliver();
    assertThat(fanfare.content().find(job).orElseThrow().state()).isEqualTo(ContentState.HELD);
  }

  @Test
  void forgetsTheTextInModerationToo() {
    UUID job = ((ContentResult.Generated) generate()).job();
    fanfare.content().forget(ADA);
    assertThat(moderation().item(item(job))).isEqualTo(Optional.empty());
    assertThat(fanfare.content().forget(ADA)).as("again").isZero();
  }

  private void decide(ReviewVerdict verdict) {
    Actor.Human ann = Actor.human("ann");
    var taken =
        (Reviews.TakeResult.Taken) fanfare.reviews().take(ReviewQueue.STANDARD, ann, key("take"));
    assertThat(
            fanfare
                .reviews()
                .decide(taken.reviewCase(), taken.token(), ann, verdict, key("decide")))
        .isInstanceOf(Reviews.DecideResult.Decided.class);
  }
}
