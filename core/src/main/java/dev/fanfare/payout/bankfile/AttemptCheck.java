package dev.fanfare.payout.bankfile;

import dev.fanfare.money.Asset;
import dev.fanfare.money.AssetRegistry;
import dev.fanfare.money.Money;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutDestination.BankAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns an attempt into an instruction that every bank can read, or says which field forbids it.
 */
final class AttemptCheck {
  /** Digits of an amount in ISO 20022, decimals included. */
  static final int AMOUNT_DIGITS = 18;

  /** The largest amount of a SEPA credit transfer: 999 999 999.99 euros. */
  private static final long SEPA_MAX_CENTS = 99_999_999_999L;

  private AttemptCheck() {}

  static BankEntry of(PayoutAttempt attempt, Instant now) {
    try {
      return instruction(attempt, now);
    } catch (IllegalArgumentException e) {
      return new RefusedInstruction(
          attempt.key(), RefusedInstruction.Cause.INVALID, String.valueOf(e.getMessage()), now);
    }
  }

  /**
   * Returns whether an attempt asks for what an instruction pays: the same money to the same
   * account. Of a forgotten account any is taken for the same: its payment is over.
   */
  static boolean asksFor(BankInstruction instruction, PayoutAttempt attempt) {
    return attempt.payout().equals(instruction.payout())
        && attempt.amount().equals(instruction.amount())
        && isAccount(instruction.iban(), attempt);
  }

  private static boolean isAccount(@Nullable Iban iban, PayoutAttempt attempt) {
    return iban == null
        || attempt.destination() instanceof BankAccount account
            && Iban.electronic(account.iban()).equals(iban.value());
  }

  private static BankInstruction instruction(PayoutAttempt attempt, Instant now) {
    if (!(attempt.destination() instanceof BankAccount account)) {
      throw new IllegalArgumentException(
          "destination must be a bank account, was "
              + attempt.destination().getClass().getSimpleName());
    }
    Iban iban = Iban.parse(account.iban());
    String bic = account.bic();
    String holder =
        BankText.write(account.holder(), BankInstruction.NAME_LENGTH)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "account holder has letters that banks cannot be sent; give the name in Latin"
                            + " letters"));
    PaymentBlock block = PaymentBlock.of(requireIso(attempt.amount().asset()), iban);
    requireFits(attempt.amount(), block);
    return new BankInstruction(
        attempt.key(),
        attempt.payout(),
        attempt.amount(),
        block,
        holder,
        iban,
        bic == null ? null : Bic.parse(bic),
        "Payout " + attempt.payout(),
        now,
        null,
        new BankStatus(GatewayReport.State.ACCEPTED, null, null, now));
  }

  private static Asset requireIso(Asset currency) {
    boolean iso = AssetRegistry.iso().find(currency.code()).filter(currency::equals).isPresent();
    if (!iso) {
      throw new IllegalArgumentException(
          "currency must be one of ISO 4217, was %s with %d decimals"
              .formatted(currency.code(), currency.scale()));
    }
    return currency;
  }

  private static void requireFits(Money amount, PaymentBlock block) {
    if (amount.toDecimal().precision() > AMOUNT_DIGITS) {
      throw new IllegalArgumentException(
          "amount must have at most %d digits, was %s".formatted(AMOUNT_DIGITS, amount));
    }
    if (block.sepa() && amount.minor() > SEPA_MAX_CENTS) {
      throw new IllegalArgumentException(
          "amount must be at most %s for a SEPA transfer, was %s"
              .formatted(new Money(SEPA_MAX_CENTS, amount.asset()), amount));
    }
  }
}
