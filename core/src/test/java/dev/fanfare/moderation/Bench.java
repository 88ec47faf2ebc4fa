package dev.fanfare.moderation;

import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A moderation service in memory with what a test wants to look at. */
final class Bench implements AutoCloseable {
  final TestClock clock = new TestClock(Given.NOON);
  final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  final EventStore outbox = new InMemoryEventStore(transactions);
  final Operations operations =
      Operations.of(
          transactions,
          new InMemoryOperationStore(transactions),
          outbox,
          IdGenerator.timeOrdered(clock),
          clock);
  final ModerationStore store = new InMemoryModerationStore(transactions);
  final List<Decision> queue = new ArrayList<>();
  final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "stages");
            thread.setDaemon(true);
            return thread;
          });

  /** A policy that asks for one stage of text and files. */
  static ModerationPolicy policy(String stage) {
    return ModerationPresets.rulesOnly().toBuilder("test-1", Instant.EPOCH)
        .remove("need-normalise")
        .remove("need-rules")
        .require(Requirement.that("need-text", ContentPart.TEXT, stage))
        .require(Requirement.that("need-pictures", ContentPart.PICTURES, stage))
        .require(Requirement.that("need-speech", ContentPart.SPEECH, stage))
        .build();
  }

  Moderation over(ModerationPolicy policy, Stage... stages) {
    return over(ModerationPolicies.of(policy), pipeline(stages).build());
  }

  Moderation over(ModerationPolicies policies, Pipeline pipeline) {
    return Moderation.of(
        operations, store, policies, pipeline, (decision, item, flags) -> queue.add(decision));
  }

  Pipeline.Builder pipeline(Stage... stages) {
    Pipeline.Builder pipeline = Pipeline.builder(threads).breaker(3, Duration.ofMinutes(5));
    for (Stage stage : stages) {
      pipeline.stage(stage);
    }
    return pipeline;
  }

  /** Returns the events so far, those of moderation, oldest first. */
  List<ModerationEvent> events() {
    return outbox.waiting(10_000, Set.of()).stream()
        .map(RecordedEvent::event)
        .map(ModerationEvent.class::cast)
        .toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
