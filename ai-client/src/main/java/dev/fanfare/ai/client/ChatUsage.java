package dev.fanfare.ai.client;

import dev.fanfare.ai.AiUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Counts as chat completions give them: the input includes what went through the cache, and the
 * output includes what was thought.
 */
final class ChatUsage {
  private ChatUsage() {}

  static AiUsage of(JsonNode usage) {
    Long input = Json.count(usage, "prompt_tokens");
    JsonNode details = usage.path("prompt_tokens_details");
    Long read = Json.count(details, "cached_tokens");
    if (read == null) {
      read = Json.count(usage, "prompt_cache_hit_tokens");
    }
    Long write = Json.count(details, "cache_write_tokens");
    Long reasoning = Json.count(usage.path("completion_tokens_details"), "reasoning_tokens");
    Long output = output(usage, input, reasoning);
    if (input == null) {
      return Usages.of(null, read, write, output, reasoning);
    }
    long cached = orZero(read) + orZero(write);
    return cached <= input
        ? Usages.of(input - cached, read, write, output, reasoning)
        : Usages.of(input, null, null, output, reasoning);
  }

  /** Some servers leave the thoughts out of the output; their total gives them away. */
  private static @Nullable Long output(
      JsonNode usage, @Nullable Long input, @Nullable Long reasoning) {
    Long output = Json.count(usage, "completion_tokens");
    Long total = Json.count(usage, "total_tokens");
    return input != null
            && output != null
            && reasoning != null
            && total != null
            && total == input + output + reasoning
        ? Long.valueOf(output + reasoning)
        : output;
  }

  private static long orZero(@Nullable Long count) {
    return count == null ? 0 : count;
  }
}
