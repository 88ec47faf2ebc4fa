package dev.fanfare.payout.bankfile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where bank transfer instructions and the files they went into are kept. Safe for concurrent use.
 */
public interface BankInstructionStore {
  /**
   * Stores an instruction or a refusal, unless its key is taken by either. The check and the write
   * are one step.
   *
   * @return what stands under the key: the given entry, or the one that was there before
   * @throws IllegalArgumentException if an instruction claims to be in a file already
   */
  BankEntry add(BankEntry entry);

  /** Returns what stands under a key, empty if nothing does. */
  Optional<BankEntry> find(UUID key);

  /**
   * Returns the instructions of keys, ascending by end-to-end id, and keeps others from changing
   * them until the running transaction ends. Keys that name none are left out.
   */
  List<BankInstruction> lock(Collection<UUID> keys);

  /**
   * Stores how instructions stand. Nothing else of them changes; keys that name no instruction are
   * skipped.
   */
  void setStatus(Map<UUID, BankStatus> statuses);

  /**
   * Forgets the accounts of instructions that are in a file and for which the bank has answered for
   * good, and nothing else of them. Other keys are skipped.
   *
   * @param keys whose
   * @return how many accounts were forgotten
   */
  int forget(Collection<UUID> keys);

  /**
   * Begins a file: stores it and marks every instruction that is in no file as part of it, both or
   * neither. No instruction is ever in two files, whatever runs at the same time; implementations
   * let one call run at a time. A file that was begun before stays as it is.
   *
   * @return the file that stands under the message id; empty if there is none and no instruction
   *     waits, and then nothing is stored
   */
  Optional<PaymentFile> assign(PaymentFile file);

  /** Returns a file that was begun, empty if none of this name was. */
  Optional<PaymentFile> findFile(String messageId);

  /**
   * Returns how much a file moves, by block in the blocks' order; nothing for a file never begun.
   */
  List<BlockTotal> totals(String messageId);

  /**
   * Returns instructions of a file's block after one of them, ascending by end-to-end id, to page
   * through all.
   */
  List<BankInstruction> page(String messageId, PaymentBlock block, Optional<UUID> after, int limit);
}
