package dev.fanfare.ai.client;

import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiValue;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every request of a model has in common.
 *
 * @param fields the host's own fields of the body
 * @param userHash makes what the provider sees of a user, null if it sees nothing
 */
record RequestSettings(
    HttpUrl baseUrl,
    String model,
    StructuredOutput structuredOutput,
    Map<String, AiValue> fields,
    @Nullable UserHash userHash) {
  /** Returns what the provider sees of the user, null if that is nothing. */
  @Nullable String hashOf(AiRequest request) {
    return userHash == null ? null : request.user().map(userHash::of).orElse(null);
  }

  /** Adds the host's own fields. */
  void addFields(ObjectNode body) {
    fields.forEach((name, value) -> body.set(name, Json.tree(value)));
  }
}
