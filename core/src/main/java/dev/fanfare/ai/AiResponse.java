package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered; the transport saw its end. Whether the answer is whole says {@link
 * #finish}: text that was cut off at its length is here as well.
 *
 * @param text the text, empty if it said nothing
 * @param answer the structured answer, null unless one was asked for and {@code finish} is whole;
 *     it has the {@link AnswerShape} of the request
 * @param model the model that answered, by the provider's word
 * @param requestId the provider's id of the call, if it gave one
 * @param attempts how often it was tried, 1 or more
 * @param took from the call to the end, all attempts together
 * @param firstToken from the call to the first piece of text, null if it was not streamed or empty
 */
public record AiResponse(
    String text,
    @Nullable AiValue answer,
    FinishReason finish,
    AiUsage usage,
    ModelName model,
    @Nullable String requestId,
    int attempts,
    Duration took,
    @Nullable Duration firstToken) {
  /**
   * @throws IllegalArgumentException if an answer comes with a finish that is not whole, or a
   *     number is out of range
   */
  public AiResponse {
    requireNonNull(text, "text");
    requireNonNull(finish, "finish");
    requireNonNull(usage, "usage");
    requireNonNull(model, "model");
    requireNonNull(took, "took");
    require(answer == null || finish.whole(), "an answer that ended by %s is not whole", finish);
    requireRange("attempts", attempts, 1, 1_000);
  }

  @Override
  public String toString() {
    return "AiResponse[%s, %s, %d characters, %s]".formatted(model, finish, text.length(), usage);
  }
}
