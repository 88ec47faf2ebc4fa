package dev.fanfare.moderation.hash;

import java.util.Collection;
import java.util.List;

/**
 * Where banks of known hashes are kept. Safe for concurrent use. Names and items are told apart and
 * sorted as bytes: no language's collation. All that changes something may be repeated: it then
 * changes nothing more. Outside a transaction each call is one of its own.
 *
 * <p>Every change of an entry takes the next number of its bank, and the bank's row is locked until
 * the transaction ends. So whoever sees a number sees everything before it, and a copy of the bank
 * stays up to date by asking what came after its last number.
 */
public interface HashBankStore {
  /** Stores a bank's description, enabled if it is new; replaces the one of that name. */
  void save(HashBank bank);

  /**
   * Switches a bank on or off.
   *
   * @throws UnknownHashBankException if there is no such bank
   */
  void setEnabled(String bank, boolean enabled);

  /**
   * Adds entries, and enables those that are there but disabled. An item has each hash once; the
   * quality that came with it first stays.
   *
   * @return how many were added or enabled
   * @throws UnknownHashBankException if there is no such bank
   */
  int add(String bank, Collection<BankEntry> entries);

  /**
   * Switches an item's entries off, which stay stored, or on again.
   *
   * @return how many entries it changed
   * @throws UnknownHashBankException if there is no such bank
   */
  int setEnabled(String bank, String item, boolean enabled);

  /**
   * Removes an item's entries for good, as an erasure asks for.
   *
   * @return how many there were
   * @throws UnknownHashBankException if there is no such bank
   */
  int forget(String bank, String item);

  /** Returns all banks, ascending by name. There are few. */
  List<BankState> banks();

  /** Returns the active entries of enabled banks with a file's hash, ascending by bank and item. */
  List<ExactEntry> exact(ContentHash hash);

  /**
   * Returns changes of {@linkplain KnownHash.Perceptual perceptual} entries, ascending by number,
   * of each entry the latest one.
   *
   * @param after the last number known, 0 for all
   * @param limit how many at most, 1 or more
   * @throws UnknownHashBankException if there is no such bank
   */
  List<EntryChange> perceptualChanges(String bank, long after, int limit);

  /**
   * Returns how many active entries a bank has, of both kinds, whether or not it is enabled.
   *
   * @throws UnknownHashBankException if there is no such bank
   */
  long size(String bank);
}
