package dev.fanfare.ai;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A scripted answer on its way. */
final class ScriptedStream implements AiStream, Runnable {
  private final ScriptedCall call;
  private final AiListener listener;
  private final CompletableFuture<AiResponse> result = new CompletableFuture<>();
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private boolean begun;
  private boolean ended;

  ScriptedStream(ScriptedCall call, AiListener listener) {
    this.call = call;
    this.listener = listener;
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    int said = 0;
    try {
      int count = call.count();
      while (said < count) {
        if (!await(said) || isCancelled()) {
          break;
        }
        String piece = call.piece(said);
        said++;
        listener.onText(piece);
      }
      if (said == count && !isCancelled()) {
        call.runBefore(said);
      }
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        ended = true;
      }
      result.completeExceptionally(cancellation(said, e));
      return;
    }
    end(said);
  }

  private synchronized boolean begin() {
    boolean go = !begun && !ended;
    begun = true;
    return go;
  }

  private boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Returns false if it was cancelled while it waited. */
  private boolean await(int piece) {
    call.runBefore(piece);
    long nanos = call.delay(piece).toNanos();
    if (nanos == 0) {
      return true;
    }
    try {
      return !cancelled.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancelled.countDown();
      return false;
    }
  }

  private void end(int said) {
    boolean stopped;
    synchronized (this) {
      // From here on a cancel comes too late.
      stopped = isCancelled();
      ended = true;
    }
    if (stopped) {
      result.completeExceptionally(cancellation(said, null));
      return;
    }
    AiException fault = call.fault().orElse(null);
    if (fault == null) {
      AiResponse response = call.response(true);
      try {
        listener.onComplete(response);
      } finally {
        result.complete(response);
      }
    } else {
      try {
        listener.onError(fault);
      } finally {
        result.completeExceptionally(fault);
      }
    }
  }

  private AiException.Cancelled cancellation(int said, @Nullable Throwable cause) {
    return new AiException.Cancelled(
        "The scripted answer was cancelled after %d pieces".formatted(said),
        call.soFar(said),
        cause);
  }

  @Override
  public void cancel() {
    boolean never;
    synchronized (this) {
      if (ended) {
        return;
      }
      cancelled.countDown();
      never = !begun;
      ended = never;
    }
    if (never) {
      result.completeExceptionally(cancellation(0, null));
    }
  }

  @Override
  public CompletionStage<AiResponse> result() {
    return result;
  }
}
