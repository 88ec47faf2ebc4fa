package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.payout.GatewayReport;

/** What became of the word that money came back. */
public sealed interface ReturnResult {
  /**
   * It is recorded.
   *
   * @param report what is to be told to the payouts; the same each time
   */
  record Recorded(GatewayReport report) implements ReturnResult {
    public Recorded {
      requireNonNull(report, "report");
    }
  }

  /**
   * Nothing is recorded.
   *
   * @param reason why money of this attempt cannot have come back
   */
  record Refused(String reason) implements ReturnResult {
    public Refused {
      requireText("reason", reason, 300);
    }
  }
}
