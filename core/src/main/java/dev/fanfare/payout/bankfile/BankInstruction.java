package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requirePersonal;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One credit transfer, ready for a file. What is paid to whom never changes; the file is set once;
 * the status follows the bank. Personal data: {@code toString} shows no name and no full account
 * number. Once the bank has answered for good, the account can be forgotten.
 *
 * @param key the key of the payout attempt
 * @param payout the payout it is for
 * @param amount what is paid, more than 0
 * @param block the block of a file it belongs in
 * @param holder the account holder's name in the banks' character set, 1 to 70 characters; null if
 *     forgotten
 * @param iban the account, null if forgotten
 * @param bic its bank, null if not given or forgotten
 * @param remittance what the creditor reads on the statement, 1 to 140 characters in the banks'
 *     character set
 * @param receivedAt when it was accepted
 * @param messageId the file it is in, null while it is in none
 * @param status how it stands
 */
public record BankInstruction(
    UUID key,
    UUID payout,
    Money amount,
    PaymentBlock block,
    @Nullable String holder,
    @Nullable Iban iban,
    @Nullable Bic bic,
    String remittance,
    Instant receivedAt,
    @Nullable String messageId,
    BankStatus status)
    implements BankEntry {
  static final int NAME_LENGTH = 70;
  static final int REMITTANCE_LENGTH = 140;

  public BankInstruction {
    requireNonNull(key, "key");
    requireNonNull(payout, "payout");
    require(amount.isPositive(), "amount must be more than 0, was %s", amount);
    require(
        block.currency().equals(amount.asset()), "block %s cannot hold %s", block, amount.asset());
    requireText("remittance", remittance, REMITTANCE_LENGTH);
    receivedAt = Instants.floor(requireNonNull(receivedAt, "receivedAt"));
    requireNonNull(status, "status");
    if (holder != null) {
      requirePersonal("account holder", holder, NAME_LENGTH);
      requireNonNull(iban, "iban");
    } else {
      require(
          iban == null && bic == null && messageId != null && status.isFinal(),
          "instruction %s needs its whole account until the bank has answered for good",
          key);
    }
  }

  /** Returns whether the account was forgotten. */
  public boolean isForgotten() {
    return iban == null;
  }

  /**
   * Returns the instruction without the account.
   *
   * @throws IllegalArgumentException if it is in no file, or the bank has not answered for good
   */
  public BankInstruction forgotten() {
    return new BankInstruction(
        key, payout, amount, block, null, null, null, remittance, receivedAt, messageId, status);
  }

  /**
   * Returns the id that the payment carries to the creditor's bank and that status files name: 32
   * hex digits.
   */
  public String endToEndId() {
    return EndToEndId.of(key);
  }

  /** Returns the instruction as part of a file. */
  public BankInstruction in(String file) {
    return new BankInstruction(
        key,
        payout,
        amount,
        block,
        holder,
        iban,
        bic,
        remittance,
        receivedAt,
        requireText("messageId", file, PaymentFileRequest.ID_LENGTH),
        status);
  }

  /** Returns the instruction with another status. */
  public BankInstruction with(BankStatus changed) {
    return new BankInstruction(
        key, payout, amount, block, holder, iban, bic, remittance, receivedAt, messageId, changed);
  }

  @Override
  public String toString() {
    return "BankInstruction[%s, %s to %s, file %s, %s]"
        .formatted(key, amount, iban == null ? "forgotten" : iban, messageId, status.state());
  }
}
