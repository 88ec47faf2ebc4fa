package dev.fanfare.cli.platform;

import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutGateway;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * A bank that moves nothing and says that it has paid whatever was handed over: also a process
 * later, so that a run goes on where an earlier one was stopped between the payment and its record.
 */
final class MadeUpBank implements PayoutGateway {
  private final Clock clock;

  MadeUpBank(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "made-up";
  }

  @Override
  public SubmitResult submit(PayoutAttempt attempt) {
    return new SubmitResult.Paid(attempt.key().toString());
  }

  @Override
  public LookupResult lookup(UUID attemptKey) {
    return new LookupResult.Found(
        new GatewayReport(
            attemptKey + "/paid",
            attemptKey,
            GatewayReport.State.PAID,
            attemptKey.toString(),
            null,
            clock.instant()));
  }

  @Override
  public Duration dedupeWindow() {
    return Duration.ZERO;
  }
}
