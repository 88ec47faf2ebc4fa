package dev.fanfare.payout.bankfile;

import static dev.fanfare.payout.GatewayReport.State.ACCEPTED;
import static dev.fanfare.payout.GatewayReport.State.RETURNED;

import dev.fanfare.payout.GatewayReport.State;
import java.util.Optional;

/** How the status of an instruction may change by a status file, which knows no returns. */
final class StatusRules {
  private StatusRules() {}

  /** Returns why a report is left aside, empty if it holds: it changes the state or confirms it. */
  static Optional<StatusUpdate.Cause> objection(State stands, State reported) {
    if (stands == reported || stands == ACCEPTED) {
      return Optional.empty();
    }
    // What has come back was paid before and is not any more: either word is merely old.
    return Optional.of(
        reported == ACCEPTED || stands == RETURNED
            ? StatusUpdate.Cause.LATE
            : StatusUpdate.Cause.CONTRADICTION);
  }
}
