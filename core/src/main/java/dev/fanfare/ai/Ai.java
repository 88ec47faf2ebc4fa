package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A platform's language models, and what it counts about them: prices, usage, quotas and budgets.
 * Safe for concurrent use.
 */
public final class Ai {
  /** How long the usage log is kept unless somebody says otherwise. */
  public static final Duration DEFAULT_RETENTION = Duration.ofDays(400);

  /** How long a message is known that was counted: nobody retries later. */
  private static final Duration MESSAGES_KEPT = Duration.ofDays(7);

  /** How long a reservation is known that has ended. */
  private static final Duration RESERVATIONS_KEPT = Duration.ofDays(35);

  private final Builder settings;
  private final DailyQuota quota;
  private final Budget budget;
  private final UsageLog usage;
  private final List<MeteredModel> metered = new CopyOnWriteArrayList<>();
  private final LanguageModel model;

  private Ai(Builder settings) {
    this.settings = settings;
    quota = DailyQuota.of(settings.operations, settings.quotas, settings.quotaPolicy);
    budget = Budget.of(settings.operations, settings.budgets, settings.budgetPolicy);
    usage = UsageLog.of(settings.operations, settings.calls);
    // Nothing is sent to no model, so there is nothing to count.
    model = settings.model == LanguageModel.none() ? settings.model : metered(settings.model);
  }

  /** Starts over these stores with the defaults and no model. */
  public static Builder builder(
      Operations operations, UsageStore calls, QuotaStore quotas, BudgetStore budgets) {
    return new Builder(operations, calls, quotas, budgets);
  }

  /** Returns the platform's model; what is asked of it is counted. */
  public LanguageModel model() {
    return model;
  }

  /**
   * Returns another model whose calls are counted together with those of the platform's, such as a
   * cheaper one for a simple purpose. Make it once and keep it.
   */
  public MeteredModel metered(LanguageModel other) {
    MeteredModel made =
        MeteredModel.builder(other, settings.operations)
            .prices(settings.prices)
            .usage(usage)
            .quota(quota)
            .budget(budget)
            .zones(settings.zones)
            .tenants(settings.tenants)
            .estimator(settings.estimator)
            .observer(settings.observer)
            .build();
    metered.add(made);
    return made;
  }

  /** Returns what models cost. */
  public PriceBook prices() {
    return settings.prices;
  }

  /** Returns how many calls users have in a day. */
  public DailyQuota quota() {
    return quota;
  }

  /** Returns what calls may cost. */
  public Budget budget() {
    return budget;
  }

  /** Returns what was asked of models. */
  public UsageLog usage() {
    return usage;
  }

  /**
   * Does what is due: records calls that could not be recorded, frees reservations of calls that
   * never ended, and forgets what is older than the retention. Repeat it while it returns {@code
   * limit}; several may run at once.
   *
   * @param limit how many of a kind at most, 1 to 10 000
   * @return how many of the kind that had most
   */
  public int sweep(int limit) {
    requireRange("limit", limit, 1, 10_000);
    metered.forEach(MeteredModel::recordPending);
    Instant now = settings.operations.now();
    int most = budget.sweep(limit);
    most = Math.max(most, budget.prune(now.minus(RESERVATIONS_KEPT), limit));
    most = Math.max(most, quota.prune(now.minus(MESSAGES_KEPT), limit));
    return Math.max(most, usage.prune(now.minus(settings.retention), limit));
  }

  /** Collects what differs from the defaults. Each setting may be left out. */
  public static final class Builder {
    private final Operations operations;
    private final UsageStore calls;
    private final QuotaStore quotas;
    private final BudgetStore budgets;
    private LanguageModel model = LanguageModel.none();
    private PriceBook prices = PriceBook.empty();
    private QuotaPolicy quotaPolicy = QuotaPolicy.standard();
    private BudgetPolicy budgetPolicy = BudgetPolicy.standard();
    private Function<String, ZoneId> zones = user -> ZoneOffset.UTC;
    private Function<AiRequest, Optional<String>> tenants = request -> Optional.empty();
    private TokenEstimator estimator = TokenEstimator.byBytes();
    private AiObserver observer = call -> {};
    private Duration retention = DEFAULT_RETENTION;

    private Builder(
        Operations operations, UsageStore calls, QuotaStore quotas, BudgetStore budgets) {
      this.operations = requireNonNull(operations, "operations");
      this.calls = requireNonNull(calls, "calls");
      this.quotas = requireNonNull(quotas, "quotas");
      this.budgets = requireNonNull(budgets, "budgets");
    }

    /** Sets the platform's model. Default: none. */
    public Builder model(LanguageModel model) {
      this.model = requireNonNull(model, "model");
      return this;
    }

    /** Sets what models cost. Default: nobody knows, and every call is announced as unpriced. */
    public Builder prices(PriceBook prices) {
      this.prices = requireNonNull(prices, "prices");
      return this;
    }

    /** Sets how many calls users have in a day. Default: {@link QuotaPolicy#standard}. */
    public Builder quota(QuotaPolicy policy) {
      this.quotaPolicy = requireNonNull(policy, "policy");
      return this;
    }

    /** Sets what calls may cost. Default: {@link BudgetPolicy#standard}. */
    public Builder budget(BudgetPolicy policy) {
      this.budgetPolicy = requireNonNull(policy, "policy");
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

    /**
     * Sets how long the usage log is kept.
     *
     * @param time a day or more, at most 36 500 days
     */
    public Builder retention(Duration time) {
      require(
          time.compareTo(Duration.ofDays(1)) >= 0 && time.compareTo(Duration.ofDays(36_500)) <= 0,
          "retention must be 1 to 36500 days, was %s",
          time);
      this.retention = time;
      return this;
    }

    /** Puts everything together. */
    public Ai build() {
      return new Ai(this);
    }
  }
}
