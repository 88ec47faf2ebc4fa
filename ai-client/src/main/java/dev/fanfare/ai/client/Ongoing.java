package dev.fanfare.ai.client;

import dev.fanfare.ai.AiException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * A call on its way: what can be cancelled from anywhere, and the one place that talks to the
 * listener.
 *
 * <p>Callbacks run under a lock that a cancel takes too. So none starts after a cancel has
 * returned; the price is that a cancel waits for the one that is running, unless it comes from
 * there.
 *
 * @param <T> what comes of it
 */
final class Ongoing<T> {
  private final ReentrantLock turn = new ReentrantLock();
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final Progress progress;
  private volatile @Nullable Call call;

  /** The call that a callback of this one is cancelling. */
  private volatile @Nullable Ongoing<?> waitsFor;

  /** Whether the last callback was, or none may follow; guarded by {@link #turn}. */
  private boolean over;

  Ongoing(Progress progress) {
    this.progress = progress;
  }

  CompletableFuture<T> result() {
    return result;
  }

  /** Ends it, unless it has ended. */
  void cancel() {
    cancelled.countDown();
    Call running = call;
    if (running != null) {
      running.cancel();
    }
    Ongoing<?> speaking = Worker.speaking();
    if (speaking == this) {
      // The result has to wait for the callback's end.
      return;
    }
    if (speaking == null) {
      stopAfterCallback();
      return;
    }
    speaking.waitsFor = this;
    try {
      if (!awaits(speaking)) {
        stopAfterCallback();
      }
    } finally {
      speaking.waitsFor = null;
    }
  }

  private void stopAfterCallback() {
    turn.lock();
    boolean ended = over;
    over = true;
    turn.unlock();
    if (!ended) {
      stopped();
    }
  }

  /**
   * Returns whether this one's callback is cancelling another, perhaps by way of more. Two that
   * cancel each other must not both wait: whoever looks last sees it.
   */
  private boolean awaits(Ongoing<?> other) {
    Ongoing<?> next = waitsFor;
    while (next != null && next != other) {
      next = next.waitsFor;
    }
    return next != null;
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Names the exchange that a cancel has to end. */
  void follow(@Nullable Call running) {
    call = running;
    if (running != null && isCancelled()) {
      running.cancel();
    }
  }

  /**
   * Waits between two attempts.
   *
   * @throws StoppedException if it was cancelled meanwhile
   */
  void pause(Time time, Duration pause) {
    try {
      time.pause(pause, cancelled);
    } catch (InterruptedException e) {
      // Our threads are interrupted only when somebody ends them.
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
    if (isCancelled()) {
      throw new StoppedException();
    }
  }

  /**
   * Runs a callback.
   *
   * @throws StoppedException if it was cancelled
   * @throws AiException.Cancelled if the callback threw, which cancels
   */
  void tell(Runnable callback) {
    turn.lock();
    try {
      requireGoingOn();
      call(callback);
      requireGoingOn();
    } finally {
      turn.unlock();
    }
  }

  /**
   * Does the work and tells how it ended, unless it was cancelled; returns when the result is
   * there.
   */
  void run(Supplier<T> work, Consumer<T> done, Consumer<AiException> failed) {
    try {
      T value = work.get();
      tellLast(() -> done.accept(value));
      result.complete(value);
    } catch (StoppedException e) {
      stopped();
    } catch (AiException.Cancelled e) {
      // A callback threw.
      result.completeExceptionally(e);
    } catch (AiException e) {
      fail(e, failed);
    } catch (RuntimeException | Error e) {
      // From the host's own parts of the client, or our own mistake; nobody may wait for ever.
      fail(new AiException.Connection("The call failed unexpectedly", progress.known(), e), failed);
    }
  }

  private void fail(AiException fault, Consumer<AiException> failed) {
    try {
      tellLast(() -> failed.accept(fault));
      result.completeExceptionally(fault);
    } catch (StoppedException e) {
      stopped();
    } catch (AiException.Cancelled e) {
      fault.addSuppressed(e);
      result.completeExceptionally(fault);
    }
  }

  /** Lets the result fail without a callback. */
  private void stopped() {
    result.completeExceptionally(
        new AiException.Cancelled("The call was cancelled", progress.known(), null));
  }

  private void tellLast(Runnable callback) {
    turn.lock();
    try {
      requireGoingOn();
      over = true;
      call(callback);
    } finally {
      turn.unlock();
    }
  }

  private void requireGoingOn() {
    if (over || isCancelled()) {
      throw new StoppedException();
    }
  }

  private void call(Runnable callback) {
    Worker.speaksFor(this);
    try {
      callback.run();
    } catch (RuntimeException | Error e) {
      over = true;
      throw new AiException.Cancelled("The listener threw an exception", progress.known(), e);
    } finally {
      Worker.speaksFor(null);
    }
  }
}
