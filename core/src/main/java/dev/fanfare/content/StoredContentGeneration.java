package dev.fanfare.content;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.content.ContentScreen.Draft;
import dev.fanfare.content.JobSteps.Taken;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class StoredContentGeneration implements ContentGeneration {
  private static final Logger LOG = LoggerFactory.getLogger(StoredContentGeneration.class);
  private static final int PAGE = 100;

  private final ContentParts parts;
  private final Operations operations;
  private final JobSteps steps;
  private final JobRunner runner;

  StoredContentGeneration(ContentParts parts) {
    this.parts = parts;
    this.operations = parts.operations();
    this.steps = new JobSteps(parts);
    this.runner = new JobRunner(parts, steps);
  }

  /** A request that was begun, and the job if this call has it. */
  private record Begun(SubmitResult answer, Optional<JobRecord> mine) {}

  @Override
  public ContentResult generate(ContentRequest request, IdempotencyKey key) {
    parts.requireNoTransaction("generate");
    Begun begun = begin(request, key);
    return begun
        .mine()
        .map(mine -> Results.of(runner.run(mine), begun.answer().replayed()))
        .orElseGet(() -> soFar(begun.answer()));
  }

  @Override
  public ContentStream stream(ContentRequest request, LongConsumer progress, IdempotencyKey key) {
    requireNonNull(progress, "progress");
    parts.requireNoTransaction("stream");
    Begun begun = begin(request, key);
    Optional<JobRecord> mine = begun.mine();
    if (mine.isEmpty()) {
      return StreamedJob.done(soFar(begun.answer()));
    }
    return mine.get().state() == ContentState.PROCESSING
        ? new StreamedJob(parts, runner, mine.get(), progress).start()
        : StreamedJob.done(Results.of(runner.run(mine.get()), begun.answer().replayed()));
  }

  /** Begins a job, or takes up one that was begun under the key and that nobody goes on with. */
  private Begun begin(ContentRequest request, IdempotencyKey key) {
    @Nullable JobRecord[] made = {null};
    SubmitResult answer = begin(request, false, key, made);
    JobRecord mine = made[0];
    if (mine != null) {
      return new Begun(answer, Optional.of(mine));
    }
    if (answer instanceof SubmitResult.Submitted earlier) {
      Taken taken = steps.takeUp(earlier.job(), true);
      return new Begun(answer, taken.mine() ? Optional.of(taken.job()) : Optional.empty());
    }
    return new Begun(answer, Optional.empty());
  }

  private ContentResult soFar(SubmitResult answer) {
    if (answer instanceof SubmitResult.Submitted begun) {
      JobRecord job =
          parts
              .store()
              .find(begun.job())
              .orElseThrow(() -> new UnknownContentJobException(begun.job()));
      return Results.of(job, true);
    }
    SubmitResult.Declined declined = (SubmitResult.Declined) answer;
    return new ContentResult.Declined(declined.price(), declined.available(), declined.replayed());
  }

  @Override
  public SubmitResult submit(ContentRequest request, IdempotencyKey key) {
    return begin(request, true, key, new JobRecord[1]);
  }

  private SubmitResult begin(
      ContentRequest request, boolean queued, IdempotencyKey key, @Nullable JobRecord[] made) {
    require(
        request.prompt().length() <= parts.policy().maxPrompt(),
        "prompt must be at most %d characters, had %d",
        parts.policy().maxPrompt(),
        request.prompt().length());
    parts.policy().template(request.type());
    parts.prices().cost(request.type(), request.quality());
    return operations.once(
        key,
        queued ? "content.submit" : "content.generate",
        Fingerprint.of(
            "creator", request.creator(),
            "type", request.type(),
            "quality", request.quality(),
            "prompt", request.prompt()),
        SubmitResult.class,
        () -> {
          JobSteps.Begun begun = steps.begin(request, queued, key);
          made[0] = begun.job();
          return begun.answer();
        });
  }

  @Override
  public WorkReport work(int limit) {
    parts.requireNoTransaction("work");
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    Round round = new Round();
    while (round.count < limit && !Thread.currentThread().isInterrupted()) {
      Optional<Taken> next = steps.takeNext();
      if (next.isEmpty()) {
        break;
      }
      round.run(next.get().job().id(), next::get);
    }
    return round.report();
  }

  @Override
  public WorkReport recover(int limit) {
    parts.requireNoTransaction("recover");
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    Round round = new Round();
    for (UUID id : parts.store().overdue(operations.now(), limit)) {
      round.run(id, () -> steps.takeUp(id, false));
    }
    return round.report();
  }

  /** Counts what becomes of jobs; one that cannot be stored must not keep the others waiting. */
  private final class Round {
    private final Map<ContentState, Integer> states = new EnumMap<>(ContentState.class);
    private int count;
    private int faults;

    void run(UUID id, Supplier<Taken> taking) {
      count++;
      try {
        Taken taken = taking.get();
        JobRecord job = taken.mine() ? runner.run(taken.job()) : taken.job();
        states.merge(job.state(), 1, Integer::sum);
      } catch (RuntimeException e) {
        // Not the exception itself: a database may quote the row that it refused.
        LOG.error(
            "Content job {} could not be brought on, its lease will end: {}",
            id,
            e.getClass().getName());
        faults++;
      }
    }

    WorkReport report() {
      return new WorkReport(states, faults);
    }
  }

  @Override
  public ContentDecision approve(UUID job, IdempotencyKey key) {
    return decide("content.approve", job, true, key);
  }

  @Override
  public ContentDecision block(UUID job, IdempotencyKey key) {
    return decide("content.block", job, false, key);
  }

  private ContentDecision decide(String kind, UUID job, boolean approved, IdempotencyKey key) {
    requireNonNull(job, "job");
    return operations.once(
        key,
        kind,
        Fingerprint.of("job", job),
        ContentDecision.class,
        () -> steps.decide(job, approved));
  }

  @Override
  public Optional<ContentJob> find(UUID job) {
    return parts.store().find(job).map(JobRecord::seen);
  }

  @Override
  public Optional<Draft> heldDraft(UUID job) {
    return parts
        .store()
        .find(job)
        .filter(held -> held.state() == ContentState.HELD)
        .flatMap(
            held ->
                Optional.ofNullable(held.output())
                    .map(text -> new Draft(held.id(), held.creator(), held.type(), text)));
  }

  @Override
  public List<ContentJob> forCreator(CreatorId creator, Optional<UUID> after, int limit) {
    requireNonNull(creator, "creator");
    requireRange("limit", limit, 1, 1_000);
    return parts.store().ofCreator(creator, after, limit).stream().map(JobRecord::seen).toList();
  }

  @Override
  public int forget(CreatorId creator) {
    requireNonNull(creator, "creator");
    parts.requireNoTransaction("forget");
    int erased = parts.store().eraseTexts(creator);
    Optional<UUID> last = Optional.empty();
    List<JobRecord> page;
    do {
      page = parts.store().ofCreator(creator, last, PAGE);
      for (JobRecord job : page) {
        if (job.erased() && !job.state().isFinal()) {
          steps.takeUp(job.id(), false);
        }
        if (job.erased()) {
          parts.screen().forget(job.id());
        }
      }
      last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1).id());
    } while (page.size() == PAGE);
    return erased;
  }
}
