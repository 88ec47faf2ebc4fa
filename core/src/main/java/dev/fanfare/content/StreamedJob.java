package dev.fanfare.content;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A job whose answer comes in pieces. Whatever ends it first counts. */
final class StreamedJob implements AiListener, ContentStream {
  private final ContentParts parts;
  private final JobRunner runner;
  private final JobRecord mine;
  private final LongConsumer progress;
  private final Instant begin;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CompletableFuture<ContentResult> result = new CompletableFuture<>();
  private volatile @Nullable AiStream stream;
  private long characters;

  StreamedJob(ContentParts parts, JobRunner runner, JobRecord mine, LongConsumer progress) {
    this.parts = parts;
    this.runner = runner;
    this.mine = mine;
    this.progress = progress;
    this.begin = parts.operations().now();
  }

  /** Returns the stream of a request that needs none. */
  static ContentStream done(ContentResult result) {
    CompletableFuture<ContentResult> known = CompletableFuture.completedFuture(result);
    return new ContentStream() {
      @Override
      public void cancel() {}

      @Override
      public CompletionStage<ContentResult> result() {
        return known.minimalCompletionStage();
      }
    };
  }

  StreamedJob start() {
    try {
      AiRequest request = runner.request(mine);
      AiStream begun = parts.model().stream(request, this);
      stream = begun;
      // A stream that is cancelled from elsewhere calls nobody back, nor does a careless model's.
      begun.result().whenComplete(this::endedAlone);
      if (ended.get()) {
        begun.cancel();
      }
    } catch (RuntimeException e) {
      end(runner.faulted(mine, e));
    }
    return this;
  }

  private void endedAlone(@Nullable AiResponse response, @Nullable Throwable fault) {
    if (ended.get()) {
      return;
    }
    if (response != null) {
      end(ModelOutcome.of(response, parts.policy()));
    } else if (fault instanceof AiException known) {
      end(ModelOutcome.of(known, parts.model().name()));
    } else {
      end(ModelOutcome.cancelled(parts.model().name()));
    }
  }

  @Override
  public void onText(String piece) {
    characters += piece.length();
    if (!ended.get()) {
      try {
        progress.accept(characters);
      } catch (RuntimeException e) {
        cancel();
        throw e;
      }
    }
  }

  @Override
  public void onComplete(AiResponse response) {
    end(ModelOutcome.of(response, parts.policy()));
  }

  @Override
  public void onError(AiException fault) {
    end(runner.faulted(mine, fault));
  }

  @Override
  public void cancel() {
    parts.requireNoTransaction("cancel");
    AiStream running = stream;
    if (running != null) {
      running.cancel();
    }
    end(ModelOutcome.cancelled(parts.model().name()));
  }

  /** Ends the job with the first outcome there is. */
  private void end(ModelOutcome outcome) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    try {
      result.complete(Results.of(runner.answered(mine, outcome, begin), false));
    } catch (Throwable e) {
      result.completeExceptionally(e);
      throw e;
    }
  }

  @Override
  public CompletionStage<ContentResult> result() {
    return result.minimalCompletionStage();
  }
}
