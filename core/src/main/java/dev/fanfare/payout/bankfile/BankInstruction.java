package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One credit transfer, ready for a file. What is paid to whom never changes; the file is set once;
 * the status follows the bank. Personal data: {@code toString} shows no name and no full account
 * number.
 *
 * @param key the key of the payout attempt
 * @param payout the payout it is for
 * @param amount what is paid, more than 0
 * @param block the block of a file it belongs in
 * @param holder the account holder's name in the banks' character set, 1 to 70 characters
 * @param iban the account
 * @param bic its bank, null if not given
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
    String holder,
    Iban iban,
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
    requireText("account holder", holder, NAME_LENGTH);
    requireNonNull(iban, "iban");
    requireText("remittance", remittance, REMITTANCE_LENGTH);
    requireNonNull(receivedAt, "receivedAt");
    requireNonNull(status, "status");
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
        .formatted(key, amount, iban, messageId, status.state());
  }
}
