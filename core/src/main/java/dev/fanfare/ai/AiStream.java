package dev.fanfare.ai;

import java.util.concurrent.CompletionStage;

/** An answer on its way. Safe for concurrent use. */
public interface AiStream {
  /**
   * Ends it, unless it has ended: no callback starts after this returns, {@link #result} fails with
   * {@link AiException.Cancelled}, and the connection is closed. May be called again, and from a
   * callback.
   */
  void cancel();

  /**
   * Returns the answer to come; it fails with the {@link AiException} of {@link
   * AiListener#onError}, or with {@link AiException.Cancelled}. It is done after the last callback
   * has returned.
   */
  CompletionStage<AiResponse> result();
}
