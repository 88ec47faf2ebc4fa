package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question to a model. Immutable. It has no sampling parameters: current models refuse them.
 *
 * <p>The system prompt is the host's own and constant. What a user wrote belongs into a user's
 * turn, best as {@link AiContent.Data}; providers cache what stays the same from the start on.
 */
public final class AiRequest {
  /** The most tokens that can be asked for. */
  public static final int MAX_TOKENS = 1_000_000;

  private final String system;
  private final List<Turn> turns;
  private final @Nullable AnswerShape answer;
  private final List<String> stopSequences;
  private final int maxTokens;
  private final Purpose purpose;
  private final @Nullable String user;
  private final @Nullable String message;

  private AiRequest(Builder builder) {
    system = builder.system;
    turns = List.copyOf(builder.turns);
    answer = builder.answer;
    stopSequences = List.copyOf(builder.stopSequences);
    maxTokens = builder.maxTokens;
    purpose = builder.purpose;
    user = builder.user;
    message = builder.message;
    require(!turns.isEmpty(), "turns must not be empty: a model answers what a user says");
    require(
        turns.get(turns.size() - 1).role() == Turn.Role.USER, "the last turn must be the user's");
  }

  /**
   * Starts a request.
   *
   * @param maxTokens the most tokens to write, 1 to {@link #MAX_TOKENS}; what is thought counts
   */
  public static Builder builder(Purpose purpose, int maxTokens) {
    return new Builder(purpose, maxTokens);
  }

  /** Returns the system prompt, empty if there is none. */
  public String system() {
    return system;
  }

  /** Returns the conversation, at least one turn, the last the user's. */
  public List<Turn> turns() {
    return turns;
  }

  /** Returns the shape that the answer must have, empty for free text. */
  public Optional<AnswerShape> answer() {
    return Optional.ofNullable(answer);
  }

  /** Returns the texts at which the model is to stop. */
  public List<String> stopSequences() {
    return stopSequences;
  }

  /** Returns the most tokens to write. */
  public int maxTokens() {
    return maxTokens;
  }

  /** Returns what the call is for. */
  public Purpose purpose() {
    return purpose;
  }

  /** Returns the host's id of the user that the call is for, empty for the platform's own. */
  public Optional<String> user() {
    return Optional.ofNullable(user);
  }

  /** Returns the host's id of the user's message that this answers, empty if it has none. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** Returns a builder that starts with everything of this request. */
  public Builder toBuilder() {
    Builder builder = new Builder(purpose, maxTokens);
    builder.system = system;
    builder.turns.addAll(turns);
    builder.answer = answer;
    builder.stopSequences = stopSequences;
    builder.user = user;
    builder.message = message;
    return builder;
  }

  @Override
  public String toString() {
    return "AiRequest[" + purpose + ", " + turns.size() + " turns]";
  }

  /** Builds a request. */
  public static final class Builder {
    private final Purpose purpose;
    private final int maxTokens;
    private final List<Turn> turns = new ArrayList<>();
    private String system = "";
    private @Nullable AnswerShape answer;
    private List<String> stopSequences = List.of();
    private @Nullable String user;
    private @Nullable String message;

    private Builder(Purpose purpose, int maxTokens) {
      this.purpose = requireNonNull(purpose, "purpose");
      this.maxTokens = (int) requireRange("maxTokens", maxTokens, 1, MAX_TOKENS);
    }

    /** Sets the system prompt. */
    public Builder system(String prompt) {
      system = requireNonNull(prompt, "prompt");
      return this;
    }

    /** Adds a turn. */
    public Builder turn(Turn turn) {
      turns.add(requireNonNull(turn, "turn"));
      return this;
    }

    /** Adds a user's turn of text. */
    public Builder user(String text) {
      return turn(Turn.user(text));
    }

    /** Asks for an answer of this shape in place of free text. */
    public Builder answer(AnswerShape shape) {
      answer = requireNonNull(shape, "shape");
      return this;
    }

    /** Sets the texts at which the model is to stop, at most 4, none empty. */
    public Builder stopSequences(List<String> texts) {
      require(
          texts.size() <= 4 && texts.stream().noneMatch(String::isEmpty),
          "stopSequences must be at most 4, none empty, were %d",
          texts.size());
      stopSequences = List.copyOf(texts);
      return this;
    }

    /**
     * Says which user the call is for.
     *
     * @param id the host's id, 1 to 64 characters; providers get it at most as a hash
     */
    public Builder forUser(String id) {
      user = requireText("user", id, 64);
      return this;
    }

    /**
     * Says which of the user's messages this answers: it counts once against a daily quota, however
     * often it is asked.
     *
     * @param id the host's own, never one that a client makes up, unique for user and purpose; 1 to
     *     128 characters
     */
    public Builder message(String id) {
      message = requireText("message", id, 128);
      return this;
    }

    /**
     * Returns the request.
     *
     * @throws IllegalArgumentException if there is no turn or the last is not the user's
     */
    public AiRequest build() {
      return new AiRequest(this);
    }
  }
}
