package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a payment file: who pays, from which account, and when. {@code toString} shows no full
 * account number.
 *
 * @param messageId names the file for good, at the bank too: 1 to 35 of the characters {@code a-z
 *     A-Z 0-9 / - ? : ( ) . , ' +}, no slash at either end and no two in a row
 * @param debtorName who pays; it becomes the banks' character set, at most 70 characters
 * @param debtorIban the account that is debited
 * @param debtorBic its bank, null if not known
 * @param executionDate the day on which the bank is to debit it, year 2000 to 9999
 */
public record PaymentFileRequest(
    String messageId,
    String debtorName,
    Iban debtorIban,
    @Nullable Bic debtorBic,
    LocalDate executionDate)
    implements Serializable {
  static final int ID_LENGTH = 35;
  private static final Pattern ID =
      Pattern.compile("(?!/)(?!.*//)[a-zA-Z0-9/?:().,'+-]{1,35}(?<!/)");

  /**
   * @throws IllegalArgumentException if a part is out of range, or the name has a letter that banks
   *     cannot be sent
   */
  public PaymentFileRequest {
    requireText("messageId", messageId, ID_LENGTH);
    require(
        ID.matcher(messageId).matches(),
        "messageId may hold a-z A-Z 0-9 / - ? : ( ) . , ' + with no slash at an end and no two in a row,"
            + " was '%s'",
        messageId);
    requireText("debtorName", debtorName, 140);
    String given = debtorName;
    debtorName =
        BankText.write(given, BankInstruction.NAME_LENGTH)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "debtorName must be writable in Latin letters, was '%s'".formatted(given)));
    requireNonNull(debtorIban, "debtorIban");
    requireRange("year of executionDate", executionDate.getYear(), 2000, 9999);
  }
}
