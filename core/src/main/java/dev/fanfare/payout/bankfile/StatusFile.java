package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.payout.GatewayReport;
import java.time.Instant;
import java.util.List;

/**
 * A pain.002 file as read, before it is compared with what was sent.
 *
 * @param messageId the bank's name for it, 1 to 35 characters
 * @param at when the bank made it
 * @param originalMessageId the payment file it answers
 * @param reports one for each payment that has a status, in the file's order
 * @param groups what is said about all others, the whole file first
 * @param unreadable what could not be understood
 */
public record StatusFile(
    String messageId,
    Instant at,
    String originalMessageId,
    List<GatewayReport> reports,
    List<GroupStatus> groups,
    List<UnreadableStatus> unreadable) {
  public StatusFile {
    requireText("messageId", messageId, PaymentFileRequest.ID_LENGTH);
    requireNonNull(at, "at");
    requireText("originalMessageId", originalMessageId, PaymentFileRequest.ID_LENGTH);
    reports = List.copyOf(reports);
    groups = List.copyOf(groups);
    unreadable = List.copyOf(unreadable);
  }
}
