package dev.fanfare.content;

import java.util.concurrent.CompletionStage;

/** Content on its way. Safe for concurrent use. */
public interface ContentStream {
  /**
   * Gives it up, unless its output is there already: the model is told to stop, no progress is
   * reported any more, and the credits go back ({@link ContentFailure#CANCELLED}). May be called
   * again; never within a transaction.
   */
  void cancel();

  /**
   * Returns what it will have come to; it fails with the storage's exception if that could not be
   * stored, and then the job is taken up when its lease is over.
   */
  CompletionStage<ContentResult> result();
}
