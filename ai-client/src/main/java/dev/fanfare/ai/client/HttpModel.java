package dev.fanfare.ai.client;

import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;

/**
 * A model behind HTTP. Safe for concurrent use; close it when it is not needed any more. A call
 * that waits and one that streams ask for the same stream of events, so that limits of time mean
 * the same and no gateway loses patience.
 */
public abstract sealed class HttpModel implements LanguageModel, AutoCloseable
    permits ClaudeModel, OpenAiCompatibleModel {
  private final ModelClient client;

  HttpModel(ModelClient client) {
    this.client = client;
  }

  final ModelClient client() {
    return client;
  }

  @Override
  public final ModelName name() {
    return client.transport().name();
  }

  /**
   * Asks and waits for the answer. An answer that must have a shape and has not is asked for once
   * more; that is counted in its attempts and its usage.
   *
   * @throws dev.fanfare.ai.AiException if there is no answer, or one that is not to be believed
   * @throws IllegalArgumentException if the shape of the answer is not an object, or data are
   *     nested more than 64 deep
   * @throws IllegalStateException if the model is closed
   */
  @Override
  public final AiResponse complete(AiRequest request) {
    return client.complete(request);
  }

  /**
   * Asks, and hands the answer on as it comes. Once a piece has been handed on nothing is asked for
   * again, neither after a fault nor for an answer without its shape. A cancel closes the
   * connection at once; then it waits for the callback that is running, if there is one.
   *
   * @throws IllegalArgumentException if the shape of the answer is not an object, or data are
   *     nested more than 64 deep
   * @throws IllegalStateException if the model is closed
   */
  @Override
  public final AiStream stream(AiRequest request, AiListener listener) {
    return client.stream(request, listener);
  }

  /**
   * Cancels every call that goes on, and gives threads and connections back. It waits up to 5 s for
   * callbacks that are running.
   */
  @Override
  public final void close() {
    client.close();
  }

  @Override
  public final String toString() {
    return "%s[%s]".formatted(getClass().getSimpleName(), name());
  }
}
