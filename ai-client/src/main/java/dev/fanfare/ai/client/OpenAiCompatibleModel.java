package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.requireText;

import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;

/**
 * A model behind a server that speaks chat completions: OpenAI, and many others. It cannot count
 * tokens. Safe for concurrent use; close it when it is not needed any more.
 */
public final class OpenAiCompatibleModel implements LanguageModel, AutoCloseable {
  private final ModelClient client;

  private OpenAiCompatibleModel(Builder builder) {
    client = builder.client(new ChatProtocol(builder.settings(), builder.maxTokensField));
  }

  /**
   * Starts a model.
   *
   * @param model the server's name of it; there is no default, as models come and go
   * @throws IllegalArgumentException unless it has 1 to 128 plain characters
   */
  public static Builder builder(String model) {
    return new Builder(model);
  }

  @Override
  public ModelName name() {
    return client.transport().name();
  }

  @Override
  public AiResponse complete(AiRequest request) {
    return client.complete(request);
  }

  @Override
  public AiStream stream(AiRequest request, AiListener listener) {
    return client.stream(request, listener);
  }

  /**
   * Cancels every call that goes on, and gives threads and connections back. It waits up to 5 s for
   * callbacks that are running.
   */
  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "OpenAiCompatibleModel[" + name() + "]";
  }

  /** Builds a model. A server of one's own may want no key. */
  public static final class Builder extends ModelBuilder<Builder> {
    private String maxTokensField = "max_completion_tokens";

    private Builder(String model) {
      super(model, "openai", "https://api.openai.com/v1");
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets the name of the field that limits the answer, {@code max_completion_tokens} by default;
     * older servers know {@code max_tokens} only.
     *
     * @throws IllegalArgumentException unless it has 1 to 64 plain characters
     */
    public Builder maxTokensField(String name) {
      this.maxTokensField = requireText("maxTokensField", name, 64);
      return this;
    }

    /** Returns the model. */
    public OpenAiCompatibleModel build() {
      return new OpenAiCompatibleModel(this);
    }
  }
}
