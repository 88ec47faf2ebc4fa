package dev.fanfare.ai;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as an observer sees it, with attributes by the names of OpenTelemetry's conventions for
 * generative AI and a few of Fanfare's own ({@code fanfare.ai…}). No prompt, no answer, no user.
 *
 * @param operation {@code chat} or {@code count_tokens}
 * @param startedAt when it began
 * @param took how long it took
 * @param attributes text, {@code Long}, {@code Double} (seconds), {@code Boolean} and lists of
 *     text, by name; what is not known is not there. {@code error.type} is there if there was no
 *     answer
 */
public record AiObservation(
    String operation, Instant startedAt, Duration took, Map<String, Object> attributes) {
  public AiObservation {
    requireNonNull(operation, "operation");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(took, "took");
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** Returns the observation of a call that was made. */
  static AiObservation of(CallRecord call, AiRequest request) {
    Attributes attributes = asked("chat", call.asked(), request);
    attributes.put("gen_ai.request.stream", call.streamed());
    ModelName answered = call.answered();
    attributes.put("gen_ai.response.model", answered == null ? null : answered.model());
    attributes.put("gen_ai.response.id", call.requestId());
    FinishReason finish = call.finish();
    attributes.put("gen_ai.response.finish_reasons", finish == null ? null : List.of(word(finish)));
    Duration firstToken = call.firstToken();
    attributes.put(
        "gen_ai.response.time_to_first_chunk", firstToken == null ? null : seconds(firstToken));
    attributes.usage(call.usage());
    FaultKind fault = call.fault();
    attributes.put("error.type", fault == null ? null : word(fault));
    attributes.put("fanfare.ai.call", call.id().toString());
    attributes.put("fanfare.ai.attempts", (long) call.attempts());
    attributes.cost(call.cost());
    return new AiObservation("chat", call.at(), call.took(), attributes.values);
  }

  /** Returns the observation of a call that was refused, or of a count of tokens. */
  static AiObservation of(
      String operation,
      ModelName asked,
      AiRequest request,
      Instant startedAt,
      Duration took,
      @Nullable FaultKind fault) {
    Attributes attributes = asked(operation, asked, request);
    attributes.put("error.type", fault == null ? null : word(fault));
    return new AiObservation(operation, startedAt, took, attributes.values);
  }

  private static Attributes asked(String operation, ModelName asked, AiRequest request) {
    Attributes attributes = new Attributes();
    attributes.put("gen_ai.operation.name", operation);
    attributes.put("gen_ai.provider.name", asked.provider());
    attributes.put("gen_ai.request.model", asked.model());
    attributes.put("gen_ai.request.max_tokens", (long) request.maxTokens());
    attributes.put("gen_ai.output.type", request.answer().isPresent() ? "json" : "text");
    attributes.put("fanfare.ai.purpose", request.purpose().name());
    return attributes;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static final class Attributes {
    private final Map<String, Object> values = new LinkedHashMap<>();

    void put(String name, @Nullable Object value) {
      if (value != null) {
        values.put(name, value);
      }
    }

    void usage(AiUsage usage) {
      put("gen_ai.usage.input_tokens", input(usage));
      put("gen_ai.usage.cache_read.input_tokens", usage.cacheRead());
      put("gen_ai.usage.cache_creation.input_tokens", usage.cacheWrite());
      put("gen_ai.usage.output_tokens", usage.output());
      put("gen_ai.usage.reasoning.output_tokens", usage.reasoning());
    }

    /** Returns all input, which by the conventions has the cached tokens in it. */
    private static @Nullable Long input(AiUsage usage) {
      List<@Nullable Long> known = new ArrayList<>();
      known.add(usage.uncachedInput());
      known.add(usage.cacheRead());
      known.add(usage.cacheWrite());
      long sum = 0;
      for (Long tokens : known) {
        sum += tokens == null ? 0 : tokens;
      }
      return usage.uncachedInput() == null ? null : (Long) sum;
    }

    void cost(CallCost cost) {
      if (cost instanceof CallCost.Priced priced) {
        put("fanfare.ai.cost", priced.amount().toDecimal().toPlainString());
        put("fanfare.ai.cost.currency", priced.amount().currency().code());
      } else if (cost instanceof CallCost.Unpriced unpriced) {
        put("fanfare.ai.unpriced", word(unpriced.reason()));
      }
    }
  }
}
