package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

/** Says what a job has come to. */
final class Results {
  private Results() {}

  static ContentResult of(JobRecord job, boolean replayed) {
    return switch (job.state()) {
      case QUEUED, PROCESSING ->
          new ContentResult.InProgress(job.id(), requireNonNull(job.dueAt()), replayed);
      case SCREENING -> new ContentResult.Held(job.id(), false, replayed);
      case HELD -> new ContentResult.Held(job.id(), true, replayed);
      case BLOCKED -> new ContentResult.Blocked(job.id(), replayed);
      case FAILED -> new ContentResult.Failed(job.id(), requireNonNull(job.failure()), replayed);
      case COMPLETED -> {
        String text = job.output();
        yield text == null
            ? new ContentResult.Erased(job.id(), replayed)
            : new ContentResult.Generated(
                job.id(), text, job.price(), requireNonNull(job.charge()), replayed);
      }
    };
  }
}
