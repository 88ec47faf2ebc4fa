package dev.fanfare.payout.sandbox;

import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.GatewayReport.State;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutGateway.SubmitResult;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Call;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Lookup;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Outcome;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt as the sandbox sees it. Guarded by its gateway. */
final class SandboxPayment {
  private final PayoutAttempt attempt;
  private final SandboxBehaviour behaviour;
  private final List<GatewayReport> reports = new ArrayList<>();
  private State state = State.ACCEPTED;
  private Instant changedAt;
  private @Nullable Instant receivedAt;
  private boolean settled;
  private int changes;

  SandboxPayment(PayoutAttempt attempt, SandboxBehaviour behaviour) {
    this.attempt = attempt;
    this.behaviour = behaviour;
    this.changedAt = attempt.at();
  }

  PayoutAttempt attempt() {
    return attempt;
  }

  SandboxBehaviour behaviour() {
    return behaviour;
  }

  /** Returns when it arrived, null if it has not. */
  @Nullable Instant receivedAt() {
    return receivedAt;
  }

  boolean tells() {
    return behaviour.lookup() == Lookup.TELLS
        || behaviour.lookup() == Lookup.TELLS_LATER && settled;
  }

  /** Takes it in, and pays or refuses it as scripted. */
  void receive(Instant now, List<SandboxMovement> movements) {
    receivedAt = now;
    switch (behaviour.outcome()) {
      case PAID, RETURNED -> change(State.PAID, now, movements);
      case REJECTED -> change(State.REJECTED, now, movements);
      case PAID_LATER, REJECTED_LATER -> change(State.ACCEPTED, now, movements);
    }
  }

  void settle(Instant now, List<SandboxMovement> movements, boolean dropped) {
    settled = true;
    if (receivedAt == null) {
      if (behaviour.call() == Call.DELAYED && !dropped) {
        receive(now, movements);
      }
    } else if (state == State.ACCEPTED) {
      boolean pays = behaviour.outcome() == Outcome.PAID_LATER;
      change(pays ? State.PAID : State.REJECTED, now, movements);
    } else if (state == State.PAID && behaviour.outcome() == Outcome.RETURNED) {
      change(State.RETURNED, now, movements);
    }
  }

  private void change(State to, Instant now, List<SandboxMovement> movements) {
    state = to;
    changedAt = now;
    changes++;
    if (to == State.PAID || to == State.RETURNED) {
      movements.add(
          new SandboxMovement(
              attempt.key(),
              attempt.payout(),
              to == State.PAID ? SandboxMovement.Direction.OUT : SandboxMovement.Direction.BACK,
              attempt.amount(),
              now));
    }
    reports.add(report());
  }

  SubmitResult answer() {
    return switch (state) {
      case ACCEPTED -> new SubmitResult.Accepted(reference());
      case PAID, RETURNED -> new SubmitResult.Paid(reference());
      case REJECTED -> new SubmitResult.Rejected("refused by the sandbox");
    };
  }

  /** Returns how it stands, as a report; the same one until it changes. */
  GatewayReport report() {
    return new GatewayReport(
        "sandbox-" + attempt.key() + "-" + changes,
        attempt.key(),
        state,
        reference(),
        state == State.REJECTED || state == State.RETURNED ? "by the sandbox's script" : null,
        changedAt);
  }

  private String reference() {
    return "sandbox-" + attempt.key();
  }

  List<GatewayReport> takeReports() {
    List<GatewayReport> taken = new ArrayList<>();
    if (behaviour.reports() != Reports.NONE) {
      taken.addAll(reports);
    }
    if (behaviour.reports() == Reports.TWICE) {
      taken.addAll(reports);
    }
    if (behaviour.reports() == Reports.REVERSED) {
      Collections.reverse(taken);
    }
    reports.clear();
    return taken;
  }
}
