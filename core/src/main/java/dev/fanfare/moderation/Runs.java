package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs items through the stages and has each concluded. Nothing here is within a transaction but
 * the renewing of a run, so that a run that takes long is not taken for one that was cut off.
 */
final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

  /** How many items go through the stages together: their frames are in memory all the while. */
  private static final int GROUP = 20;

  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(15);

  private final Operations operations;
  private final ModerationStore store;
  private final ModerationPolicies policies;
  private final Pipeline pipeline;
  private final StageRunner runner;
  private final Conclusions conclusions;

  /** A run of an item. */
  record Started(ContentItem item, UUID run) {}

  Runs(
      Operations operations,
      ModerationStore store,
      ModerationPolicies policies,
      Pipeline pipeline,
      StageRunner runner,
      Conclusions conclusions) {
    this.operations = operations;
    this.store = store;
    this.policies = policies;
    this.pipeline = pipeline;
    this.runner = runner;
    this.conclusions = conclusions;
  }

  /** Returns until when a run that begins or is seen alive now is not taken for one cut off. */
  Instant dueFrom(Instant now) {
    Duration slowest = pipeline.slowest().multipliedBy(3);
    return now.plus(slowest.compareTo(SHORTEST_LEASE) > 0 ? slowest : SHORTEST_LEASE);
  }

  /** Runs items and returns how many were concluded. An interruption leaves the rest to a sweep. */
  int run(List<Started> started) {
    int concluded = 0;
    try {
      for (int from = 0; from < started.size(); from += GROUP) {
        concluded += group(started.subList(from, Math.min(started.size(), from + GROUP)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.info("A screening was interrupted; what was not decided is held until it is resumed");
    }
    return concluded;
  }

  private int group(List<Started> started) throws InterruptedException {
    ModerationPolicy policy = policies.inForce(operations.now());
    List<RunInspection> inspections = new ArrayList<>();
    List<RunInspection> toBeRun = new ArrayList<>();
    List<Started> alive = new ArrayList<>();
    for (Started one : started) {
      Screening screening = renew(one);
      if (screening != null) {
        alive.add(one);
        RunInspection inspection = inspection(one.item(), screening);
        inspections.add(inspection);
        // What was cut off again and again may be what cuts it off: a person looks at it.
        if (screening.tries() < Conclusions.MAX_TRIES) {
          toBeRun.add(inspection);
        }
      }
    }
    Heartbeat heartbeat = new Heartbeat(alive);
    runner.run(toBeRun, policy, heartbeat);
    int concluded = 0;
    for (int i = 0; i < alive.size(); i++) {
      heartbeat.run();
      Findings findings = inspections.get(i).findings();
      Marked marked = mark(alive.get(i).item(), findings, policy);
      if (conclusions.conclude(alive.get(i), marked, policy)) {
        concluded++;
      }
    }
    return concluded;
  }

  private RunInspection inspection(ContentItem item, Screening screening) {
    Findings findings = Findings.of(item, standing(item));
    if (screening.run() != null && screening.run().again()) {
      // A model that says something else the second time does not take back what it said.
      findings =
          findings.withEarlier(
              store.signals(item.ref()).stream()
                  .filter(signal -> signal.status() == SignalStatus.OK)
                  .filter(signal -> !signal.at().isBefore(screening.openedAt()))
                  .filter(s -> s.detector().family() == DetectorFamily.LANGUAGE_MODEL)
                  .toList());
    }
    return new RunInspection(item, findings, operations, pipeline.frames(), pipeline.mostFrames());
  }

  private CreatorStanding standing(ContentItem item) {
    try {
      return requireNonNull(pipeline.standings().of(item.creator()), "standing");
    } catch (RuntimeException e) {
      LOG.warn("A creator's standing is not known: {}", e.getClass().getName());
      return CreatorStanding.NEW;
    }
  }

  /** What is known of an item's mark, and what follows from it. */
  record Marked(Findings findings, Screening.Mark mark, @Nullable String fault) {}

  /** Marks what would be approved; what cannot be marked is held, or shown, as the policy says. */
  private Marked mark(ContentItem item, Findings findings, ModerationPolicy policy)
      throws InterruptedException {
    Verdict verdict = policy.decide(findings);
    boolean approved = verdict.actions().visibility().isShown() && !verdict.deferred();
    if (!approved || pipeline.watermarking().isEmpty() || !item.hasVisualMedia()) {
      return new Marked(findings, Screening.Mark.NONE, null);
    }
    Watermarking.Result result = mark(item);
    if (result instanceof Watermarking.Result.Failed failed) {
      Findings unmarked =
          policy.showsUnmarked()
              ? findings
              : findings.with(
                  StageName.WATERMARK,
                  StageResult.missing(SignalStatus.ERRORED, failed.reason(), List.of()));
      return new Marked(unmarked, Screening.Mark.FAILED, failed.reason());
    }
    return result instanceof Watermarking.Result.Skipped skipped
        ? new Marked(findings, Screening.Mark.SKIPPED, skipped.reason())
        : new Marked(findings, Screening.Mark.VERIFIED, null);
  }

  /** Marks an item's files. */
  Watermarking.Result mark(ContentItem item) throws InterruptedException {
    Watermarking watermarking = pipeline.watermarking().orElseThrow();
    UUID mark = markOf(item.ref());
    try {
      return requireNonNull(
          runner.within(pipeline.watermarkTimeout(), () -> watermarking.mark(item, mark)),
          "result");
    } catch (TimeoutException e) {
      return new Watermarking.Result.Failed("timeout");
    } catch (ExecutionException e) {
      LOG.warn("Marking failed with {}", StageRunner.className(e.getCause()));
      return new Watermarking.Result.Failed("failed");
    } catch (RejectedExecutionException | NullPointerException e) {
      LOG.warn("Marking failed with {}", e.getClass().getName());
      return new Watermarking.Result.Failed("failed");
    }
  }

  private static UUID markOf(ContentRef content) {
    return DerivedId.of(content.toString(), "watermark");
  }

  private @Nullable Screening renew(Started started) {
    return operations
        .inTransaction(
            () -> {
              store.lock(started.item().ref().id());
              Screening screening = store.find(started.item().ref()).orElse(null);
              if (screening == null || !screening.isRunBy(started.run())) {
                return Optional.<Screening>empty();
              }
              Screening renewed = screening.renewed(dueFrom(operations.now()));
              store.put(renewed);
              return Optional.of(renewed);
            })
        .orElse(null);
  }

  /** Renews runs once a third of their time has passed. */
  private final class Heartbeat implements Runnable {
    private final List<Started> runs;
    private Instant last = operations.now();

    Heartbeat(List<Started> runs) {
      this.runs = runs;
    }

    @Override
    public void run() {
      Instant now = operations.now();
      Duration lease = Duration.between(now, dueFrom(now));
      if (last.plus(lease.dividedBy(3)).isBefore(now)) {
        runs.forEach(Runs.this::renew);
        last = now;
      }
    }
  }
}
