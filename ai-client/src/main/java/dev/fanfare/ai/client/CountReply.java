package dev.fanfare.ai.client;

import dev.fanfare.ai.AiUsage;
import java.io.IOException;
import okhttp3.MediaType;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads how many tokens a question has. */
final class CountReply implements Reply<Long> {
  @Override
  public boolean reads(@Nullable MediaType type) {
    return true;
  }

  @Override
  public Long read(BufferedSource source) throws IOException {
    byte[] body = Attempt.atMost(source, Attempt.LONGEST_DOCUMENT);
    JsonNode document = Json.object(body, body.length);
    Long count = document == null ? null : Json.count(document, "input_tokens");
    if (count == null) {
      throw new BrokenProtocolException("a count without a number");
    }
    return count;
  }

  @Override
  public AiUsage usage() {
    return AiUsage.UNKNOWN;
  }

  @Override
  public String text() {
    return "";
  }

  @Override
  public boolean begun() {
    return false;
  }
}
