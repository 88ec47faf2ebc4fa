package dev.fanfare.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same call on many threads that start together. */
public final class Parallel {
  /** A call that knows its thread and how often the thread has called. */
  @FunctionalInterface
  public interface Call<T> {
    T run(int thread, int n) throws Exception;
  }

  private Parallel() {}

  /**
   * Runs {@code times} calls on each of {@code threads} threads, which all wait at a barrier first,
   * and returns every result.
   *
   * @throws ExecutionException if a call threw
   */
  public static <T> List<T> inParallel(int threads, int times, Call<T> call)
      throws InterruptedException, ExecutionException {
    var pool = Executors.newFixedThreadPool(threads);
    var barrier = new CyclicBarrier(threads);
    try {
      List<Callable<List<T>>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        tasks.add(
            () -> {
              barrier.await();
              List<T> results = new ArrayList<>();
              for (int n = 0; n < times; n++) {
                results.add(call.run(thread, n));
              }
              return results;
            });
      }
      List<T> all = new ArrayList<>();
      for (Future<List<T>> result : pool.invokeAll(tasks)) {
        all.addAll(result.get());
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }
}
