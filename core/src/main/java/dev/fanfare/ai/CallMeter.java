package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.plain;
import static dev.fanfare.internal.Checks.requireText;

import dev.fanfare.event.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Allows calls and writes down how they ended. */
final class CallMeter {
  private static final Logger LOG = LoggerFactory.getLogger(MeteredModel.class);

  /** A call that took longer was measured by a clock that jumped. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Operations operations;
  private final PriceBook prices;
  private final @Nullable DailyQuota quota;
  private final @Nullable Budget budget;
  private final Function<String, ZoneId> zones;
  private final Function<AiRequest, Optional<String>> tenants;
  private final TokenEstimator estimator;
  private final AiObserver observer;
  private final Settlements settlements;

  CallMeter(MeteredModel.Builder settings) {
    operations = settings.operations;
    prices = settings.prices;
    quota = settings.quota;
    budget = settings.budget;
    zones = settings.zones;
    tenants = settings.tenants;
    estimator = settings.estimator;
    observer = settings.observer;
    settlements = new Settlements(operations, settings.usage, quota, budget);
  }

  /**
   * Returns the time at which a call begins.
   *
   * @throws IllegalStateException within a transaction
   */
  Instant open() {
    if (operations.inTransaction()) {
      throw new IllegalStateException(
          "a model is not called within a transaction, which would stay open until it answers; call it before or after");
    }
    return operations.now();
  }

  /**
   * Allows a call, or refuses it.
   *
   * @throws AiException if it is refused; then nothing is counted
   */
  MeteredCall begin(ModelName asked, AiRequest request, boolean streamed) {
    Instant at = open();
    UUID id = operations.newId();
    QuotaMessage message = null;
    try {
      message = count(id, request);
      String tenant =
          tenants.apply(request).map(name -> requireText("tenant", name, 64)).orElse(null);
      reserve(id, at, asked, request, tenant);
      return new MeteredCall(id, at, asked, request, tenant, streamed, message);
    } catch (RuntimeException e) {
      if (message != null) {
        settle(new Settlement(id, new CallCost.Nothing(), null, message, false), null);
      }
      if (e instanceof AiException) {
        observe(asked, request, at, FaultKind.of(e), "chat");
      }
      throw e;
    }
  }

  private @Nullable QuotaMessage count(UUID id, AiRequest request) {
    String user = request.user().orElse(null);
    if (quota == null || user == null || quota.policy().limit(request.purpose()).isEmpty()) {
      return null;
    }
    QuotaMessage message =
        QuotaMessage.of(user, request.purpose(), request.message().orElseGet(id::toString));
    QuotaResult result = quota.reserve(message, zones.apply(user));
    if (result instanceof QuotaResult.Exhausted exhausted) {
      throw new AiException.QuotaExhausted(
          "The user's %d calls a day for '%s' are used up; the next day begins at %s"
              .formatted(exhausted.limit(), request.purpose(), exhausted.resetAt()),
          AiCall.NOT_SENT,
          exhausted.resetAt());
    }
    return message;
  }

  private void reserve(
      UUID id, Instant at, ModelName asked, AiRequest request, @Nullable String tenant) {
    if (budget == null) {
      return;
    }
    AiCost most = null;
    // Nothing is counted for a model without a price: the provider may have to be asked for it.
    if (prices.find(asked, at).isPresent()) {
      long input = estimator.inputTokens(request);
      most = prices.most(asked, at, input, request.maxTokens()).orElse(null);
    }
    BudgetResult result = budget.reserve(id, request.purpose(), tenant, most);
    if (result instanceof BudgetResult.Exceeded exceeded) {
      throw new AiException.BudgetExceeded(
          "The budget of %s for the %s is spent: of %s, %s are spent and %s kept for calls under way, and this one may cost %s; the next begins at %s"
              .formatted(
                  exceeded.scope(),
                  exceeded.period(),
                  exceeded.limit(),
                  exceeded.spent(),
                  exceeded.reserved(),
                  exceeded.asked(),
                  exceeded.until()));
    }
  }

  /**
   * Writes down a call that was answered.
   *
   * @return whether it had not ended before
   */
  boolean answered(MeteredCall call, AiResponse response) {
    boolean first = call.end();
    if (first) {
      guarded(() -> settleAnswered(call, response));
    }
    return first;
  }

  /** Whatever goes wrong here is ours: the caller gets the answer, or the fault of the call. */
  private static void guarded(Runnable settling) {
    try {
      settling.run();
    } catch (RuntimeException e) {
      LOG.error("How a call to a model ended could not be worked out", e);
    }
  }

  private void settleAnswered(MeteredCall call, AiResponse response) {
    CallCost cost = prices.cost(response.model(), call.at, response.usage());
    Duration firstToken = response.firstToken();
    CallRecord record =
        record(
            call,
            response.model(),
            response.usage(),
            cost,
            response.attempts(),
            response.finish(),
            null,
            response.took(),
            firstToken == null ? sinceFirstToken(call) : firstToken,
            response.requestId());
    settle(new Settlement(call.id, record.cost(), record, call.message, true), call.request);
  }

  /**
   * Writes down a call that failed.
   *
   * @return whether it had not ended before
   */
  boolean failed(MeteredCall call, Throwable fault) {
    boolean first = call.end();
    if (first) {
      guarded(() -> settleFailed(call, fault));
    }
    return first;
  }

  private void settleFailed(MeteredCall call, Throwable fault) {
    AiCall known = fault instanceof AiException e ? e.call() : AiCall.NOT_SENT;
    boolean began = call.firstTokenAt() != null || hasPartial(fault);
    FaultKind kind = FaultKind.of(fault);
    CallRecord record =
        record(
            call,
            null,
            known.usage(),
            costOf(call, fault, kind, known, began),
            known.attempts(),
            null,
            kind,
            Duration.between(call.at, operations.now()),
            sinceFirstToken(call),
            known.requestId());
    boolean counts =
        began
            || kind == FaultKind.REFUSED
            || kind == FaultKind.CANCELLED
            || kind == FaultKind.MALFORMED_OUTPUT;
    settle(new Settlement(call.id, record.cost(), record, call.message, counts), call.request);
  }

  private static boolean hasPartial(Throwable fault) {
    return fault instanceof AiException.StreamTruncated cut && !cut.partial().isEmpty();
  }

  private CallCost costOf(
      MeteredCall call, Throwable fault, FaultKind kind, AiCall known, boolean began) {
    boolean nothingCounted = known.usage().equals(AiUsage.UNKNOWN) && !began;
    boolean declined =
        kind.declined()
            || kind != FaultKind.OTHER && known.attempts() == 0
            || fault instanceof AiException.Timeout timeout
                && timeout.phase() == AiException.Timeout.Phase.CONNECT;
    if (declined && nothingCounted) {
      return new CallCost.Nothing();
    }
    CallCost cost = prices.cost(call.asked, call.at, known.usage());
    // These two came at the end of an answer, which the provider had counted.
    boolean whole = kind == FaultKind.MALFORMED_OUTPUT || kind == FaultKind.REFUSED;
    boolean noPrice =
        cost instanceof CallCost.Unpriced unpriced && unpriced.reason() == UnpricedReason.NO_PRICE;
    return whole || noPrice ? cost : new CallCost.Unpriced(UnpricedReason.BROKEN_OFF);
  }

  private @Nullable Duration sinceFirstToken(MeteredCall call) {
    Instant began = call.firstTokenAt();
    return began == null ? null : Duration.between(call.at, began);
  }

  private static CallRecord record(
      MeteredCall call,
      @Nullable ModelName answered,
      AiUsage usage,
      CallCost cost,
      int attempts,
      @Nullable FinishReason finish,
      @Nullable FaultKind fault,
      Duration took,
      @Nullable Duration firstToken,
      @Nullable String requestId) {
    AiUsage plausible = plausible(usage);
    return new CallRecord(
        call.id,
        call.at,
        call.request.user().orElse(null),
        call.request.purpose(),
        call.tenant,
        call.asked,
        answered,
        plausible,
        plausible.equals(usage) || !(cost instanceof CallCost.Priced)
            ? cost
            : new CallCost.Unpriced(UnpricedReason.IMPLAUSIBLE),
        call.streamed,
        attempts,
        finish,
        fault,
        within(took),
        firstToken == null ? null : within(firstToken),
        requestId(requestId));
  }

  /** Returns the counts without those that cannot be true. */
  private static AiUsage plausible(AiUsage usage) {
    Long output = kept(usage.output());
    return new AiUsage(
        kept(usage.uncachedInput()),
        kept(usage.cacheRead()),
        kept(usage.cacheWrite()),
        output,
        output == null ? null : usage.reasoning());
  }

  private static @Nullable Long kept(@Nullable Long tokens) {
    return tokens == null || tokens > CallRecord.MAX_TOKENS ? null : tokens;
  }

  private static Duration within(Duration duration) {
    if (duration.isNegative()) {
      return Duration.ZERO;
    }
    return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }

  /** Returns an id from outside as a column takes it. */
  private static @Nullable String requestId(@Nullable String given) {
    if (given == null) {
      return null;
    }
    String text = plain(given).strip();
    int end = text.offsetByCodePoints(0, Math.min(64, text.codePointCount(0, text.length())));
    return text.isBlank() ? null : text.substring(0, end);
  }

  private void settle(Settlement settlement, @Nullable AiRequest request) {
    CallRecord record = settlement.record();
    AiObservation observation =
        record == null || request == null ? null : AiObservation.of(record, request);
    Optional<RuntimeException> fault = settlements.record(settlement);
    if (observation != null) {
      tell(() -> observer.ended(observation));
      fault.ifPresent(cause -> tell(() -> observer.unrecorded(observation, cause)));
    }
  }

  /** Tells of something that was counted nowhere. */
  void observe(
      ModelName asked, AiRequest request, Instant at, @Nullable FaultKind fault, String operation) {
    Duration took = within(Duration.between(at, operations.now()));
    tell(() -> observer.ended(AiObservation.of(operation, asked, request, at, took, fault)));
  }

  private static void tell(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      LOG.warn("An observer of calls to models failed", e);
    }
  }

  Instant now() {
    return operations.now();
  }

  int recordPending(int most) {
    return settlements.recordPending(most);
  }
}
