package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import java.util.OptionalLong;

/**
 * A model behind Anthropic's Messages API. Safe for concurrent use; close it when it is not needed
 * any more.
 */
public final class ClaudeModel implements LanguageModel, AutoCloseable {
  private final ClaudeProtocol protocol;
  private final ModelClient client;

  private ClaudeModel(Builder builder) {
    protocol =
        new ClaudeProtocol(
            builder.settings(), builder.version, builder.keyAsBearer, builder.cacheSystemPrompt);
    client = builder.client(protocol);
  }

  /**
   * Starts a model.
   *
   * @param model the provider's name of it; there is no default, as models come and go
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

  @Override
  public OptionalLong countTokens(AiRequest request) {
    return OptionalLong.of(client.count(protocol.countUrl(), protocol.countBody(request)));
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
    return "ClaudeModel[" + name() + "]";
  }

  /** Builds a model. */
  public static final class Builder extends ModelBuilder<Builder> {
    private String version = "2023-06-01";
    private boolean keyAsBearer;
    private boolean cacheSystemPrompt;

    private Builder(String model) {
      super(model, "anthropic", "https://api.anthropic.com");
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets the version of the interface, {@code 2023-06-01} by default.
     *
     * @throws IllegalArgumentException unless it has the form of a date
     */
    public Builder version(String date) {
      require(date.matches("\\d{4}-\\d{2}-\\d{2}"), "version must be a date such as 2023-06-01");
      this.version = date;
      return this;
    }

    /** Sends the key as a bearer token instead of as {@code x-api-key}; some gateways want that. */
    public Builder keyAsBearer() {
      this.keyAsBearer = true;
      return this;
    }

    /**
     * Lets the provider keep the system prompt for 5 minutes after each use. Reading it from there
     * costs a tenth, writing it a quarter more; prompts below some thousand tokens are not kept.
     */
    public Builder cacheSystemPrompt() {
      this.cacheSystemPrompt = true;
      return this;
    }

    /**
     * Returns the model.
     *
     * @throws IllegalArgumentException if there is no key, or its answers are to be some JSON
     *     object, which this interface does not know
     */
    public ClaudeModel build() {
      require(hasKey(), "apiKey must be set");
      require(
          settings().structuredOutput() != StructuredOutput.JSON_OBJECT,
          "structuredOutput must be JSON_SCHEMA or PROMPT");
      return new ClaudeModel(this);
    }
  }
}
