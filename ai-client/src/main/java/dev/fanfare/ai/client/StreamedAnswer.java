package dev.fanfare.ai.client;

import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.FinishReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the events of one answer have said so far, by one provider's protocol. Written by the thread
 * that reads the answer; its usage may be looked at by others.
 */
abstract class StreamedAnswer {
  private final Consumer<String> pieces;
  private final StringBuilder text = new StringBuilder();
  private volatile AiUsage usage = AiUsage.UNKNOWN;
  private @Nullable String model;
  private boolean begun;

  /**
   * @param pieces takes each piece of text
   */
  StreamedAnswer(Consumer<String> pieces) {
    this.pieces = pieces;
  }

  /**
   * Takes an event.
   *
   * @return whether no other event can matter
   * @throws BrokenProtocolException if it makes no sense
   * @throws ProviderErrorException if it is an error
   */
  abstract boolean accept(JsonNode event);

  /** Returns whether this event, should it be the last one, is allowed to lack its end. */
  abstract boolean mayEndWith(JsonNode event);

  /** Returns why it ended, null unless its provider has said that it is complete. */
  abstract @Nullable FinishReason finish();

  /** Returns the text so far. */
  final String text() {
    return text.toString();
  }

  /** Returns what was counted so far. */
  final AiUsage usage() {
    return usage;
  }

  /** Returns the model that answers by the provider's word, null if it gave none. */
  final @Nullable String model() {
    return model;
  }

  /** Returns whether some of the answer has come, thoughts included: it will be charged for. */
  final boolean begun() {
    return begun;
  }

  final void begin() {
    begun = true;
  }

  final void add(@Nullable String piece) {
    if (piece == null || piece.isEmpty()) {
      return;
    }
    begun = true;
    if (piece.length() > StrictAnswer.LONGEST - text.length()) {
      throw new BrokenProtocolException(
          "an answer of more than %,d characters".formatted(StrictAnswer.LONGEST));
    }
    text.append(piece);
    pieces.accept(piece);
  }

  final void count(AiUsage newer) {
    usage = Usages.merged(usage, newer);
  }

  final void answeredBy(@Nullable String name) {
    if (name != null) {
      model = name;
    }
  }
}
