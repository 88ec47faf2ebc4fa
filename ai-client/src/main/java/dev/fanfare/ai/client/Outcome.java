package dev.fanfare.ai.client;

import dev.fanfare.ai.AiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended.
 *
 * @param <T> what an answer is
 */
sealed interface Outcome<T> {
  /** The answer is there, and complete. */
  record Answered<T>(T answer, @Nullable String requestId) implements Outcome<T> {}

  /**
   * It is not.
   *
   * @param again whether another attempt may help and does no harm
   * @param after how long the provider wants to be left alone, null if it did not say
   */
  record Failed<T>(AiException fault, boolean again, @Nullable Duration after)
      implements Outcome<T> {}
}
