package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to a model, as the usage log keeps it: everything but what was said.
 *
 * @param id the call's own id
 * @param at when it began, to the microsecond
 * @param user the host's id of the user that it was for, null for the platform's own
 * @param purpose what it was for
 * @param tenant whose it was, by the host's word, null if the host has no tenants
 * @param asked the model that was asked
 * @param answered the model that answered, null if none did
 * @param usage the tokens as the provider counted them, at most a million million of a class
 * @param cost what is known of the cost
 * @param streamed whether the answer was to come in pieces
 * @param attempts how often it was tried, 0 to 1000
 * @param finish why the model stopped, null if the call ended in a fault
 * @param fault the fault it ended in, null if there was an answer
 * @param took from the call to its end, to the microsecond
 * @param firstToken from the call to the first piece of text, null if none came in pieces
 * @param requestId the provider's id of the call, 1 to 128 characters, null if it gave none
 */
public record CallRecord(
    UUID id,
    Instant at,
    @Nullable String user,
    Purpose purpose,
    @Nullable String tenant,
    ModelName asked,
    @Nullable ModelName answered,
    AiUsage usage,
    CallCost cost,
    boolean streamed,
    int attempts,
    @Nullable FinishReason finish,
    @Nullable FaultKind fault,
    Duration took,
    @Nullable Duration firstToken,
    @Nullable String requestId)
    implements Serializable {
  /** The most characters of a provider's id. */
  static final int MAX_REQUEST_ID = 128;

  /** The most tokens of a class that are kept; more cannot be true. */
  static final long MAX_TOKENS = 1_000_000_000_000L;

  /**
   * @throws IllegalArgumentException if there is both a finish and a fault, or neither, or a value
   *     is out of range
   */
  public CallRecord {
    requireNonNull(id, "id");
    at = Instants.floor(requireNonNull(at, "at"));
    if (user != null) {
      requireText("user", user, 64);
    }
    requireNonNull(purpose, "purpose");
    if (tenant != null) {
      requireText("tenant", tenant, 64);
    }
    requireNonNull(asked, "asked");
    requireNonNull(usage, "usage");
    for (TokenClass type : TokenClass.values()) {
      Long tokens = usage.tokens(type);
      require(
          tokens == null || tokens <= MAX_TOKENS,
          "usage must be at most %d tokens of a class, was %s of %s",
          MAX_TOKENS,
          tokens,
          type);
    }
    requireNonNull(cost, "cost");
    requireRange("attempts", attempts, 0, 1_000);
    require((finish == null) != (fault == null), "a call has either a finish or a fault");
    require(
        finish == null || answered != null, "a call with a finish names the model that answered");
    took = requireDuration("took", requireNonNull(took, "took"));
    if (firstToken != null) {
      firstToken = requireDuration("firstToken", firstToken);
    }
    if (requestId != null) {
      requireText("requestId", requestId, MAX_REQUEST_ID);
    }
  }

  private static Duration requireDuration(String name, Duration duration) {
    require(
        !duration.isNegative() && duration.compareTo(Duration.ofDays(365)) <= 0,
        "%s must be 0 to 365 days, was %s",
        name,
        duration);
    return duration.truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the model that answered, or else the one that was asked. */
  public ModelName model() {
    ModelName known = answered;
    return known == null ? asked : known;
  }
}
