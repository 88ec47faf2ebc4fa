package dev.fanfare.benchmarks.ai;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one round of one side took.
 *
 * @param rate tokens a second
 * @param cpuNanos processor time of this process for a token
 * @param bytes what was allocated for a token
 */
record Round(double rate, double cpuNanos, double bytes) {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  /** Lets some callers stream answers side by side, and counts what they hear. */
  static Round of(Client client, int callers, int answers, int tokens) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      // The threads are there before anything is counted.
      run(threads, callers, caller -> Thread.sleep(1));
      AtomicLong characters = new AtomicLong();
      Map<Long, Long> allocated = allocated();
      long cpu = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      run(
          threads,
          callers,
          caller -> {
            for (int i = 0; i < answers; i++) {
              client.stream("fast", tokens, text -> characters.addAndGet(text.length()));
            }
          });
      double seconds = (System.nanoTime() - start) / 1e9;
      double total = (double) callers * answers * tokens;
      if (characters.get() != (long) total * ModelServer.TOKEN.length()) {
        throw new IllegalStateException(
            "%s heard %d characters"
                .formatted(client.getClass().getSimpleName(), characters.get()));
      }
      return new Round(
          total / seconds,
          (SYSTEM.getProcessCpuTime() - cpu) / total,
          allocatedSince(allocated) / total);
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Caller {
    void run(int number) throws Exception;
  }

  private static void run(ExecutorService threads, int callers, Caller work) throws Exception {
    Future<?>[] running =
        IntStream.range(0, callers)
            .mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          work.run(i);
                          return true;
                        }))
            .toArray(Future<?>[]::new);
    for (Future<?> one : running) {
      one.get();
    }
  }

  /** A thread that ends takes its figure with it, so each is compared with itself. */
  private static double allocatedSince(Map<Long, Long> before) {
    return allocated().entrySet().stream()
        .mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L))
        .sum();
  }

  private static Map<Long, Long> allocated() {
    long[] ids = THREADS.getAllThreadIds();
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    return IntStream.range(0, ids.length)
        .filter(i -> bytes[i] > 0)
        .boxed()
        .collect(Collectors.toMap(i -> ids[i], i -> bytes[i]));
  }
}
