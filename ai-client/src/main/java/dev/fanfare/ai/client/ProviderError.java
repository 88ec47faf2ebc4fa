package dev.fanfare.ai.client;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a provider says is wrong. Of its words only those that we know are kept: the others may hold
 * a prompt or a key.
 *
 * @param status the HTTP status that it means, 0 if that is not known
 * @param word the word of the provider that tells most, null if none is known
 */
record ProviderError(int status, @Nullable String word) {
  /** Nothing is known. */
  static final ProviderError UNKNOWN = new ProviderError(0, null);

  /** Providers' words and the status that they mean. */
  private static final Map<String, Integer> STATUSES =
      Map.ofEntries(
          Map.entry("invalid_request_error", 400),
          Map.entry("content_filter", 400),
          Map.entry("content_policy_violation", 400),
          Map.entry("authentication_error", 401),
          Map.entry("invalid_api_key", 401),
          Map.entry("billing_error", 402),
          Map.entry("permission_error", 403),
          Map.entry("not_found_error", 404),
          Map.entry("model_not_found", 404),
          Map.entry("conflict_error", 409),
          Map.entry("request_too_large", 413),
          Map.entry("context_length_exceeded", 413),
          Map.entry("rate_limit_error", 429),
          Map.entry("rate_limit_exceeded", 429),
          Map.entry("ramp_limit_exceeded", 429),
          Map.entry("insufficient_quota", 429),
          Map.entry("billing_hard_limit_reached", 429),
          Map.entry("billing_not_active", 429),
          Map.entry("enforced_spend_limit_reached", 429),
          Map.entry("contract_spend_limit_reached", 429),
          Map.entry("api_error", 500),
          Map.entry("server_error", 500),
          Map.entry("internal_server_error", 500),
          Map.entry("service_unavailable", 503),
          Map.entry("timeout_error", 504),
          Map.entry("overloaded_error", 529));

  private static final Set<String> SPENT =
      Set.of(
          "billing_error",
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "enforced_spend_limit_reached",
          "contract_spend_limit_reached");

  /** Returns what a body, or an event, says. */
  static ProviderError of(JsonNode body) {
    JsonNode error = body.path("error").isObject() ? body.path("error") : body;
    String word =
        Stream.of(error.path("details").path("error_code"), error.path("code"), error.path("type"))
            .map(node -> node.stringValue(null))
            .filter(Objects::nonNull)
            .filter(STATUSES::containsKey)
            .findFirst()
            .orElse(null);
    int number = error.path("code").asInt(0);
    if (400 <= number && number <= 599) {
      return new ProviderError(number, word);
    }
    return word == null ? UNKNOWN : new ProviderError(STATUSES.getOrDefault(word, 0), word);
  }

  /** Returns what an error body says, which may be anything, such as a gateway's page. */
  static ProviderError of(byte[] body) {
    JsonNode read = Json.object(body, body.length);
    return read == null ? UNKNOWN : of(read);
  }

  /** Returns whether money or an allowance is used up, so that waiting helps nobody. */
  boolean spent() {
    return is(SPENT.toArray(String[]::new)) || status == 402;
  }

  /** Returns whether the provider's word is one of these. */
  boolean is(String... words) {
    return Arrays.asList(words).contains(word);
  }

  /** Returns the same word under the status of its response. */
  ProviderError withStatus(int httpStatus) {
    return new ProviderError(httpStatus, word);
  }
}
