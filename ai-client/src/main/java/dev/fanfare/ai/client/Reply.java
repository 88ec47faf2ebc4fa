package dev.fanfare.ai.client;

import dev.fanfare.ai.AiUsage;
import java.io.IOException;
import okhttp3.MediaType;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to one attempt.
 *
 * @param <T> what an answer is
 */
interface Reply<T> {
  /** Returns whether it can read this kind of content, null being none that was stated. */
  boolean reads(@Nullable MediaType type);

  /**
   * Returns the answer, null if it broke off.
   *
   * @throws BrokenProtocolException if it makes no sense
   * @throws ProviderErrorException if it is an error
   * @throws IOException if it broke off with a fault
   */
  @Nullable T read(BufferedSource source) throws IOException;

  /** Returns what was counted so far. */
  AiUsage usage();

  /** Returns the text so far. */
  String text();

  /** Returns whether some of the answer has come, so that asking again would be paid twice. */
  boolean begun();
}
