package dev.fanfare.ai;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Operations;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model with quota, budget, prices and usage log around it. Safe for concurrent use.
 *
 * <p>Before a call it counts the user's message and reserves the most that the call can cost, each
 * in a transaction of its own; a call that is not allowed is refused with {@link
 * AiException.QuotaExhausted} or {@link AiException.BudgetExceeded} and nothing is sent. A streamed
 * one tells the listener so before {@link #stream} returns. No transaction is open during the call,
 * and there must be none of the caller's.
 *
 * <p>After it, quota, budget and usage log are settled in one transaction, and only then the answer
 * is handed on. If that fails, the answer is handed on all the same: the {@link AiObserver} and the
 * log are told, and it is tried again with later calls and by {@link #recordPending}. What is
 * settled twice counts once.
 *
 * <p>A message counts unless the provider failed before an answer began. What a provider declined
 * to serve costs nothing; a call that broke off costs nobody knows what, and the budget counts what
 * was reserved for it.
 */
public final class MeteredModel implements LanguageModel {
  private final LanguageModel model;
  private final CallMeter meter;

  private MeteredModel(Builder builder) {
    model = builder.model;
    meter = new CallMeter(builder);
  }

  /** Starts with a model and nothing to count in. */
  public static Builder builder(LanguageModel model, Operations operations) {
    return new Builder(model, operations);
  }

  @Override
  public ModelName name() {
    return model.name();
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws AiException.QuotaExhausted if the user's allowance is used up; nothing was sent
   * @throws AiException.BudgetExceeded if a hard stop would be passed; nothing was sent
   * @throws AiException if there is no answer, or one that is not to be believed
   * @throws IllegalStateException within a transaction
   */
  @Override
  public AiResponse complete(AiRequest request) {
    MeteredCall call = meter.begin(model.name(), request, false);
    AiResponse response;
    try {
      response = model.complete(request);
    } catch (RuntimeException | Error e) {
      meter.failed(call, e);
      throw e;
    }
    meter.answered(call, response);
    return response;
  }

  /**
   * Asks, and hands the answer on as it comes.
   *
   * @throws IllegalStateException within a transaction
   */
  @Override
  public AiStream stream(AiRequest request, AiListener listener) {
    requireNonNull(listener, "listener");
    MeteredCall call;
    try {
      call = meter.begin(model.name(), request, true);
    } catch (AiException e) {
      listener.onError(e);
      return MeteredStream.refused(e);
    }
    MeteredStream stream = new MeteredStream(meter, call, listener);
    try {
      stream.follow(model.stream(request, stream));
    } catch (AiException e) {
      stream.onError(e);
      return MeteredStream.refused(e);
    } catch (RuntimeException | Error e) {
      stream.fail(e);
      throw e;
    }
    return stream;
  }

  /**
   * Returns how many tokens the request has, empty if the provider cannot tell. Counting counts
   * against nothing.
   *
   * @throws AiException if the provider did not answer
   * @throws IllegalStateException within a transaction
   */
  @Override
  public OptionalLong countTokens(AiRequest request) {
    Instant at = meter.open();
    FaultKind fault = FaultKind.OTHER;
    try {
      OptionalLong tokens = model.countTokens(request);
      fault = null;
      return tokens;
    } catch (AiException e) {
      fault = FaultKind.of(e);
      throw e;
    } finally {
      meter.observe(model.name(), request, at, fault, "count_tokens");
    }
  }

  /**
   * Records calls that could not be recorded when they ended, the oldest first, until one fails
   * again.
   *
   * @return how many are still waiting
   */
  public int recordPending() {
    return meter.recordPending(Integer.MAX_VALUE);
  }

  /** Collects what calls are counted in. Each setting may be left out. */
  public static final class Builder {
    final LanguageModel model;
    final Operations operations;
    PriceBook prices = PriceBook.empty();
    @Nullable UsageLog usage;
    @Nullable DailyQuota quota;
    @Nullable Budget budget;
    Function<String, ZoneId> zones = user -> ZoneOffset.UTC;
    Function<AiRequest, Optional<String>> tenants = request -> Optional.empty();
    TokenEstimator estimator = TokenEstimator.byBytes();
    AiObserver observer = call -> {};

    private Builder(LanguageModel model, Operations operations) {
      this.model = requireNonNull(model, "model");
      this.operations = requireNonNull(operations, "operations");
    }

    /** Sets what models cost. Default: nobody knows. */
    public Builder prices(PriceBook prices) {
      this.prices = requireNonNull(prices, "prices");
      return this;
    }

    /** Sets where calls are logged. Default: nowhere. */
    public Builder usage(UsageLog usage) {
      this.usage = requireNonNull(usage, "usage");
      return this;
    }

    /** Sets the quota of calls that are for a user. Default: none. */
    public Builder quota(DailyQuota quota) {
      this.quota = requireNonNull(quota, "quota");
      return this;
    }

    /** Sets the budgets. Default: none. */
    public Builder budget(Budget budget) {
      this.budget = requireNonNull(budget, "budget");
      return this;
    }

    /** Sets where a user is, by the host's id, for the days of the quota. Default: UTC. */
    public Builder zones(Function<String, ZoneId> zones) {
      this.zones = requireNonNull(zones, "zones");
      return this;
    }

    /** Sets whose a call is, 1 to 64 characters. Default: nobody's. */
    public Builder tenants(Function<AiRequest, Optional<String>> tenants) {
      this.tenants = requireNonNull(tenants, "tenants");
      return this;
    }

    /** Sets how input is estimated before a call. Default: {@link TokenEstimator#byBytes}. */
    public Builder estimator(TokenEstimator estimator) {
      this.estimator = requireNonNull(estimator, "estimator");
      return this;
    }

    /** Sets who hears of every call. Default: nobody. */
    public Builder observer(AiObserver observer) {
      this.observer = requireNonNull(observer, "observer");
      return this;
    }

    /** Returns the model. */
    public MeteredModel build() {
      return new MeteredModel(this);
    }
  }
}
