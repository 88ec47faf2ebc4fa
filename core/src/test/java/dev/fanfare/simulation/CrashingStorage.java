package dev.fanfare.simulation;

import dev.fanfare.Storage;
import dev.fanfare.achievement.AchievementStore;
import dev.fanfare.ai.BudgetStore;
import dev.fanfare.ai.QuotaStore;
import dev.fanfare.ai.UsageStore;
import dev.fanfare.analytics.FactStore;
import dev.fanfare.analytics.ForecastStore;
import dev.fanfare.analytics.RollupStore;
import dev.fanfare.collaboration.CollaborationStore;
import dev.fanfare.content.ContentJobStore;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operation;
import dev.fanfare.event.OperationStore;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.report.SafetyReportStore;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.payout.PayoutDestinationStore;
import dev.fanfare.payout.PayoutStore;
import dev.fanfare.payout.bankfile.BankInstructionStore;
import dev.fanfare.tier.TierStore;
import dev.fanfare.trend.TrendStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A storage in which the process may die at every call: before it, and where the call is a
 * transaction of its own, also after it; before every outermost commit, which rolls back, and after
 * it, when the caller never hears that it happened. It also remembers which answers and events were
 * committed. For one thread.
 */
final class CrashingStorage implements Storage {
  private final Storage raw;
  private final CrashPoints points;
  private final Map<Class<?>, Object> stores = new HashMap<>();
  private final Map<Method, String> names = new HashMap<>();
  private final List<IdempotencyKey> newAnswers = new ArrayList<>();
  private final List<UUID> newEvents = new ArrayList<>();
  private final Set<IdempotencyKey> answers = new HashSet<>();
  private final List<UUID> committedEvents = new ArrayList<>();

  CrashingStorage(Storage raw, CrashPoints points) {
    this.raw = raw;
    this.points = points;
  }

  /** Returns whether an answer was committed under a key. */
  boolean answered(IdempotencyKey key) {
    return answers.contains(key);
  }

  /** Returns the ids of all events that were committed, in the order they were recorded. */
  List<UUID> committedEvents() {
    return committedEvents;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    if (raw.isActive()) {
      return raw.inTransaction(work);
    }
    newAnswers.clear();
    newEvents.clear();
    T result =
        raw.inTransaction(
            () -> {
              T done = work.get();
              points.reach("before a commit");
              return done;
            });
    answers.addAll(newAnswers);
    committedEvents.addAll(newEvents);
    points.reach("after a commit");
    return result;
  }

  @Override
  public <T> T inSnapshot(Supplier<T> reads) {
    return raw.inSnapshot(reads);
  }

  @Override
  public boolean isActive() {
    return raw.isActive();
  }

  private <S> S crashing(Class<S> port, S target) {
    Object known =
        stores.computeIfAbsent(
            port,
            p ->
                Proxy.newProxyInstance(
                    port.getClassLoader(),
                    new Class<?>[] {port},
                    (proxy, method, args) -> call(target, method, args)));
    return port.cast(known);
  }

  private @Nullable Object call(Object target, Method method, Object @Nullable [] args)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return invoke(target, method, args);
    }
    String name =
        names.computeIfAbsent(
            method, m -> m.getDeclaringClass().getSimpleName() + "." + m.getName());
    boolean alone = !raw.isActive();
    points.reach(name);
    Object result = invoke(target, method, args);
    if (args != null && method.getName().equals("record") && args[0] instanceof Operation done) {
      newAnswers.add(done.key());
    } else if (args != null && method.getName().equals("append") && target instanceof EventStore) {
      newEvents.add((UUID) args[0]);
    }
    if (alone) {
      points.reach(name + ", done");
    }
    return result;
  }

  private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public OperationStore operations() {
    return crashing(OperationStore.class, raw.operations());
  }

  @Override
  public EventStore events() {
    return crashing(EventStore.class, raw.events());
  }

  @Override
  public CreatorStore creators() {
    return crashing(CreatorStore.class, raw.creators());
  }

  @Override
  public LedgerStore ledger() {
    return crashing(LedgerStore.class, raw.ledger());
  }

  @Override
  public TierStore tiers() {
    return crashing(TierStore.class, raw.tiers());
  }

  @Override
  public CreditStore credits() {
    return crashing(CreditStore.class, raw.credits());
  }

  @Override
  public EarningStore earnings() {
    return crashing(EarningStore.class, raw.earnings());
  }

  @Override
  public PayoutStore payouts() {
    return crashing(PayoutStore.class, raw.payouts());
  }

  @Override
  public PayoutDestinationStore payoutDestinations() {
    return crashing(PayoutDestinationStore.class, raw.payoutDestinations());
  }

  @Override
  public BankInstructionStore bankInstructions() {
    return crashing(BankInstructionStore.class, raw.bankInstructions());
  }

  @Override
  public ModerationStore moderation() {
    return crashing(ModerationStore.class, raw.moderation());
  }

  @Override
  public HashBankStore hashBanks() {
    return crashing(HashBankStore.class, raw.hashBanks());
  }

  @Override
  public ReviewStore reviews() {
    return crashing(ReviewStore.class, raw.reviews());
  }

  @Override
  public EnforcementStore enforcement() {
    return crashing(EnforcementStore.class, raw.enforcement());
  }

  @Override
  public ConsentStore consents() {
    return crashing(ConsentStore.class, raw.consents());
  }

  @Override
  public SafetyReportStore safetyReports() {
    return crashing(SafetyReportStore.class, raw.safetyReports());
  }

  @Override
  public ContentJobStore contentJobs() {
    return crashing(ContentJobStore.class, raw.contentJobs());
  }

  @Override
  public TrendStore trends() {
    return crashing(TrendStore.class, raw.trends());
  }

  @Override
  public CollaborationStore collaborations() {
    return crashing(CollaborationStore.class, raw.collaborations());
  }

  @Override
  public AchievementStore achievements() {
    return crashing(AchievementStore.class, raw.achievements());
  }

  @Override
  public UsageStore aiUsage() {
    return crashing(UsageStore.class, raw.aiUsage());
  }

  @Override
  public QuotaStore aiQuotas() {
    return crashing(QuotaStore.class, raw.aiQuotas());
  }

  @Override
  public BudgetStore aiBudgets() {
    return crashing(BudgetStore.class, raw.aiBudgets());
  }

  @Override
  public FactStore facts() {
    return crashing(FactStore.class, raw.facts());
  }

  @Override
  public RollupStore rollups() {
    return crashing(RollupStore.class, raw.rollups());
  }

  @Override
  public ForecastStore forecasts() {
    return crashing(ForecastStore.class, raw.forecasts());
  }
}
