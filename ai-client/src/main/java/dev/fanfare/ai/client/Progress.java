package dev.fanfare.ai.client;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiUsage;
import org.jspecify.annotations.Nullable;

/** How far a call has come. Written by its thread, read by those that cancel it. */
final class Progress {
  private volatile @Nullable Attempt<?> attempt;
  private volatile int attempts;
  private volatile @Nullable AiUsage earlier;

  /** Returns what is known of the call. */
  AiCall known() {
    Attempt<?> last = attempt;
    return last == null ? AiCall.NOT_SENT : last.known();
  }

  /** Returns how many attempts there were. */
  int attempts() {
    return attempts;
  }

  /** Returns what answers that were complete, but of no use, have cost; null if there was none. */
  @Nullable AiUsage earlier() {
    return earlier;
  }

  /** Counts an attempt that begins, and returns its number. */
  int next() {
    // One thread writes.
    int number = attempts + 1;
    attempts = number;
    return number;
  }

  void begins(Attempt<?> next) {
    attempt = next;
  }

  void spent(AiUsage usage) {
    earlier = usage;
  }
}
