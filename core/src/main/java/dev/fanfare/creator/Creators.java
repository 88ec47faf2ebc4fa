package dev.fanfare.creator;

import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Asset;
import java.util.Optional;

/** The creators of the platform, as far as money needs to know them. */
public interface Creators {
  /** Returns creators kept in a store. */
  static Creators of(Operations operations, CreatorStore store) {
    return new StoredCreators(operations, store);
  }

  /**
   * Registers a creator, or replaces what was registered.
   *
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  CreatorChanged register(Creator creator, IdempotencyKey key);

  /**
   * Records whether the creator's identity is established. A creator never registered becomes known
   * with defaults: its id as the name, UTC, joined now.
   *
   * @param currency what the creator is paid in, should this be the first time the creator is
   *     mentioned
   */
  CreatorChanged verify(
      CreatorId creator, Verification verification, Asset currency, IdempotencyKey key);

  /**
   * Stops payouts to a creator.
   *
   * @param reason 1 to 200 characters, shown to operators
   * @throws UnknownCreatorException if the creator was never registered
   */
  CreatorChanged holdPayouts(CreatorId creator, String reason, IdempotencyKey key);

  /**
   * Lets payouts to a creator resume.
   *
   * @throws UnknownCreatorException if the creator was never registered
   */
  CreatorChanged releasePayouts(CreatorId creator, IdempotencyKey key);

  /** Returns a creator, empty if never registered or verified. */
  Optional<Creator> find(CreatorId creator);

  /** The creator as it stands after a change. */
  record CreatorChanged(Creator creator, boolean replayed) implements Answer {
    @Override
    public CreatorChanged asReplayed() {
      return new CreatorChanged(creator, true);
    }
  }
}
