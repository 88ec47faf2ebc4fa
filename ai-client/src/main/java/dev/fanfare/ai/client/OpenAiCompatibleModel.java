package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.requireText;

/**
 * A model behind a server that speaks chat completions: OpenAI, and many others. It cannot count
 * tokens.
 */
public final class OpenAiCompatibleModel extends HttpModel {
  private OpenAiCompatibleModel(Builder builder) {
    super(
        builder.client(
            new ChatProtocol(builder.settings(), builder.maxTokensField, builder.streamOptions)));
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

  /** Builds a model. A server of one's own may want no key. */
  public static final class Builder extends ModelBuilder<Builder> {
    private String maxTokensField = "max_completion_tokens";
    private boolean streamOptions = true;

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

    /**
     * Does not ask for the usage, which is done by {@code stream_options}: some servers refuse that
     * field and send the usage anyway.
     */
    public Builder withoutStreamOptions() {
      this.streamOptions = false;
      return this;
    }

    @Override
    public OpenAiCompatibleModel build() {
      return new OpenAiCompatibleModel(this);
    }
  }
}
