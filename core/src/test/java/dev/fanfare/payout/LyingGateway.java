package dev.fanfare.payout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A gateway that says whatever a test wants, true or not. Named {@code sandbox}, as the honest one.
 */
final class LyingGateway implements PayoutGateway {
  final List<PayoutAttempt> submitted = new ArrayList<>();
  Function<PayoutAttempt, SubmitResult> onSubmit = attempt -> new SubmitResult.Accepted("ref-1");
  Function<UUID, LookupResult> onLookup = key -> new LookupResult.CannotTell("no idea");
  Duration window = Duration.ZERO;

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public SubmitResult submit(PayoutAttempt attempt) {
    submitted.add(attempt);
    return onSubmit.apply(attempt);
  }

  @Override
  public LookupResult lookup(UUID attemptKey) {
    return onLookup.apply(attemptKey);
  }

  @Override
  public Duration dedupeWindow() {
    return window;
  }

  /** Makes every lookup find the attempt in this state. */
  LyingGateway finds(GatewayReport.State state) {
    onLookup = key -> new LookupResult.Found(report("lookup", key, state));
    return this;
  }

  static GatewayReport report(String event, UUID key, GatewayReport.State state) {
    return new GatewayReport(
        event, key, state, "ref-1", "said so", java.time.Instant.parse("2026-01-30T04:00:00Z"));
  }
}
