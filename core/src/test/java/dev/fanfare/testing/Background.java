package dev.fanfare.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call on a thread of its own, for tests where one transaction must wait for another. Whether it
 * has to wait is up to the storage: memory runs transactions one at a time, a database may not.
 *
 * @param <T> what the call returns
 */
public final class Background<T> {
  private static final long PATIENCE_SECONDS = 30;

  private final FutureTask<T> task;

  private Background(Callable<T> call) {
    task = new FutureTask<>(call);
  }

  /** Starts a call. */
  public static <T> Background<T> start(Callable<T> call) {
    var background = new Background<>(call);
    var thread = new Thread(background.task, "background");
    thread.setDaemon(true);
    thread.start();
    return background;
  }

  /**
   * Waits a moment, long enough for a call that need not wait, and returns whether it has ended.
   */
  public boolean endsSoon() throws InterruptedException {
    try {
      task.get(300, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  /**
   * Waits for the result.
   *
   * @throws ExecutionException if the call threw
   * @throws TimeoutException if the call seems to wait for ever
   */
  public T result() throws InterruptedException, ExecutionException, TimeoutException {
    return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
