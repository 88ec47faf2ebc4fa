package dev.fanfare.ai.client;

import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.FinishReason;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the Messages API. It is complete when {@code message_stop} has come after a stop
 * reason. Events, blocks and deltas of kinds that we do not know are skipped, as the API's rules on
 * versions ask.
 */
final class ClaudeAnswer extends StreamedAnswer {
  /** Whether the block of that number is text. */
  private final Map<Integer, Boolean> blocks = new HashMap<>();

  private @Nullable FinishReason reason;
  private boolean stopped;

  ClaudeAnswer(Consumer<String> pieces) {
    super(pieces);
  }

  @Override
  boolean accept(JsonNode event) {
    String type = Json.text(event, "type");
    if (type == null) {
      if (event.hasNonNull("error")) {
        throw new ProviderErrorException(ProviderError.of(event));
      }
      return false;
    }
    switch (type) {
      case "message_start" -> start(event.path("message"));
      case "content_block_start" -> startBlock(event);
      case "content_block_delta" -> addToBlock(event);
      case "message_delta" -> {
        stop(event.path("delta"));
        count(usage(event.path("usage")));
      }
      case "message_stop" -> stopped = true;
      case "error" -> throw new ProviderErrorException(ProviderError.of(event));
      default -> {
        // A ping, the end of a block, or something newer than this.
      }
    }
    return stopped;
  }

  @Override
  boolean mayEndWith(JsonNode event) {
    return "message_stop".equals(event.path("type").stringValue(""));
  }

  @Override
  @Nullable FinishReason finish() {
    return stopped ? reason : null;
  }

  private void start(JsonNode message) {
    if (begun()) {
      throw new BrokenProtocolException("a second message within the first");
    }
    answeredBy(Json.text(message, "model"));
    count(usage(message.path("usage")));
  }

  private void startBlock(JsonNode event) {
    JsonNode block = event.path("content_block");
    boolean isText = "text".equals(Json.text(block, "type"));
    blocks.put(index(event), isText);
    if (isText) {
      add(Json.text(block, "text"));
    }
  }

  private void addToBlock(JsonNode event) {
    Boolean isText = blocks.get(index(event));
    if (isText == null) {
      throw new BrokenProtocolException("a part of a block that has not begun");
    }
    begin();
    JsonNode delta = event.path("delta");
    if (isText && "text_delta".equals(Json.text(delta, "type"))) {
      add(Json.text(delta, "text"));
    }
  }

  private static int index(JsonNode event) {
    Long index = Json.count(event, "index");
    if (index == null || index > 10_000) {
      throw new BrokenProtocolException("a block without a number");
    }
    return index.intValue();
  }

  private void stop(JsonNode delta) {
    String said = Json.text(delta, "stop_reason");
    if (said != null) {
      reason =
          switch (said) {
            case "end_turn" -> FinishReason.STOP;
            case "max_tokens" -> FinishReason.LENGTH;
            case "stop_sequence" -> FinishReason.STOP_SEQUENCE;
            case "tool_use" -> FinishReason.TOOL;
            case "refusal" -> FinishReason.REFUSAL;
            case "model_context_window_exceeded" -> FinishReason.CONTEXT_EXCEEDED;
            default -> FinishReason.UNKNOWN;
          };
    }
  }

  /** The counts exclude each other: {@code input_tokens} holds none that went through the cache. */
  private static AiUsage usage(JsonNode usage) {
    return Usages.of(
        Json.count(usage, "input_tokens"),
        Json.count(usage, "cache_read_input_tokens"),
        Json.count(usage, "cache_creation_input_tokens"),
        Json.count(usage, "output_tokens"),
        Json.count(usage.path("output_tokens_details"), "thinking_tokens"));
  }
}
