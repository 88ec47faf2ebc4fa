package dev.fanfare.ai.client;

import dev.fanfare.ai.AiUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okhttp3.MediaType;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an answer that is streamed. */
final class StreamReply implements Reply<StreamedAnswer> {
  private static final int LARGEST_EVENT = 4 << 20;
  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

  private final StreamedAnswer answer;
  private final SseDecoder decoder = new SseDecoder(LARGEST_EVENT, this::take);

  StreamReply(StreamedAnswer answer) {
    this.answer = answer;
  }

  @Override
  public boolean reads(@Nullable MediaType type) {
    return type == null || type.subtype().equalsIgnoreCase("event-stream");
  }

  @Override
  public @Nullable StreamedAnswer read(BufferedSource source) throws IOException {
    try {
      byte[] chunk = new byte[8192];
      for (int n = source.read(chunk); n >= 0; n = source.read(chunk)) {
        if (decoder.feed(chunk, 0, n)) {
          return complete();
        }
      }
    } catch (IOException e) {
      takeRest();
      StreamedAnswer complete = complete();
      if (complete != null) {
        return complete;
      }
      throw e;
    }
    takeRest();
    return complete();
  }

  private boolean take(byte[] data, int length) {
    if (Arrays.equals(data, 0, length, DONE, 0, DONE.length)) {
      return true;
    }
    JsonNode event = Json.object(data, length);
    if (event == null) {
      throw new BrokenProtocolException("an event that is not a JSON object");
    }
    return answer.accept(event);
  }

  /** Some servers leave out the empty line after the last event. */
  private void takeRest() {
    byte[] rest = decoder.rest();
    JsonNode event = rest == null ? null : Json.object(rest, rest.length);
    if (event != null && answer.mayEndWith(event)) {
      answer.accept(event);
    }
  }

  private @Nullable StreamedAnswer complete() {
    return answer.finish() == null ? null : answer;
  }

  @Override
  public AiUsage usage() {
    return answer.usage();
  }

  @Override
  public String text() {
    return answer.text();
  }

  @Override
  public boolean begun() {
    return answer.begun();
  }
}
