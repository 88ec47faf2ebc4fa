package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where payouts, their history, their attempts and the gateways' reports are kept. Safe for
 * concurrent use.
 *
 * <p>Creators' ids, keys and codes are told apart and sorted as bytes, so capital letters come
 * before small ones: no language's collation. So are payouts' ids. Destinations within attempts are
 * personal data: a storage on disk encrypts them.
 */
public interface PayoutStore extends PayoutRunStore {
  /**
   * Adds a payout with the first step of its history.
   *
   * @throws DuplicatePayoutException if the id is stored already
   */
  void add(Payout payout, PayoutStep first);

  /** Returns a payout, empty if there is none of that id. */
  Optional<Payout> find(UUID id);

  /** Returns a payout and keeps others from changing it until the running transaction ends. */
  Optional<Payout> lock(UUID id);

  /**
   * Stores a payout's next step, if the payout still stands where the step begins. The check and
   * the write are one statement ({@code … where id = ? and state = step.from and version = step.seq
   * - 1}).
   *
   * @param next the payout after the step
   * @return whether it was stored; if not, nothing was changed
   */
  boolean advance(Payout next, PayoutStep step);

  /** Returns the steps of a payout, oldest first. */
  List<PayoutStep> history(UUID payout);

  /**
   * Adds an open attempt.
   *
   * @return false, and nothing is changed, if the key is stored already or the payout has an open
   *     attempt
   */
  boolean addAttempt(AttemptRecord attempt);

  /** Returns the attempt of a key, empty if there is none. */
  Optional<AttemptRecord> attempt(UUID key);

  /** Returns the attempts of a payout, oldest first. */
  List<AttemptRecord> attempts(UUID payout);

  /**
   * Replaces an attempt's own facts; what the gateway gets never changes. The caller holds the
   * payout's lock.
   */
  void saveAttempt(AttemptRecord attempt);

  /**
   * Puts {@link PayoutDestination.Forgotten} in the place of the destinations of a creator's closed
   * attempts. Open ones keep theirs until they are closed.
   *
   * @return the keys of the creator's closed attempts, under which a gateway may keep as much
   */
  List<UUID> forgetDestinations(CreatorId creator);

  /**
   * Returns the keys of open attempts that are to be looked up at or before an instant, the longest
   * waiting first.
   *
   * @param limit how many at most, 1 or more
   */
  List<UUID> attemptsDue(Instant at, int limit);

  /**
   * Stores a gateway's report, unless the same one is stored: same gateway, event id, attempt and
   * state.
   *
   * @return whether it was stored now
   */
  boolean addReport(String gateway, GatewayReport report);

  /** Returns what is in doubt about a creator's payouts. */
  Doubts doubts(CreatorId creator);

  /**
   * Returns the last day that a creator's payouts from a balance have covered: of those that
   * failed, were cancelled or came back, none counts.
   */
  Optional<LocalDate> lastPeriodEnd(CreatorId creator, Asset balance);

  /**
   * Returns payouts of a state, the longest requested first, then by id.
   *
   * @param after the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<Payout> inState(PayoutState state, Optional<Payout> after, int limit);

  /**
   * Returns a creator's payouts, the latest requested first.
   *
   * @param before the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<Payout> ofCreator(CreatorId creator, Optional<Payout> before, int limit);

  /** Hands over every payout, without holding all in memory where the storage can stream. */
  void forEach(Consumer<Payout> visitor);

  /**
   * What is in doubt about a creator's payouts.
   *
   * @param unknown how many are in {@link PayoutState#UNKNOWN}
   * @param contradicted how many carry a {@link Payout#contradiction}
   */
  record Doubts(int unknown, int contradicted) {}
}
