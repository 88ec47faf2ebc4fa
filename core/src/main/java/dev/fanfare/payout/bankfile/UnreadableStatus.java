package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.requireText;

import org.jspecify.annotations.Nullable;

/**
 * A statement of a status file that could not be understood, for a person to look at. Nothing was
 * done about it.
 *
 * @param line the line of the file where the statement ends, 1 for the first
 * @param endToEndId which payment it names, null if it names none
 * @param reason what is wrong with it
 */
public record UnreadableStatus(int line, @Nullable String endToEndId, String reason) {
  public UnreadableStatus {
    requireText("reason", reason, 300);
  }
}
