package dev.fanfare.content;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A model that does what a test says: answers in turn, then the usual one. */
final class FakeModel implements LanguageModel {
  static final ModelName NAME = new ModelName("fake", "writer-1");
  static final AiUsage USAGE = AiUsage.of(120, 45);

  final List<AiRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Function<AiRequest, AiResponse>> next = new ArrayDeque<>();
  private Function<AiRequest, AiResponse> usual = request -> written("Once upon a time.");

  /** The listener of the last stream, for tests that play the provider themselves. */
  @Nullable AiListener listener;

  boolean cancelled;
  private boolean byHand;
  private @Nullable AiStream stream;

  static AiResponse written(String text) {
    return ended(text, FinishReason.STOP);
  }

  static AiResponse ended(String text, FinishReason finish) {
    return new AiResponse(text, null, finish, USAGE, NAME, "req-1", 1, Duration.ofSeconds(2), null);
  }

  /** Returns what the creator wrote. */
  static String promptOf(AiRequest request) {
    AiContent.Data data = (AiContent.Data) request.turns().get(0).content().get(1);
    return ((AiValue.Text) ((AiValue.Fields) data.value()).values().get("request")).value();
  }

  FakeModel usually(Function<AiRequest, AiResponse> answer) {
    usual = answer;
    return this;
  }

  FakeModel then(Function<AiRequest, AiResponse> answer) {
    next.add(answer);
    return this;
  }

  FakeModel thenFails(RuntimeException fault) {
    return then(
        request -> {
          throw fault;
        });
  }

  /** Streams wait for the test to say what comes. */
  FakeModel streamsByHand() {
    byHand = true;
    return this;
  }

  /** The last stream ends as if somebody else had cancelled it: without a word. */
  void breakOff() {
    if (stream != null) {
      stream.cancel();
    }
  }

  int calls() {
    return requests.size();
  }

  @Override
  public ModelName name() {
    return NAME;
  }

  @Override
  public AiResponse complete(AiRequest request) {
    requests.add(request);
    Function<AiRequest, AiResponse> answer;
    synchronized (next) {
      answer = next.isEmpty() ? usual : next.remove();
    }
    return answer.apply(request);
  }

  @Override
  public AiStream stream(AiRequest request, AiListener listener) {
    this.listener = listener;
    CompletableFuture<AiResponse> result = new CompletableFuture<>();
    AiStream begun =
        new AiStream() {
          @Override
          public void cancel() {
            cancelled = true;
            result.completeExceptionally(
                new AiException.Cancelled("cancelled", AiCall.NOT_SENT, null));
          }

          @Override
          public CompletionStage<AiResponse> result() {
            return result;
          }
        };
    stream = begun;
    if (byHand) {
      requests.add(request);
      return begun;
    }
    try {
      AiResponse response = complete(request);
      for (String piece : response.text().split("(?<= )")) {
        if (!piece.isEmpty()) {
          listener.onText(piece);
        }
      }
      listener.onComplete(response);
      result.complete(response);
    } catch (AiException e) {
      listener.onError(e);
      result.completeExceptionally(e);
    }
    return begun;
  }
}
