package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.requireText;

import dev.fanfare.payout.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * What a status file says about a whole payment file or one block of it, and so about each
 * instruction in it that the status file does not name.
 *
 * @param line the line of the status file where the statement ends
 * @param paymentInformationId the block's id in the payment file, null for all of the file
 * @param code the bank's code
 * @param state what follows for instructions that are not named; null if nothing does, because the
 *     code says that they differ, is not known, or rejects a copy
 * @param reason the bank's words, null if it gave none
 */
public record GroupStatus(
    int line,
    @Nullable String paymentInformationId,
    String code,
    GatewayReport.@Nullable State state,
    @Nullable String reason) {
  public GroupStatus {
    requireText("code", code, 35);
  }
}
