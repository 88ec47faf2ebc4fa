package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import java.util.List;
import java.util.Optional;

/**
 * Where batch runs are kept, so that one that was interrupted goes on. Part of {@link PayoutStore}.
 */
public interface PayoutRunStore {
  /** How far a run has come. */
  enum RunPhase {
    /** Payouts are being made. */
    REQUESTING,
    /** Payouts are being submitted. */
    SUBMITTING,
    /** Its report is final. */
    FINISHED
  }

  /** Adds a run in its first phase. The caller has made sure that its key is new. */
  void addRun(PayoutRun run);

  /** Returns a run, empty if there is none of that key. */
  Optional<PayoutRun> findRun(IdempotencyKey run);

  /**
   * Returns the phase of a run and keeps others from changing it until the running transaction
   * ends; empty if there is no such run.
   */
  Optional<RunPhase> lockRun(IdempotencyKey run);

  /** Sets the phase of a run. The caller holds the run's lock. */
  void saveRunPhase(IdempotencyKey run, RunPhase phase);

  /**
   * Adds an entry.
   *
   * @return false, and nothing is changed, if the run has one for the creator
   */
  boolean addRunEntry(PayoutRunEntry entry);

  /** Returns a run's entry for a creator, empty if it has none. */
  Optional<PayoutRunEntry> runEntry(IdempotencyKey run, CreatorId creator);

  /** Replaces a creator's entry. The caller holds the run's lock. */
  void saveRunEntry(PayoutRunEntry entry);

  /** Returns the last creator, by id, that a run has an entry for; empty if it has none. */
  Optional<CreatorId> lastOfRun(IdempotencyKey run);

  /**
   * Returns entries of a run, ascending by creator.
   *
   * @param after the last creator of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<PayoutRunEntry> runEntries(IdempotencyKey run, Optional<CreatorId> after, int limit);
}
