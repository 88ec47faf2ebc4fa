package dev.fanfare.cli.platform;

import dev.fanfare.activity.Activity;
import dev.fanfare.activity.RecordReport;
import dev.fanfare.analytics.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Books gifts on one or several threads. A creator's gifts always go to the same one, in their
 * order: so nobody waits for another's locks, and the books are the same for any number of threads.
 */
final class GiftWriters implements AutoCloseable {
  private final Activity activity;
  private final int writers;
  private final ExecutorService threads;

  GiftWriters(Activity activity, int writers) {
    this.activity = activity;
    this.writers = writers;
    this.threads =
        Executors.newFixedThreadPool(
            writers,
            task -> {
              Thread thread = new Thread(task, "gift-writer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Books a batch, each writer's share in a transaction of its own. Returns when all have ended.
   */
  RecordReport record(List<GiftRow> batch) {
    if (writers == 1) {
      return activity.record(batch.stream().map(GiftRow::fact).toList());
    }
    List<List<Fact>> shares = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      shares.add(new ArrayList<>());
    }
    for (GiftRow gift : batch) {
      int writer = Math.floorMod(gift.creator().value().hashCode(), writers);
      shares.get(writer).add(gift.fact());
    }
    List<Callable<RecordReport>> tasks = new ArrayList<>();
    shares.forEach(share -> tasks.add(() -> activity.record(share)));
    int added = 0;
    int repeated = 0;
    List<RecordReport.Rejected> rejected = new ArrayList<>();
    for (RecordReport report : results(tasks)) {
      added += report.added();
      repeated += report.repeated();
      rejected.addAll(report.rejected());
    }
    return new RecordReport(added, repeated, rejected);
  }

  private List<RecordReport> results(List<Callable<RecordReport>> tasks) {
    List<RecordReport> reports = new ArrayList<>();
    try {
      for (Future<RecordReport> task : threads.invokeAll(tasks)) {
        reports.add(task.get());
      }
      return reports;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while gifts were booked", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
