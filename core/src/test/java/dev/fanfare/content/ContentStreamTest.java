package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.content.ContentResult.Failed;
import dev.fanfare.content.ContentResult.Generated;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.testing.Intercepted;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A streamed request reports progress and hands over what moderation has passed. */
class ContentStreamTest {
  private final ContentWorld world = new ContentWorld().granted(ADA, 100);
  private final List<Long> progress = new ArrayList<>();

  @Test
  void reportsHowMuchIsWrittenAndHandsTheWholeOver() {
    world.model.then(ContentWorld.said("Knead. Wait. Bake."));

    ContentStream stream = stream();

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
    world.byHand = true;
    ContentStream stream = stream();
    boolean[] ended = {false};
    stream.result().thenAccept(result -> ended[0] = true);
    world.screen =
        draft -> {
          assertThat(ended[0]).isFalse();
          return Verdict.PASSED;
        };

    world.streams.remove().run();

    assertThat(ended[0]).isTrue();
  }

  @Test
  void failsClosedLikeAnyOther() {
    world.screen =
        draft -> {
          throw new IllegalStateException("moderation is down");
        };

    assertThat(result(stream())).isInstanceOf(ContentResult.Held.class);
    world.assertCredits(ADA, 90, 10);
  }

  @Test
  void givesTheCreditsBackWhenTheStreamBreaksOff() {
    world.model.then(ContentWorld.said("Knead. Wait. Bake.").cutAfter(2));

    ContentStream stream = stream();

    assertThat(progress).containsExactly(7L, 13L);
    assertFailed(stream, ContentFailure.CONNECTION);
  }

  @Test
  void givesTheCreditsBackWhenItIsCancelled() {
    world.byHand = true;
    ContentStream[] stream = {null};
    world.model.then(
        ContentWorld.said("Knead. Wait. Bake.")
            .before(
                1,
                () -> {
                  world.assertCredits(ADA, 90, 10);
                  stream[0].cancel();
                  stream[0].cancel();
                }));
    stream[0] = stream();

    world.streams.remove().run();

    assertThat(progress).containsExactly(7L);
    assertFailed(stream[0], ContentFailure.CANCELLED);
    assertThat(world.announced()).hasSize(1);
  }

  @Test
  void cannotBeCancelledOnceItIsThere() {
    ContentStream stream = stream();

    stream.cancel();

    assertThat(result(stream)).isInstanceOf(Generated.class);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void isGivenUpWhenTheHostDoesNotWantToHearOfItAnyMore() {
    ContentStream stream =
        world.content().stream(
            SCRIPT,
            characters -> {
              throw new IllegalStateException("the browser has gone");
            },
            key("k"));

    assertFailed(stream, ContentFailure.CANCELLED);
  }

  @Test
  void endsWithAModelThatCallsNobodyBack() {
    CompletableFuture<AiResponse> silent = new CompletableFuture<>();
    ContentStream stream = silently(silent);

    silent.completeExceptionally(new AiException.Cancelled("gone", AiCall.NOT_SENT, null));

    assertFailed(stream, ContentFailure.CANCELLED);
  }

  @Test
  void takesTheAnswerOfAModelThatCallsNobodyBack() {
    CompletableFuture<AiResponse> silent = new CompletableFuture<>();
    ContentStream stream = silently(silent);

    silent.complete(
        world.model.complete(AiRequest.builder(Purpose.CONTENT, 100).user("x").build()));

    assertThat(result(stream)).isInstanceOf(Generated.class);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void endsWithAModelThatDoesNotEvenBegin() {
    ContentStream stream =
        content(
            world.store,
            new Silent() {
              @Override
              public AiStream stream(AiRequest request, AiListener listener) {
                throw new IllegalArgumentException("a fault of ours");
              }
            })
            .stream(SCRIPT, progress::add, key("k"));

    assertFailed(stream, ContentFailure.MODEL_FAULT);
  }

  @Test
  void answersARepeatedKeyOfEitherKind() {
    ContentResult first = result(stream());
    ContentResult again = result(stream());
    ContentResult whole = world.content().generate(SCRIPT, key("k"));

    assertThat(((Generated) first).replayed()).isFalse();
    assertThat(((Generated) again).replayed()).isTrue();
    assertThat(whole).isEqualTo(again);
    assertThat(world.calls()).isEqualTo(1);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void beginsNothingWithTooFewCredits() {
    world.credits().spend(ContentWorld.wallet(ADA), 95, key("spent"));

    ContentStream stream = stream();

    assertThat(result(stream)).isInstanceOf(ContentResult.Declined.class);
    assertThat(world.calls()).isZero();
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
    ContentGeneration content = content(failing, world.model);
    world.byHand = true;
    ContentStream stream = content.stream(SCRIPT, progress::add, key("k"));

    assertThatThrownBy(() -> world.streams.remove().run()).hasMessage("the disk is full");

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
    world.byHand = true;
    world.model.then(ContentWorld.said("of a lost lease"));
    world.model.then(ContentWorld.said("of the holder"));
    ContentStream slow = stream();
    world.clock.advance(world.policy.lease());
    ContentStream next = stream();

    world.streams.remove().run();
    assertThat(result(slow)).isInstanceOf(ContentResult.InProgress.class);
    world.streams.remove().run();

    assertThat(((Generated) result(next)).text()).isEqualTo("of the holder");
    assertThat(world.job(((Generated) result(next)).job()).attempts()).isEqualTo(2);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void screensForWhoHasTheJobOnly() {
    world.byHand = true;
    world.model.then(ContentWorld.said("of a lost lease"));
    world.model.then(ContentWorld.said("of the holder"));
    ContentStream slow = stream();
    Runnable slowly = world.streams.remove();
    world.clock.advance(world.policy.lease());
    ContentStream next = stream();
    int[] screened = {0};
    world.screen =
        draft -> {
          if (++screened[0] == 1) {
            slowly.run();
          }
          return Verdict.PASSED;
        };

    world.streams.remove().run();

    assertThat(screened[0]).isEqualTo(1);
    assertThat(result(slow)).isInstanceOf(ContentResult.Held.class);
    assertThat(((Generated) result(next)).text()).isEqualTo("of the holder");
    world.assertCredits(ADA, 90, 0);
  }

  /** Begins a stream of a model whose only sign is how its result ends. */
  private ContentStream silently(CompletableFuture<AiResponse> end) {
    return content(
        world.store,
        new Silent() {
          @Override
          public AiStream stream(AiRequest request, AiListener listener) {
            return streamOf(end);
          }
        })
        .stream(SCRIPT, progress::add, key("k"));
  }

  private ContentStream stream() {
    return world.content().stream(SCRIPT, progress::add, key("k"));
  }

  private ContentGeneration content(ContentJobStore store, LanguageModel model) {
    return ContentGeneration.of(
        world.operations(),
        store,
        world.credits(),
        CreditPrices.general(),
        model,
        world.screen,
        world.policy);
  }

  /** A model that only streams. */
  private abstract static class Silent implements LanguageModel {
    @Override
    public ModelName name() {
      return ScriptedModel.NAME;
    }

    @Override
    public AiResponse complete(AiRequest request) {
      throw new IllegalStateException("it only streams");
    }

    static AiStream streamOf(CompletableFuture<AiResponse> result) {
      return new AiStream() {
        @Override
        public void cancel() {
          result.cancel(false);
        }

        @Override
        public CompletionStage<AiResponse> result() {
          return result;
        }
      };
    }
  }

  private void assertFailed(ContentStream stream, ContentFailure why) {
    assertThat(((Failed) result(stream)).why()).isEqualTo(why);
    world.assertCredits(ADA, 100, 0);
  }

  private static ContentResult result(ContentStream stream) {
    return stream.result().toCompletableFuture().join();
  }
}
