package dev.fanfare.ai.client;

import dev.fanfare.ai.FinishReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of a server that speaks chat completions. It is complete when a finish reason has come;
 * {@code [DONE]} alone proves nothing, and some servers leave it out. The usage comes after the
 * finish reason, if at all.
 */
final class ChatAnswer extends StreamedAnswer {
  private @Nullable FinishReason reason;
  private boolean refused;

  ChatAnswer(Consumer<String> pieces) {
    super(pieces);
  }

  @Override
  boolean accept(JsonNode chunk) {
    if (chunk.hasNonNull("error") || "error".equals(chunk.path("object").stringValue(""))) {
      throw new ProviderErrorException(ProviderError.of(chunk));
    }
    answeredBy(Json.text(chunk, "model"));
    for (JsonNode choice : chunk.path("choices")) {
      // Only one was asked for.
      if (choice.path("index").asInt(0) == 0) {
        choose(choice);
      }
    }
    JsonNode usage = chunk.path("usage");
    count(ChatUsage.of(usage.isObject() ? usage : chunk.path("x_groq").path("usage")));
    return false;
  }

  @Override
  boolean mayEndWith(JsonNode chunk) {
    return reason != null || chunk.path("choices").path(0).hasNonNull("finish_reason");
  }

  @Override
  @Nullable FinishReason finish() {
    // A refusal ends as an answer would.
    return reason != null && refused ? FinishReason.REFUSAL : reason;
  }

  private void choose(JsonNode choice) {
    JsonNode delta = choice.path("delta");
    if (!Json.isEmptyText(delta, "refusal")) {
      refused = true;
      begin();
    }
    if (delta.hasNonNull("tool_calls")
        || !Json.isEmptyText(delta, "reasoning_content")
        || !Json.isEmptyText(delta, "reasoning")) {
      begin();
    }
    say(delta);
    String said = Json.text(choice, "finish_reason");
    if (said != null && !said.isEmpty()) {
      reason =
          switch (said) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "tool_calls", "function_call" -> FinishReason.TOOL;
            default -> FinishReason.UNKNOWN;
          };
    }
  }

  private void say(JsonNode delta) {
    JsonNode content = delta.path("content");
    if (content.isArray()) {
      // Mistral's form: text beside thoughts.
      for (JsonNode part : content) {
        if ("text".equals(Json.text(part, "type"))) {
          sayText(Json.text(part, "text"));
        } else {
          begin();
        }
      }
    } else {
      sayText(Json.text(delta, "content"));
    }
  }

  private void sayText(@Nullable String piece) {
    if (reason != null && piece != null && !piece.isEmpty()) {
      throw new BrokenProtocolException("text after the end of the answer");
    }
    add(piece);
  }
}
