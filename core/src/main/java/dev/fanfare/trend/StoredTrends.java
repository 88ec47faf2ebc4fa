package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.tier.TierService;
import dev.fanfare.trend.TrendProposals.Accepted;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class StoredTrends implements Trends {
  private static final int PAGE = 500;

  /** How many computed trends a model is shown. */
  private static final int SHOWN = 20;

  private static final int MOST_CATEGORIES = 20;
  private static final String PREDICT = "trend.predict";

  private final Operations operations;
  private final TrendStore store;
  private final TierService tiers;
  private final LanguageModel model;
  private final TrendPolicy policy;
  private final TrendEstimator estimator;
  private final TrendProposals proposals;

  StoredTrends(
      Operations operations,
      TrendStore store,
      TierService tiers,
      LanguageModel model,
      TrendPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.tiers = requireNonNull(tiers, "tiers");
    this.model = requireNonNull(model, "model");
    this.policy = requireNonNull(policy, "policy");
    this.estimator = new TrendEstimator(policy);
    this.proposals = new TrendProposals(policy);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(operations.now(), policy.zone());
  }

  @Override
  public Recorded record(Collection<TrendCount> counts, IdempotencyKey key) {
    requireRange("number of counts", counts.size(), 0, MAX_COUNTS);
    Map<TrendKey, Map<LocalDate, TrendCount>> merged = new TreeMap<>();
    counts.forEach(
        count ->
            merged
                .computeIfAbsent(count.key(), k -> new TreeMap<>())
                .merge(count.day(), count, TrendCount::and));
    List<TrendCount> once =
        merged.values().stream().flatMap(days -> days.values().stream()).toList();
    return operations.once(
        key,
        "trend.record",
        Fingerprint.of("counts", once),
        Recorded.class,
        () -> {
          store.saveCounts(once);
          return new Recorded(once.size(), false);
        });
  }

  @Override
  public CategoriesSet setCategories(
      CreatorId creator, Set<String> categories, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    requireRange("number of categories", categories.size(), 0, MOST_CATEGORIES);
    categories.forEach(category -> requireText("category", category, TrendKey.MAX_CATEGORY));
    return operations.once(
        key,
        "trend.set-categories",
        Fingerprint.of("creator", creator, "categories", categories),
        CategoriesSet.class,
        () -> {
          store.saveCategories(
              creator,
              categories.stream()
                  .map(category -> CreatorPlace.of(creator, category))
                  .collect(Collectors.toSet()));
          return new CategoriesSet(creator, List.copyOf(new TreeSet<>(categories)), false);
        });
  }

  @Override
  public List<String> categories(CreatorId creator) {
    return store.categories(requireNonNull(creator, "creator"));
  }

  @Override
  public ComputeReport compute() {
    LocalDate today = today();
    LocalDate asOf = today.minusDays(1);
    LocalDate from = asOf.minusDays(policy.window() - 1L);
    Map<TrendKind, Long> mostUsed = store.mostUsed(asOf.minusDays(6), asOf);
    int trends = 0;
    int tooLittle = 0;
    int retired = 0;
    Optional<TrendKey> last = Optional.empty();
    List<TrendSeries> page;
    do {
      page = store.series(from, asOf, last, PAGE);
      Map<TrendKey, Trend> found = new TreeMap<>();
      for (TrendSeries series : page) {
        estimator
            .estimate(series, asOf, mostUsed)
            .ifPresent(trend -> found.put(trend.key(), trend));
      }
      List<TrendKey> others =
          page.stream().map(TrendSeries::key).filter(key -> !found.containsKey(key)).toList();
      retired += publish(found.values(), others);
      trends += found.size();
      tooLittle += others.size();
      last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1).key());
    } while (page.size() == PAGE);
    retired +=
        operations.inTransaction(
            () -> {
              store.lock();
              // Nor is shown what a clock that was ahead has made; today's is of a later run.
              return store.retire(asOf, today);
            });
    return new ComputeReport(asOf, trends, tooLittle, retired);
  }

  private int publish(Collection<Trend> trends, Collection<TrendKey> others) {
    return trends.isEmpty() && others.isEmpty()
        ? 0
        : operations.inTransaction(
            () -> {
              store.lock();
              store.publish(trends);
              return store.withdraw(others);
            });
  }

  @Override
  public Predicted predict(IdempotencyKey key) {
    if (operations.inTransaction()) {
      throw new IllegalStateException(
          "predict must not be called within a transaction: a model is asked");
    }
    Fingerprint asked = Fingerprint.of("what", "trends");
    Optional<Predicted> earlier = operations.answered(key, PREDICT, asked, Predicted.class);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    LocalDate today = today();
    List<Trend> rising = top(TrendFilter.ALL.from(TrendSource.COMPUTED), SHOWN);
    AiResponse response =
        model.complete(proposals.request(today, rising, operations.newId().toString()));
    Accepted accepted = proposals.accept(response, today);
    return operations.once(
        key,
        PREDICT,
        asked,
        Predicted.class,
        () -> {
          store.lock();
          Map<TrendKey, Trend> current =
              store.current(accepted.trends().stream().map(Trend::key).toList());
          List<Trend> fresh =
              accepted.trends().stream().filter(t -> !isComputed(current.get(t.key()))).toList();
          store.publish(fresh);
          return new Predicted(
              response.model(),
              today,
              fresh.size(),
              accepted.trends().size() - fresh.size(),
              accepted.merged(),
              accepted.rejected(),
              false);
        });
  }

  private static boolean isComputed(@Nullable Trend trend) {
    return trend != null && trend.source() == TrendSource.COMPUTED;
  }

  @Override
  public FollowUpReport followUp() {
    LocalDate peakUntil = today().minusDays(1L + policy.tolerance());
    int scored = 0;
    int unknown = 0;
    List<Trend> page;
    do {
      page = store.awaiting(peakUntil, PAGE);
      for (Trend trend : page) {
        Double accuracy = accuracy(trend);
        store.saveAccuracy(trend.id(), accuracy);
        if (accuracy == null) {
          unknown++;
        } else {
          scored++;
        }
      }
    } while (page.size() == PAGE);
    return new FollowUpReport(scored, unknown);
  }

  private @Nullable Double accuracy(Trend trend) {
    TrendPeak peak = trend.peak();
    if (peak == null) {
      return null;
    }
    LocalDate last = peak.day().plusDays(policy.tolerance());
    return PeakAccuracy.of(
        store.counts(trend.key(), trend.madeOn().plusDays(1), last),
        trend.madeOn(),
        peak.day(),
        policy.tolerance());
  }

  @Override
  public List<Trend> top(TrendFilter filter, int limit) {
    requireNonNull(filter, "filter");
    requireRange("limit", limit, 1, 1_000);
    LocalDate today = today();
    return store.top(filter, today.minusDays(policy.freshFor()), today, today, limit);
  }

  @Override
  public Optional<Trend> find(UUID trend) {
    return store.find(requireNonNull(trend, "trend"));
  }

  @Override
  public List<CreatorId> recommended(UUID trend, Set<String> tierNames, int limit) {
    requireRange("limit", limit, 1, 1_000);
    Set<String> wanted = Set.copyOf(tierNames);
    return store
        .find(trend)
        .map(
            found ->
                new CreatorCircle(store, tiers, operations.now()).creators(found, wanted, limit))
        .orElse(List.of());
  }

  @Override
  public int prune(LocalDate before) {
    return store.deleteCounts(requireNonNull(before, "before"));
  }
}
