package dev.fanfare.ai.client;

import dev.fanfare.ai.AiRequest;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** How one kind of provider is asked and answers. Safe for concurrent use. */
interface Protocol {
  /** Returns where a question goes. */
  HttpUrl url();

  /** Adds the headers that say who asks. */
  void sign(Request.Builder request, @Nullable String key);

  /**
   * Returns the question, for an answer that is streamed.
   *
   * @param fault what was wrong with an earlier answer, in words of our own; null at first
   */
  byte[] body(AiRequest request, @Nullable String fault);

  /** Returns a reader of one answer. */
  StreamedAnswer newAnswer(Consumer<String> pieces);

  /** Returns the name of the header with the provider's id of a call. */
  String requestIdHeader();
}
