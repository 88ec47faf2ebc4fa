package dev.fanfare.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Seeds and places, shared out among threads. */
final class Numbers {
  private static final int THREADS = 2;

  private Numbers() {}

  /** Hands numbers from {@code first} on to the work, on several threads. */
  static void handOut(long first, int count, LongConsumer work) throws Exception {
    AtomicLong next = new AtomicLong(first);
    Callable<@Nullable Void> loop =
        () -> {
          long n;
          while ((n = next.getAndIncrement()) < first + count) {
            work.accept(n);
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<@Nullable Void>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(loop));
      }
      for (Future<@Nullable Void> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }
}
