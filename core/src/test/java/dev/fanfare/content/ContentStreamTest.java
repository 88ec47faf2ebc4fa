package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.content.ContentResult.Failed;
import dev.fanfare.content.ContentResult.Generated;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.testing.Intercepted;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A streamed request reports progress and hands over what moderation has passed. */
class ContentStreamTest {
  private final ContentWorld world = new ContentWorld().granted(ADA, 100);
  private final List<Long> progress = new ArrayList<>();

  @Test
  void reportsHowMuchIsWrittenAndHandsTheWholeOver() {
    world.model.then(request -> FakeModel.written("Knead. Wait. Bake."));

    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));

    // "Knead. ", "Wait. ", "Bake."
    assertThat(progress).containsExactly(7L, 13L, 18L);
    assertThat(((Generated) result(stream)).text()).isEqualTo("Knead. Wait. Bake.");
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void handsOverNoTextBeforeItIsScreened() {
    // There is no way for a text to get out but the result, and that waits for the screen.
    assertThat(
            Arrays.stream(ContentStream.class.getMethods())
                .map(Method::getGenericReturnType)
                .map(Object::toString))
        .containsExactlyInAnyOrder(
            "void", "java.util.concurrent.CompletionStage<dev.fanfare.content.ContentResult>");
    world.model.streamsByHand();
    boolean[] ended = {false};
    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));
    stream.result().thenAccept(result -> ended[0] = true);
    world.screen = draft -> Verdict.PASSED;
    AiListener listener = requireNonNull(world.model.listener);

    listener.onText("Knead. ");
    assertThat(ended[0]).isFalse();
    listener.onComplete(FakeModel.written("Knead. Wait."));
    assertThat(ended[0]).isTrue();
  }

  @Test
  void failsClosedLikeAnyOther() {
    world.screen =
        draft -> {
          throw new IllegalStateException("moderation is down");
        };

    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));

    assertThat(result(stream)).isInstanceOf(ContentResult.Held.class);
    world.assertCredits(ADA, 90, 10);
  }

  @Test
  void givesTheCreditsBackWhenTheStreamBreaksOff() {
    world.model.streamsByHand();
    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));
    AiListener listener = requireNonNull(world.model.listener);
    listener.onText("Knead. ");
    world.assertCredits(ADA, 90, 10);

    listener.onError(new AiException.StreamTruncated("cut", AiCall.NOT_SENT, "Knead. ", null));

    assertFailed(stream, ContentFailure.CONNECTION);
  }

  @Test
  void givesTheCreditsBackWhenItIsCancelled() {
    world.model.streamsByHand();
    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));
    AiListener listener = requireNonNull(world.model.listener);
    listener.onText("Knead. ");

    stream.cancel();
    stream.cancel();
    listener.onText("more");

    assertThat(world.model.cancelled).isTrue();
    assertThat(progress).containsExactly(7L);
    assertFailed(stream, ContentFailure.CANCELLED);
    assertThat(world.announced()).hasSize(1);
  }

  @Test
  void cannotBeCancelledOnceItIsThere() {
    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));

    stream.cancel();

    assertThat(result(stream)).isInstanceOf(Generated.class);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void isGivenUpWhenTheHostDoesNotWantToHearOfItAnyMore() {
    world.model.streamsByHand();
    ContentStream stream =
        world.content().stream(
            SCRIPT,
            characters -> {
              throw new IllegalStateException("the browser has gone");
            },
            key("k"));
    AiListener listener = requireNonNull(world.model.listener);

    assertThatThrownBy(() -> listener.onText("Knead. ")).hasMessage("the browser has gone");

    assertFailed(stream, ContentFailure.CANCELLED);
  }

  @Test
  void endsWithAModelThatCallsNobodyBack() {
    world.model.streamsByHand();
    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));

    world.model.breakOff();

    assertFailed(stream, ContentFailure.CANCELLED);
  }

  @Test
  void endsWithAModelThatDoesNotEvenBegin() {
    world.model.thenFails(new IllegalArgumentException("a fault of ours"));

    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));

    assertFailed(stream, ContentFailure.MODEL_FAULT);
  }

  @Test
  void answersARepeatedKeyOfEitherKind() {
    ContentResult first = result(world.content().stream(SCRIPT, progress::add, key("k")));
    ContentResult again = result(world.content().stream(SCRIPT, progress::add, key("k")));
    ContentResult whole = world.content().generate(SCRIPT, key("k"));

    assertThat(((Generated) first).replayed()).isFalse();
    assertThat(((Generated) again).replayed()).isTrue();
    assertThat(whole).isEqualTo(again);
    assertThat(world.model.calls()).isEqualTo(1);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void beginsNothingWithTooFewCredits() {
    world.credits().spend(ContentWorld.wallet(ADA), 95, key("spent"));

    ContentStream stream = world.content().stream(SCRIPT, progress::add, key("k"));

    assertThat(result(stream)).isInstanceOf(ContentResult.Declined.class);
    assertThat(world.model.calls()).isZero();
    stream.cancel();
  }

  @Test
  void failsWithTheStoragesFaultAndIsTakenUpLater() {
    boolean[] broken = {true};
    ContentJobStore failing =
        Intercepted.on(
            ContentJobStore.class,
            world.store,
            (method, arguments) -> {
              if (method.equals("save") && broken[0]) {
                throw new IllegalStateException("the disk is full");
              }
            });
    ContentGeneration content =
        ContentGeneration.of(
            world.operations(),
            failing,
            world.credits(),
            CreditPrices.general(),
            world.model,
            world.screen,
            world.policy);

    world.model.streamsByHand();
    ContentStream stream = content.stream(SCRIPT, progress::add, key("k"));
    AiListener listener = requireNonNull(world.model.listener);
    assertThatThrownBy(() -> listener.onComplete(FakeModel.written("x")))
        .hasMessage("the disk is full");

    assertThatThrownBy(() -> result(stream))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("the disk is full");
    broken[0] = false;
    world.clock.advance(world.policy.lease());
    assertThat(content.recover(1).jobs()).containsEntry(ContentState.FAILED, 1);
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void countsOnlyForWhoHasTheJobWhileTwoThinkTheyHaveIt() {
    world.model.streamsByHand();
    ContentStream slow = world.content().stream(SCRIPT, progress::add, key("k"));
    AiListener slowListener = requireNonNull(world.model.listener);
    world.clock.advance(world.policy.lease());
    ContentStream next = world.content().stream(SCRIPT, progress::add, key("k"));
    AiListener nextListener = requireNonNull(world.model.listener);

    slowListener.onComplete(FakeModel.written("of a lost lease"));
    assertThat(result(slow)).isInstanceOf(ContentResult.InProgress.class);
    nextListener.onComplete(FakeModel.written("of the holder"));

    assertThat(((Generated) result(next)).text()).isEqualTo("of the holder");
    assertThat(world.job(((Generated) result(next)).job()).attempts()).isEqualTo(2);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void screensForWhoHasTheJobOnly() {
    world.model.streamsByHand();
    ContentStream slow = world.content().stream(SCRIPT, progress::add, key("k"));
    AiListener slowListener = requireNonNull(world.model.listener);
    world.clock.advance(world.policy.lease());
    int[] screened = {0};
    world.screen =
        draft -> {
          if (++screened[0] == 1) {
            slowListener.onComplete(FakeModel.written("of a lost lease"));
          }
          return Verdict.PASSED;
        };
    ContentStream next = world.content().stream(SCRIPT, progress::add, key("k"));

    requireNonNull(world.model.listener).onComplete(FakeModel.written("of the holder"));

    assertThat(screened[0]).isEqualTo(1);
    assertThat(result(slow)).isInstanceOf(ContentResult.Held.class);
    assertThat(((Generated) result(next)).text()).isEqualTo("of the holder");
    world.assertCredits(ADA, 90, 0);
  }

  private void assertFailed(ContentStream stream, ContentFailure why) {
    assertThat(((Failed) result(stream)).why()).isEqualTo(why);
    world.assertCredits(ADA, 100, 0);
  }

  private static ContentResult result(ContentStream stream) {
    return stream.result().toCompletableFuture().join();
  }
}
