package dev.fanfare.credit;

import dev.fanfare.creator.CreatorId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where wallets are kept, with all they ever held and did. A host with storage of its own
 * implements it and extends {@code CreditStoreContract}. Safe for concurrent use.
 *
 * <p>A wallet's state is what {@link #save} stored last: its own row, its active grants and its
 * open reservations. History (used-up grants, closed reservations, charges, statement lines) is
 * only looked up by id or by wallet and time.
 */
public interface CreditStore {
  /**
   * Returns a wallet's state as one consistent picture; the empty state for a wallet never changed.
   */
  WalletState find(Wallet wallet);

  /**
   * Returns a wallet's state, and keeps other transactions from changing it until the running one
   * ends. What is returned is what they committed last, also if this call had to wait for them.
   */
  WalletState lock(Wallet wallet);

  /**
   * Keeps other transactions that call this for the same creator waiting until the running one
   * ends.
   *
   * @return as {@link #types}
   */
  List<CreditType> lock(CreatorId creator);

  /** Returns the types of a creator's wallets that ever changed. */
  List<CreditType> types(CreatorId creator);

  /**
   * Stores all that a change brings. The running transaction has the wallet locked and the change
   * was worked out from the locked state.
   *
   * @throws dev.fanfare.event.FanfareException if a new grant, reservation or charge has the id of
   *     a stored one; nothing of the transaction is committed then
   */
  void save(WalletChange change);

  /**
   * Charges an amount in one conditional write, where {@link WalletState#firstGrantPays} holds:
   * stores all that {@link WalletState#spend} brings. The check and the write are one step, so
   * concurrent calls never overdraw. Meant as a short cut; an implementation may always decline to
   * take it.
   *
   * @param charge the id of the new charge
   * @param now when
   * @return the credits available after it; empty if nothing was done, and the caller must lock and
   *     decide
   */
  OptionalLong spend(Wallet wallet, long amount, UUID charge, Instant now);

  /** Returns a reservation as stored. */
  Optional<Reservation> reservation(UUID id);

  /** Returns a charge as stored. */
  Optional<Charge> charge(UUID id);

  /** Returns the grants of some ids, active or not, in any order. */
  List<Grant> grants(Collection<UUID> ids);

  /** Returns a wallet's statement lines that happened in {@code [from, to)}, by number. */
  List<CreditEntry> entries(Wallet wallet, Instant from, Instant to);

  /** Returns a wallet's last statement line that happened before an instant. */
  Optional<CreditEntry> lastEntry(Wallet wallet, Instant before);

  /**
   * Returns wallets whose {@link WalletState#nextDue} is at or before an instant, the longest
   * overdue first, then by wallet.
   *
   * @param limit how many at most, 1 or more
   */
  List<Wallet> due(Instant now, int limit);

  /** Hands over the state of every wallet that ever changed, in the wallets' order. */
  void forEachWallet(Consumer<WalletState> visitor);

  /** Hands over every grant of a wallet, active or not, as stored. */
  void forEachGrant(Wallet wallet, Consumer<Grant> visitor);

  /** Hands over every reservation of a wallet, open or not, as stored. */
  void forEachReservation(Wallet wallet, Consumer<Reservation> visitor);

  /** Hands over every charge of a wallet, as stored. */
  void forEachCharge(Wallet wallet, Consumer<Charge> visitor);

  /** Hands over every statement line of a wallet, by number. */
  void forEachEntry(Wallet wallet, Consumer<CreditEntry> visitor);
}
