package dev.fanfare.moderation.consent;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.ConsentAnswer;
import dev.fanfare.moderation.ConsentGate;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The consent of people who can be seen or heard in content, for each purpose and as far as they
 * gave it (GDPR Art. 6, 7 and 9).
 *
 * <p>What relied on a consent is held and screened anew once it is withdrawn, has ended or was
 * erased. Whom an item shows is what was given to moderation with it.
 */
public interface Consents {
  /**
   * Returns the consents kept in a store.
   *
   * @param items whom items show
   * @param moderation is told what to hold and screen anew
   * @param policy the one of the {@link #gate}
   * @param hash makes what stands in the place of somebody who is forgotten
   */
  static Consents of(
      Operations operations,
      ConsentStore store,
      ModerationStore items,
      Moderation moderation,
      ConsentPolicy policy,
      PersonHash hash) {
    return new StoredConsents(operations, store, items, moderation, policy, hash);
  }

  /**
   * Returns what the moderation pipeline asks about each item. It holds the persons while it looks
   * at what they decided, so that a withdrawal either is seen or finds the item.
   */
  static ConsentGate gate(Operations operations, ConsentStore store, ConsentPolicy policy) {
    return new StoredConsentGate(operations, store, policy);
  }

  /**
   * Records that somebody agreed.
   *
   * @param key names the request
   * @throws IllegalArgumentException if it was granted in the future
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  GrantResult grant(ConsentGrant grant, IdempotencyKey key);

  /**
   * Records that somebody takes a consent back, from now on, or says no in advance. It needs
   * neither a proof nor a reason: as easy as giving it (GDPR Art. 7(3)). The first hundred items
   * that rely on it are held in the same transaction, more by {@link #reopenLapsed}.
   *
   * @param scope all consents within this scope end
   * @param by the host's id of who records it, 1 to 64 characters
   * @param key names the request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  WithdrawResult withdraw(
      PersonId person, ConsentPurpose purpose, ConsentScope scope, String by, IdempotencyKey key);

  /**
   * Forgets somebody (GDPR Art. 17): of each record there remains what was decided about what and
   * when, with a keyed hash in the place of the person. It counts for nothing any more, so what
   * relied on it is held and screened anew.
   *
   * <p>The items as they were screened still name the person; {@link Moderation#erase} ends that.
   *
   * @param key names the request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  EraseResult erase(PersonId person, IdempotencyKey key);

  /**
   * Returns how consent stands for everybody in an item's newest version that was screened. {@link
   * ConsentAnswer.State#UNAVAILABLE} if none was, it was erased or it is another creator's: then
   * nobody knows who is in it.
   *
   * @param item the host's id of the item
   */
  ConsentAnswer verify(String item, CreatorId creator, ConsentPurpose purpose);

  /** Returns how consent stands for people in an item, whoever else may be in it. */
  ConsentAnswer verify(
      String item, CreatorId creator, ConsentPurpose purpose, List<PersonId> persons);

  /**
   * Says how consent stands, as {@link #verify(String, CreatorId, ConsentPurpose)} does, and raises
   * a flag of HIGH severity on the item's newest version if it lacks.
   *
   * @param askedBy the host's id of who asks, 1 to 64 characters
   * @param key names the request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  VerifyResult verify(
      String item, CreatorId creator, ConsentPurpose purpose, String askedBy, IdempotencyKey key);

  /**
   * Returns what a person decided, oldest first.
   *
   * @param after the number of the last record of the page before, 0 to begin
   * @param limit how many at most, 1 to 1000
   */
  List<ConsentRecord> history(PersonId person, long after, int limit);

  /**
   * Has items screened anew that rely on a consent which has ended since, and goes on with what
   * {@link #withdraw} and {@link #erase} left over.
   *
   * @param limit how many items to look at, at most; 1 to 10 000
   * @return how many were held
   */
  int reopenLapsed(int limit);

  /** What became of a {@link #grant}. */
  sealed interface GrantResult extends Answer {
    /** It is recorded. */
    record Granted(UUID consent, boolean replayed) implements GrantResult {
      @Override
      public Granted asReplayed() {
        return new Granted(consent, true);
      }
    }

    /**
     * Nothing was recorded: the person took it back later than they are said to have given it.
     *
     * @param withdrawnAt when
     */
    record Overtaken(Instant withdrawnAt, boolean replayed) implements GrantResult {
      @Override
      public Overtaken asReplayed() {
        return new Overtaken(withdrawnAt, true);
      }
    }
  }

  /**
   * That a consent was taken back.
   *
   * @param consent the record of it
   * @param reopened how many versions of items were held for now
   * @param complete whether those were all; {@link #reopenLapsed} goes on otherwise
   */
  record WithdrawResult(UUID consent, int reopened, boolean complete, boolean replayed)
      implements Answer {
    @Override
    public WithdrawResult asReplayed() {
      return new WithdrawResult(consent, reopened, complete, true);
    }
  }

  /**
   * That somebody was forgotten.
   *
   * @param keyedHash what stands in their place
   * @param records how many records are kept without them
   * @param complete whether everything that relied on them is held; {@link #reopenLapsed} goes on
   *     otherwise
   */
  record EraseResult(String keyedHash, int records, boolean complete, boolean replayed)
      implements Answer {
    @Override
    public EraseResult asReplayed() {
      return new EraseResult(keyedHash, records, complete, true);
    }
  }

  /**
   * How consent stood when it was asked for.
   *
   * @param flag the flag that says so, null if none was raised
   */
  record VerifyResult(ConsentAnswer answer, @Nullable UUID flag, boolean replayed)
      implements Answer {
    /** Returns whether everybody agreed. */
    public boolean isVerified() {
      return answer.state() == ConsentAnswer.State.VERIFIED;
    }

    @Override
    public VerifyResult asReplayed() {
      return new VerifyResult(answer, flag, true);
    }
  }
}
