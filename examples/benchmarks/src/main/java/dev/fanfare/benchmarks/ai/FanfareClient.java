package dev.fanfare.benchmarks.ai;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.Turn;
import dev.fanfare.ai.client.ClaudeModel;
import java.util.Map;
import java.util.function.Consumer;

/** Our side. */
final class FanfareClient implements Client {
  private final Map<String, ClaudeModel> models;

  FanfareClient(String url) {
    models = Map.of("fast", model("fast", url), "paced", model("paced", url));
  }

  private static ClaudeModel model(String name, String url) {
    return ClaudeModel.builder(name).apiKey("key").baseUrl(url).build();
  }

  @Override
  public void stream(String model, int tokens, Consumer<String> text) throws Exception {
    AiRequest request =
        AiRequest.builder(Purpose.CHAT, tokens).turn(Turn.user("Tell me a story.")).build();
    models.get(model).stream(request, new Hearing(text)).result().toCompletableFuture().get();
  }

  @Override
  public void close() {
    models.values().forEach(ClaudeModel::close);
  }

  private record Hearing(Consumer<String> text) implements AiListener {
    @Override
    public void onText(String piece) {
      text.accept(piece);
    }

    @Override
    public void onComplete(AiResponse response) {}

    @Override
    public void onError(AiException fault) {}
  }
}
