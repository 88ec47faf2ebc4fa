package dev.fanfare.ai;

/**
 * Hears a streamed answer. Calls come one at a time, in order, on a thread of the model; after any
 * number of {@link #onText} comes exactly one of {@link #onComplete} and {@link #onError}, or
 * neither after a cancel. Return soon: the stream waits.
 *
 * <p>An exception thrown from here cancels the stream.
 */
public interface AiListener {
  /** Takes the next piece of text, never empty. */
  void onText(String piece);

  /** Takes the whole answer at its end. */
  void onComplete(AiResponse response);

  /** Takes the fault that ended the stream; text that came before it is not an answer. */
  void onError(AiException fault);
}
