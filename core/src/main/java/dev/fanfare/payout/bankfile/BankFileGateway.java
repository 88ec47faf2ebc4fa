package dev.fanfare.payout.bankfile;

import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.Operations;
import dev.fanfare.payout.PayoutGateway;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.UUID;

/**
 * Pays by bank transfer files. An accepted attempt waits until {@link #writeFile} puts it into a
 * pain.001.001.09 file, which the host hands to its bank; what the bank answers goes through {@link
 * #apply}. Safe for concurrent use.
 *
 * <p>An attempt is accepted if it names a bank account whose IBAN and BIC are right, a holder whose
 * name can be written in the banks' characters, and an amount in an ISO 4217 currency. It is stored
 * before it is accepted; a key is known for good, so an attempt may be handed over again at any
 * time. Asking about a key that never arrived settles that it never will be paid.
 *
 * <p>{@link #submit}, {@link #lookup} and {@link #writeFile} must be called outside a transaction,
 * for what they tell the outside world must not be undone.
 */
public interface BankFileGateway extends PayoutGateway {
  /** The name of a gateway that was given none. */
  String DEFAULT_NAME = "bank-file";

  /** Returns a gateway named {@link #DEFAULT_NAME} for a bank whose times are in UTC. */
  static BankFileGateway of(Operations operations, BankInstructionStore store) {
    return of(DEFAULT_NAME, operations, store, new Pain002Reader());
  }

  /**
   * Returns a gateway.
   *
   * @param name 1 to 64 characters; a host with two banks names its gateways apart and gives each a
   *     store of its own
   * @param reader reads the bank's status files
   */
  static BankFileGateway of(
      String name, Operations operations, BankInstructionStore store, Pain002Reader reader) {
    return new StoredBankFileGateway(name, operations, store, reader);
  }

  /**
   * Writes a payment file with every instruction that is in no file yet. Which these are is settled
   * first: the same request again writes the same bytes, and no instruction is ever in two files,
   * so after any failure the answer is to ask again. Memory does not grow with the file.
   *
   * @param out where to, as UTF-8; it is flushed, not closed
   * @throws IdempotencyConflictException if the message id named another request
   * @throws IllegalStateException if the file was begun before and an account in it was forgotten
   *     since
   * @throws PaymentFileException if {@code out} fails; what it received is to be thrown away
   */
  WrittenFile writeFile(PaymentFileRequest request, OutputStream out);

  /**
   * Takes in what the bank says (pain.002). The whole file is read before any of it counts. Applied
   * again, or after a crash, it ends the same and gives the same reports. Hand those to {@code
   * Payouts.report}.
   *
   * @throws StatusFileException if the file cannot be read; nothing has changed
   */
  StatusUpdate apply(InputStream statusFile);

  /**
   * Records that money came back. Banks do not say so by pain.002: the host takes it from a
   * camt.054 or an account statement. Only the first call for an attempt counts.
   *
   * @param reason the bank's, 1 to 200 characters
   * @param at when it came back
   */
  ReturnResult returned(UUID attemptKey, String reason, Instant at);
}
