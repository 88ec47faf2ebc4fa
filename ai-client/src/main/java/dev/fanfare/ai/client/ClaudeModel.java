package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.ai.AiRequest;
import java.util.OptionalLong;

/** A model behind Anthropic's Messages API. */
public final class ClaudeModel extends HttpModel {
  private final ClaudeProtocol protocol;

  private ClaudeModel(Builder builder, ClaudeProtocol protocol) {
    super(builder.client(protocol));
    this.protocol = protocol;
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
  public OptionalLong countTokens(AiRequest request) {
    return OptionalLong.of(client().count(protocol.countUrl(), protocol.countBody(request)));
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
    @Override
    public ClaudeModel build() {
      require(hasKey(), "apiKey must be set");
      require(
          settings().structuredOutput() != StructuredOutput.JSON_OBJECT,
          "structuredOutput must be JSON_SCHEMA or PROMPT");
      return new ClaudeModel(
          this, new ClaudeProtocol(settings(), version, keyAsBearer, cacheSystemPrompt));
    }
  }
}
