package dev.fanfare.ai;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Hands a stream on and writes down how it ended, once. */
final class MeteredStream implements AiListener, AiStream {
  private final CallMeter meter;
  private final MeteredCall call;
  private final AiListener listener;
  private final CompletableFuture<AiResponse> result = new CompletableFuture<>();
  private volatile @Nullable AiStream followed;

  MeteredStream(CallMeter meter, MeteredCall call, AiListener listener) {
    this.meter = meter;
    this.call = call;
    this.listener = listener;
  }

  /** Returns a stream that ended before it began. */
  static AiStream refused(AiException fault) {
    CompletableFuture<AiResponse> failed = CompletableFuture.failedFuture(fault);
    return new AiStream() {
      @Override
      public void cancel() {
        // It has ended.
      }

      @Override
      public CompletionStage<AiResponse> result() {
        return failed;
      }
    };
  }

  void follow(AiStream stream) {
    followed = stream;
    stream.result().whenComplete(this::finish);
  }

  /** Ends with what the model's stream ended with, which is told to the listener before. */
  private void finish(@Nullable AiResponse response, @Nullable Throwable thrown) {
    if (response != null) {
      meter.answered(call, response);
      result.complete(response);
    } else {
      Throwable fault =
          thrown instanceof CompletionException && thrown.getCause() != null
              ? thrown.getCause()
              : thrown;
      if (fault != null) {
        fail(fault);
        result.completeExceptionally(fault);
      }
    }
  }

  void fail(Throwable fault) {
    meter.failed(call, fault);
  }

  @Override
  public void onText(String piece) {
    if (!call.hasEnded()) {
      call.textBegan(meter.now());
      listener.onText(piece);
    }
  }

  @Override
  public void onComplete(AiResponse response) {
    if (meter.answered(call, response)) {
      listener.onComplete(response);
    }
  }

  @Override
  public void onError(AiException fault) {
    if (meter.failed(call, fault)) {
      listener.onError(fault);
    }
  }

  @Override
  public void cancel() {
    AiStream stream = followed;
    if (stream != null) {
      stream.cancel();
    }
  }

  @Override
  public CompletionStage<AiResponse> result() {
    return result;
  }
}
