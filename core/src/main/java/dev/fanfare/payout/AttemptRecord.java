package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it is stored, from before the gateway hears of it.
 *
 * @param attempt what the gateway gets, the same each time it is sent
 * @param gateway the gateway's name
 * @param open whether its outcome is still to come; a payout has at most one open attempt
 * @param acknowledged whether the gateway has said that it has the attempt
 * @param sends how often it was handed over, counted before each time; 1 or more
 * @param lookups how often the gateway was asked since the outcome became unknown
 * @param nextCheckAt when to look it up, null if it is closed or an operator has to decide
 */
public record AttemptRecord(
    PayoutAttempt attempt,
    String gateway,
    boolean open,
    boolean acknowledged,
    int sends,
    int lookups,
    @Nullable Instant nextCheckAt) {
  public AttemptRecord {
    requireNonNull(attempt, "attempt");
    requireText("gateway", gateway, 64);
    requireRange("sends", sends, 1, Integer.MAX_VALUE);
    requireRange("lookups", lookups, 0, Integer.MAX_VALUE);
    nextCheckAt = nextCheckAt == null ? null : Instants.floor(nextCheckAt);
    require(open || nextCheckAt == null, "a closed attempt is not looked up any more");
    require(
        !open || !(attempt.destination() instanceof PayoutDestination.Forgotten),
        "an open attempt keeps its destination: the money may be on its way there");
  }

  static AttemptRecord first(PayoutAttempt attempt, String gateway, Instant nextCheckAt) {
    return new AttemptRecord(attempt, gateway, true, false, 1, 0, nextCheckAt);
  }

  AttemptRecord closed() {
    return new AttemptRecord(attempt, gateway, false, acknowledged, sends, lookups, null);
  }

  /** Returns the attempt without where the money went. */
  AttemptRecord forgotten() {
    return new AttemptRecord(
        attempt.forgotten(), gateway, open, acknowledged, sends, lookups, nextCheckAt);
  }

  AttemptRecord acknowledgedNow() {
    return new AttemptRecord(attempt, gateway, open, true, sends, lookups, nextCheckAt);
  }

  AttemptRecord sentAgain() {
    return new AttemptRecord(attempt, gateway, open, acknowledged, sends + 1, lookups, nextCheckAt);
  }

  AttemptRecord checkedNext(int lookups, @Nullable Instant at) {
    return new AttemptRecord(attempt, gateway, open, acknowledged, sends, lookups, at);
  }
}
