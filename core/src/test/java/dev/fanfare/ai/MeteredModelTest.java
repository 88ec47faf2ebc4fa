package dev.fanfare.ai;

import static dev.fanfare.ai.ScriptedModelTest.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.Storage;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class MeteredModelTest extends MeteringContract {
  private static final AiRequest HELLO = AiRequest.builder(Purpose.CHAT, 100).user("Hi").build();

  private final Storage storage = Storage.inMemory();

  @Override
  protected Storage storage() {
    return storage;
  }

  private MeteredModel.Builder metered(LanguageModel model) {
    return MeteredModel.builder(model, storage.operations(TestClock.at("2026-03-10T12:00:00Z")));
  }

  /** A model that keeps none of a model's promises. */
  private abstract static class Rude implements LanguageModel {
    @Override
    public ModelName name() {
      return ScriptedModel.NAME;
    }

    @Override
    public AiResponse complete(AiRequest request) {
      throw new UnsupportedOperationException("not asked");
    }
  }

  private static AiResponse response(String text) {
    return new AiResponse(
        text,
        null,
        FinishReason.STOP,
        AiUsage.UNKNOWN,
        ScriptedModel.NAME,
        null,
        1,
        Duration.ZERO,
        null);
  }

  private record Done(CompletionStage<AiResponse> result) implements AiStream {
    @Override
    public void cancel() {}
  }

  @Test
  void tellsOneEndOfAModelThatTellsMany() {
    Heard heard = new Heard();
    AiStream stream =
        metered(
            new Rude() {
              @Override
              public AiStream stream(AiRequest request, AiListener listener) {
                listener.onText("a");
                listener.onComplete(response("a"));
                listener.onText("b");
                listener.onError(new AiException.Connection("gone", AiCall.NOT_SENT, null));
                listener.onComplete(response("ab"));
                return new Done(CompletableFuture.completedFuture(response("ab")));
              }
            })
            .usage(
                UsageLog.of(
                    storage.operations(TestClock.at("2026-03-10T12:00:00Z")), storage.aiUsage()))
            .build()
            .stream(HELLO, heard);
    assertThat(heard.said).containsExactly("a");
    assertThat(heard.ends()).isEqualTo(1);
    assertThat(heard.response().text()).isEqualTo("a");
    assertThat(stream.result().toCompletableFuture()).isDone();
    assertThat(storage.aiUsage().totals(UsageQuery.of(Instant.MIN, Instant.MAX)))
        .singleElement()
        .extracting(UsageTotal::calls)
        .isEqualTo(1L);
  }

  @Test
  void tellsTheListenerOfAFaultThatIsThrownAtOnce() {
    Heard heard = new Heard();
    AiStream stream =
        metered(
            new Rude() {
              @Override
              public AiStream stream(AiRequest request, AiListener listener) {
                throw new AiException.Authentication("who?", AiCall.NOT_SENT);
              }
            })
            .build()
            .stream(HELLO, heard);
    assertThat(heard.ends()).isEqualTo(1);
    assertThat(failure(stream)).isSameAs(heard.fault());
  }

  @Test
  void passesOnWhatAModelThrowsThatIsNoFaultOfAModel() {
    MeteredModel model =
        metered(
                new Rude() {
                  @Override
                  public AiStream stream(AiRequest request, AiListener listener) {
                    throw new IllegalArgumentException("a bug");
                  }
                })
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.stream(HELLO, new Heard()))
        .withMessage("a bug");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> model.complete(HELLO));
  }

  @Test
  void worksWithNothingToCountIn() {
    MeteredModel model = metered(ScriptedModel.saying("a", "b")).build();
    assertThat(model.complete(HELLO).text()).isEqualTo("a");
    assertThat(model.name()).isEqualTo(ScriptedModel.NAME);
    assertThat(model.recordPending()).isZero();
  }

  @Test
  void refusesATenantBeforeTheCallNotAfterIt() {
    ScriptedModel model = ScriptedModel.saying("a");
    MeteredModel metered = metered(model).tenants(request -> Optional.of("x".repeat(65))).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metered.complete(HELLO))
        .withMessageContaining("tenant must be 1 to 64 characters");
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void estimatesRatherTooMuch() {
    TokenEstimator bytes = TokenEstimator.byBytes();
    // 40 bytes are 20 tokens; 16 for the request, the turn and its part; the system prompt is
    // empty.
    assertThat(bytes.inputTokens(request("x".repeat(40)))).isEqualTo(20 + 48);
    assertThat(bytes.inputTokens(request("語".repeat(40)))).isEqualTo(60 + 48);
    assertThat(bytes.inputTokens(request("🎤".repeat(40)))).isEqualTo(80 + 48);
    AiRequest picture =
        AiRequest.builder(Purpose.CHAT, 1)
            .turn(
                new Turn(
                    Turn.Role.USER,
                    List.of(
                        AiContent.Image.of(AiContent.Image.Type.PNG, new byte[] {1}),
                        new AiContent.Text("What?"))))
            .build();
    assertThat(bytes.inputTokens(picture)).isEqualTo(5_000 + 3 + 64);
  }

  private static AiRequest request(String text) {
    return AiRequest.builder(Purpose.CHAT, 1).user(text).build();
  }

  @Test
  void letsTheModelCountAndEstimatesWhereItCannot() {
    ScriptedModel scripted = ScriptedModel.saying();
    assertThat(TokenEstimator.counting(scripted).inputTokens(HELLO))
        .isEqualTo(scripted.countTokens(HELLO).orElseThrow());
    assertThat(TokenEstimator.counting(LanguageModel.none()).inputTokens(HELLO))
        .isEqualTo(TokenEstimator.byBytes().inputTokens(HELLO));
    LanguageModel failing =
        new Rude() {
          @Override
          public AiStream stream(AiRequest request, AiListener listener) {
            throw new UnsupportedOperationException("not asked");
          }

          @Override
          public OptionalLong countTokens(AiRequest request) {
            throw new AiException.Overloaded("busy", AiCall.NOT_SENT, null);
          }
        };
    assertThat(TokenEstimator.counting(failing).inputTokens(HELLO))
        .isEqualTo(TokenEstimator.byBytes().inputTokens(HELLO));
    assertThatExceptionOfType(AiException.Overloaded.class)
        .isThrownBy(() -> metered(failing).build().countTokens(HELLO));
  }
}
