package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.payout.GatewayReport;
import java.util.List;

/**
 * What a status file changed. Applying the same file again gives the same reports, for whoever
 * received them may have failed.
 *
 * @param messageId the bank's name for the status file
 * @param originalMessageId the payment file it answers
 * @param reports what is to be told to the payouts, in this order, each with an id that is the same
 *     every time
 * @param unapplied what was understood and changed no instruction
 * @param unreadable what was not understood; a person should look at it
 */
public record StatusUpdate(
    String messageId,
    String originalMessageId,
    List<GatewayReport> reports,
    List<Unapplied> unapplied,
    List<UnreadableStatus> unreadable) {
  public StatusUpdate {
    requireText("messageId", messageId, PaymentFileRequest.ID_LENGTH);
    requireText("originalMessageId", originalMessageId, PaymentFileRequest.ID_LENGTH);
    reports = List.copyOf(reports);
    unapplied = List.copyOf(unapplied);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A report that changed no instruction.
   *
   * @param report what the bank said
   * @param cause why it changed none
   */
  public record Unapplied(GatewayReport report, Cause cause) {
    public Unapplied {
      requireNonNull(report, "report");
      requireNonNull(cause, "cause");
    }
  }

  /** Why a report changes no instruction. */
  public enum Cause {
    /** The payment is known to be further already. */
    LATE,
    /**
     * The bank had said the opposite for good: rejected after paid, or paid after rejected. It is
     * among the reports all the same, behind one that says what it had said first, so that the
     * payouts note it and stop. A person has to ask the bank; if the money came back, report it by
     * {@link BankFileGateway#returned}.
     */
    CONTRADICTION,
    /** No such payment is in the payment file that the bank names. */
    NOT_IN_FILE
  }
}
