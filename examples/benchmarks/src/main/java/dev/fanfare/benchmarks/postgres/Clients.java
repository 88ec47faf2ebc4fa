package dev.fanfare.benchmarks.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that work at the same time. */
final class Clients {
  private Clients() {}

  /** What one of the clients does. */
  interface Client {
    void run(int number) throws Exception;
  }

  /** Runs clients side by side until all have ended. */
  static void run(int clients, Client work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  work.run(number);
                  return true;
                }));
      }
      for (Future<?> client : running) {
        client.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
