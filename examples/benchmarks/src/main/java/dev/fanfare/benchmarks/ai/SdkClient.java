package dev.fanfare.benchmarks.ai;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import java.util.function.Consumer;

/** The provider's SDK, as its documentation shows it: events are read on the caller's thread. */
final class SdkClient implements Client {
  private final AnthropicClient client;

  SdkClient(String url) {
    client = AnthropicOkHttpClient.builder().apiKey("key").baseUrl(url).build();
  }

  @Override
  public void stream(String model, int tokens, Consumer<String> text) {
    MessageCreateParams question =
        MessageCreateParams.builder()
            .model(model)
            .maxTokens(tokens)
            .addUserMessage("Tell me a story.")
            .build();
    try (StreamResponse<RawMessageStreamEvent> events =
        client.messages().createStreaming(question)) {
      events.stream()
          .flatMap(event -> event.contentBlockDelta().stream())
          .flatMap(delta -> delta.delta().text().stream())
          .forEach(delta -> text.accept(delta.text()));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
