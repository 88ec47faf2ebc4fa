package dev.fanfare.moderation;

import dev.fanfare.event.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends items through the stages, each within its time. */
final class StageRunner {
  private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);

  /** The fault of a stage that was not asked. */
  static final String OUT = "out";

  private final Pipeline pipeline;
  private final Operations operations;
  private final Outages outages;
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

  /** Hears when a stage goes out and comes back. */
  interface Outages {
    void began(String stage, Instant at);

    void ended(String stage, Instant at);
  }

  StageRunner(Pipeline pipeline, Operations operations, Outages outages) {
    this.pipeline = pipeline;
    this.operations = operations;
    this.outages = outages;
    pipeline
        .stages()
        .forEach(
            stage ->
                breakers.put(stage.name(), new Breaker(pipeline.failures(), pipeline.pause())));
  }

  /** Returns the stages that would not be asked now. */
  Collection<String> out(Instant now) {
    List<String> out = new ArrayList<>();
    breakers.forEach(
        (stage, breaker) -> {
          if (!breaker.isReady(now)) {
            out.add(stage);
          }
        });
    Collections.sort(out);
    return out;
  }

  /**
   * Sends items through all stages; what the policy blocks reaches no further one.
   *
   * @param heartbeat is called before each call of a stage
   * @throws InterruptedException if the caller was interrupted; nothing is concluded then
   */
  void run(List<RunInspection> items, ModerationPolicy policy, Runnable heartbeat)
      throws InterruptedException {
    for (Stage stage : pipeline.stages()) {
      List<RunInspection> open =
          items.stream().filter(item -> !policy.blocks(item.findings())).toList();
      for (int from = 0; from < open.size(); from += stage.batch()) {
        List<RunInspection> some = open.subList(from, Math.min(open.size(), from + stage.batch()));
        heartbeat.run();
        List<StageResult> results = ask(stage, some);
        for (int i = 0; i < some.size(); i++) {
          some.get(i).conclude(stage.name(), results.get(i));
        }
      }
    }
  }

  private List<StageResult> ask(Stage stage, List<RunInspection> items)
      throws InterruptedException {
    Breaker breaker = breakers.get(stage.name());
    if (breaker == null || !breaker.admits(operations.now())) {
      return all(items, SignalStatus.ERRORED, OUT);
    }
    Instant until = operations.now().plus(stage.timeout());
    items.forEach(item -> item.begin(until));
    List<StageResult> results;
    try {
      List<Inspection> given = List.copyOf(items);
      results = checked(stage, items, within(stage.timeout(), () -> stage.inspect(given)));
    } catch (TimeoutException e) {
      LOG.warn("Stage {} took longer than {}", stage.name(), stage.timeout());
      results = all(items, SignalStatus.TIMED_OUT, "timeout");
    } catch (ExecutionException e) {
      results = failed(stage, items, e.getCause());
    } catch (RejectedExecutionException e) {
      results = failed(stage, items, e);
    }
    note(stage, breaker, results);
    return results;
  }

  /** The cause's message may hold what the item holds: only its class is told. */
  private static List<StageResult> failed(
      Stage stage, List<RunInspection> items, @Nullable Throwable cause) {
    LOG.warn("Stage {} failed with {}", stage.name(), className(cause));
    return all(items, SignalStatus.ERRORED, "failed");
  }

  static String className(@Nullable Throwable cause) {
    return cause == null ? "an unknown fault" : cause.getClass().getName();
  }

  private static List<StageResult> checked(
      Stage stage, List<RunInspection> items, @Nullable List<StageResult> results) {
    if (results == null
        || results.size() != items.size()
        || results.stream().anyMatch(Objects::isNull)) {
      LOG.warn("Stage {} did not answer for each of its items", stage.name());
      return all(items, SignalStatus.MALFORMED, "no-result");
    }
    List<StageResult> checked = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      StageResult result = results.get(i);
      List<Signal> own = items.get(i).newOf(result.signals());
      checked.add(
          own.size() == result.signals().size()
              ? result
              : StageResult.missing(SignalStatus.MALFORMED, "repeated-signal", own));
    }
    return checked;
  }

  private static List<StageResult> all(
      List<RunInspection> items, SignalStatus status, String fault) {
    StageResult result = StageResult.missing(status, fault, List.of());
    return items.stream().map(item -> result).toList();
  }

  private void note(Stage stage, Breaker breaker, List<StageResult> results) {
    boolean failed = results.stream().allMatch(result -> result.status().isOutage());
    Instant now = operations.now();
    switch (breaker.ended(failed, now)) {
      case OPENED -> {
        LOG.warn("Stage {} is out and not asked for {}", stage.name(), pipeline.pause());
        outages.began(stage.name(), now);
      }
      case CLOSED -> outages.ended(stage.name(), now);
      case NONE -> {}
    }
  }

  /**
   * Runs a call on the executor and waits for it at most a time, in which it may have to wait for a
   * thread too. A call that is late is interrupted, and what it returns is lost.
   */
  <T> T within(Duration timeout, Callable<T> call)
      throws InterruptedException, ExecutionException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(call);
    try {
      pipeline.executor().execute(task);
      return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      task.cancel(true);
    }
  }
}
