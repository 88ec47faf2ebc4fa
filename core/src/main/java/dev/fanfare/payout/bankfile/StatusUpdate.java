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
 * @param reports what is to be told to the payouts, in the file's order, each with an id that is
 *     the same every time
 * @param ignored what was understood and left aside
 * @param unreadable what was not understood; a person should look at it
 */
public record StatusUpdate(
    String messageId,
    String originalMessageId,
    List<GatewayReport> reports,
    List<Ignored> ignored,
    List<UnreadableStatus> unreadable) {
  public StatusUpdate {
    requireText("messageId", messageId, PaymentFileRequest.ID_LENGTH);
    requireText("originalMessageId", originalMessageId, PaymentFileRequest.ID_LENGTH);
    reports = List.copyOf(reports);
    ignored = List.copyOf(ignored);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A report that changed nothing.
   *
   * @param report what the bank said
   * @param cause why it was left aside
   */
  public record Ignored(GatewayReport report, Cause cause) {
    public Ignored {
      requireNonNull(report, "report");
      requireNonNull(cause, "cause");
    }
  }

  /** Why a report changes nothing. */
  public enum Cause {
    /** The payment is known to be further already. */
    LATE,
    /**
     * The bank had said the opposite for good: rejected after paid, or paid after rejected. A
     * person has to ask the bank; if the money came back, report it by {@link
     * BankFileGateway#returned}.
     */
    CONTRADICTION,
    /** No such payment is in the payment file that the bank names. */
    NOT_IN_FILE
  }
}
