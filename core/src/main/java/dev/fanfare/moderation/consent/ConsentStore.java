package dev.fanfare.moderation.consent;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where what people decided is kept. Safe for concurrent use.
 *
 * <p>Persons and items are told apart and sorted as bytes, not by a language's collation. Writes
 * run in a transaction.
 */
public interface ConsentStore {
  /**
   * Keeps others from deciding for a person, and from checking an item with them, until the running
   * transaction ends. Of several persons the callers lock the smallest first.
   *
   * @return the number of the person's last record, 0 if there is none
   */
  long lock(PersonId person);

  /** Adds a record; the caller holds the person's lock, and its number is the next. */
  void append(ConsentRecord record);

  /** Returns a record, empty if there is none of that id. */
  Optional<ConsentRecord> find(UUID id);

  /**
   * Returns what decides about an item: for each person, purpose and scope that reaches it the
   * newest grant and the newest withdrawal, by number. One query, however many persons there are.
   */
  List<ConsentRecord> standing(
      Collection<PersonId> persons, Set<ConsentPurpose> purposes, CreatorId creator, String item);

  /**
   * Returns what a person decided, oldest first.
   *
   * @param after the number of the last record of the page before, 0 to begin
   * @param limit how many at most, 1 or more
   */
  List<ConsentRecord> history(PersonId person, long after, int limit);

  /** Adds a task. */
  void addTask(ConsentTask task);

  /**
   * Returns the task that has been due longest at an instant, and keeps others from working on it
   * until the running transaction ends; one that somebody works on is passed over ({@code for
   * update skip locked}).
   */
  Optional<ConsentTask> lockDueTask(Instant now);

  /** Replaces a task. */
  void saveTask(ConsentTask task);

  /** Removes a task that is done. */
  void removeTask(UUID id);

  /**
   * Replaces all of a person's records with {@link ConsentRecord#erased}, and removes the tasks
   * about them; a task that somebody works on stays until they are done. The caller holds the
   * person's lock.
   *
   * @return how many records
   */
  int erase(PersonId person, String keyedHash);
}
