package dev.fanfare.moderation;

import dev.fanfare.event.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes up what was left: runs that were cut off, items that wait, marks that are due. */
final class Sweeps {
  private final Operations operations;
  private final ModerationStore store;
  private final Runs runs;
  private final StageRunner runner;
  private final Rulings rulings;

  Sweeps(
      Operations operations,
      ModerationStore store,
      Runs runs,
      StageRunner runner,
      Rulings rulings) {
    this.operations = operations;
    this.store = store;
    this.runs = runs;
    this.runner = runner;
    this.rulings = rulings;
  }

  int resume(int limit) {
    Instant now = operations.now();
    int decided =
        runs.run(
            taken(
                store.due(now, limit),
                screening -> {
                  Screening.Run run = screening.run();
                  return run != null && !run.dueAt().isAfter(now);
                }));
    marks(limit);
    return decided;
  }

  int rescreen(int limit) {
    Instant now = operations.now();
    List<Screening> waiting = store.waiting(now, runner.out(now), limit);
    runs.run(
        taken(
            waiting,
            screening ->
                screening.run() == null
                    && screening.waiting() != null
                    && !screening.waiting().nextTry().isAfter(now)));
    return (int)
        waiting.stream()
            .map(Screening::content)
            .map(store::find)
            .flatMap(Optional::stream)
            .filter(screening -> screening.waiting() == null)
            .count();
  }

  /** Takes screenings for runs of our own, those that nobody else has taken meanwhile. */
  private List<Runs.Started> taken(List<Screening> found, Predicate<Screening> stillOpen) {
    List<Runs.Started> taken = new ArrayList<>();
    for (Screening one : found) {
      operations.inTransaction(() -> take(one.content(), stillOpen)).ifPresent(taken::add);
    }
    return taken;
  }

  private Optional<Runs.Started> take(ContentRef content, Predicate<Screening> stillOpen) {
    int newest = store.lock(content.id());
    Optional<Screening> screening = store.find(content).filter(stillOpen);
    if (screening.isEmpty()) {
      return Optional.empty();
    }
    return start(screening.get(), newest);
  }

  private Optional<Runs.Started> start(Screening screening, int newest) {
    ContentItem item = screening.item();
    if (item == null) {
      // Nothing is left to look at: what was decided stands, what was only waited for is held.
      if (screening.standing() == null || screening.waiting() != null) {
        rulings.holdErased(screening, newest);
      } else {
        store.put(screening.stopped());
      }
      return Optional.empty();
    }
    Screening.Run before = screening.run();
    boolean again = before == null || before.again();
    String cause = before == null ? "rescreen" : before.cause();
    Screening.Run run =
        new Screening.Run(operations.newId(), runs.dueFrom(operations.now()), again, cause);
    store.put(before == null ? screening.running(run) : screening.cutOff().running(run));
    return Optional.of(new Runs.Started(item, run.id()));
  }

  private void marks(int limit) {
    for (Screening screening : store.unmarked(limit)) {
      ContentItem item = screening.item();
      if (item == null) {
        marked(screening.content(), Screening.Mark.NONE, null);
      } else {
        try {
          note(screening.content(), runs.mark(item));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private void note(ContentRef content, Watermarking.Result result) {
    if (result instanceof Watermarking.Result.Failed failed) {
      marked(content, Screening.Mark.FAILED, failed.reason());
    } else if (result instanceof Watermarking.Result.Skipped skipped) {
      marked(content, Screening.Mark.SKIPPED, skipped.reason());
    } else {
      marked(content, Screening.Mark.VERIFIED, null);
    }
  }

  private void marked(ContentRef content, Screening.Mark mark, @Nullable String fault) {
    operations.inTransaction(
        () -> {
          store.lock(content.id());
          store
              .find(content)
              .filter(screening -> screening.mark() == Screening.Mark.DUE)
              .ifPresent(screening -> store.put(screening.marked(mark, fault)));
        });
  }
}
