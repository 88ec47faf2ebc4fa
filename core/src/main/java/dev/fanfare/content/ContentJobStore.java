package dev.fanfare.content;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where content jobs are kept, for good; texts only until they are erased. Safe for concurrent use.
 * Ids are sorted as their text.
 */
public interface ContentJobStore {
  /**
   * Adds a job.
   *
   * @throws FanfareException if the id or the reservation is stored already
   */
  void add(JobRecord job);

  /** Returns a job, empty if there is none of that id. */
  Optional<JobRecord> find(UUID id);

  /** Returns a job and keeps others from changing it until the running transaction ends. */
  Optional<JobRecord> lock(UUID id);

  /** Replaces a job that the running transaction has locked. */
  void save(JobRecord job);

  /**
   * Returns the queued job that has been due for longest and locks it as {@link #lock} does; one
   * that another transaction has locked is passed over.
   */
  Optional<JobRecord> lockNextQueued(Instant now);

  /**
   * Returns jobs that somebody has to take up: being processed or screened, and the lease is over;
   * or not ended, and the deadline has come. The longest overdue come first, then by id.
   *
   * @param limit how many at most, 1 or more
   */
  List<UUID> overdue(Instant now, int limit);

  /**
   * Returns a creator's jobs, newest first, those of one instant by descending id.
   *
   * @param after the last one of the page before, empty to begin; nothing follows one never stored
   * @param limit how many at most, 1 or more
   */
  List<JobRecord> ofCreator(CreatorId creator, Optional<UUID> after, int limit);

  /**
   * Erases the texts of all of a creator's jobs, as {@link JobRecord#withoutTexts} does, in one
   * step.
   *
   * @return how many had texts
   */
  int eraseTexts(CreatorId creator);

  /** Hands over every job, without holding all in memory where the storage can stream. */
  void forEach(Consumer<JobRecord> visitor);
}
