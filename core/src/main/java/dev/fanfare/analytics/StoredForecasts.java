package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Operations;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastAccuracy;
import dev.fanfare.forecast.ForecastResult;
import dev.fanfare.forecast.ForecastStep;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.forecast.ScoredForecast;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.forecast.TimeStep;
import dev.fanfare.money.Asset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Forecasts that are kept in a {@link ForecastStore}. */
final class StoredForecasts implements Forecasts {
  /** How far back it looks: two years and a season. */
  private static final int HISTORY_DAYS = 800;

  private static final int BATCH = 100;

  private final Operations operations;
  private final ForecastStore store;
  private final Analytics analytics;
  private final RevenueForecaster forecaster;

  StoredForecasts(
      Operations operations,
      ForecastStore store,
      Analytics analytics,
      RevenueForecaster forecaster) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.analytics = requireNonNull(analytics, "analytics");
    this.forecaster = requireNonNull(forecaster, "forecaster");
  }

  @Override
  public ForecastResult forecast(ForecastSubject subject, int days) {
    requireRange("days", days, 1, 366);
    LocalDate today = analytics.today();
    TimeSeries history = history(subject, today);
    ForecastResult result = forecaster.forecast(history, days, 80, 95);
    if (result instanceof Forecast forecast) {
      OptionalDouble naive = ForecastAccuracy.naiveError(history);
      operations.inTransaction(
          () ->
              store.save(
                  new StoredForecast(
                      subject,
                      today,
                      operations.now(),
                      forecast.method(),
                      naive.isPresent() ? (Double) naive.getAsDouble() : null,
                      forecast.steps().stream().map(StoredForecasts::day).toList())));
    }
    return result;
  }

  private static StoredForecast.Day day(ForecastStep step) {
    return new StoredForecast.Day(step.start().toLocalDate(), step.value(), null);
  }

  /**
   * Returns the days before today from the first on which there was something: what was never told
   * is no history of zeros.
   */
  private TimeSeries history(ForecastSubject subject, LocalDate today) {
    DayRange range = DayRange.before(today, HISTORY_DAYS);
    Map<LocalDate, Double> figures = figures(subject, range);
    LocalDate first =
        figures.entrySet().stream()
            .filter(day -> day.getValue() != 0)
            .map(Map.Entry::getKey)
            .min(LocalDate::compareTo)
            .orElse(today);
    List<@Nullable Double> values = new ArrayList<>();
    new DayRange(first, range.to()).days().forEach(day -> values.add(figures.get(day)));
    return TimeSeries.of(first, TimeStep.DAY, values);
  }

  /** Returns the figure of each computed day. */
  private Map<LocalDate, Double> figures(ForecastSubject subject, DayRange range) {
    Map<LocalDate, Double> figures = new TreeMap<>();
    CreatorId creator = subject.creator();
    if (creator == null) {
      analytics.daily(range).days().forEach(day -> figures.put(day.day(), figure(subject, day)));
    } else {
      analytics
          .creator(creator, range)
          .days()
          .forEach(day -> figures.put(day.day(), figure(subject, day)));
    }
    return figures;
  }

  private static double figure(ForecastSubject subject, DailyAnalytics day) {
    Asset asset = subject.asset();
    return switch (subject.measure()) {
      case NET_REVENUE -> day.revenue(requireNonNull(asset)).net().toDecimal().doubleValue();
      case GIFTS -> day.gifts();
      case ACTIVE_USERS -> day.activeUsers();
      case NEW_USERS -> day.newUsers();
      case CREATOR_GIFT_REVENUE, CREATOR_VIEWS ->
          throw new IllegalStateException("%s is a creator's".formatted(subject.key()));
    };
  }

  private static double figure(ForecastSubject subject, CreatorMetrics day) {
    Asset asset = subject.asset();
    return asset == null ? day.gained().views() : day.giftRevenue(asset).toDecimal().doubleValue();
  }

  @Override
  public long followUp() {
    LocalDate today = analytics.today();
    long filled = 0;
    List<StoredForecast> batch = store.awaiting(today, null, BATCH);
    while (!batch.isEmpty()) {
      for (StoredForecast forecast : batch) {
        filled += operations.inTransaction(() -> followUp(forecast, today));
      }
      batch = store.awaiting(today, batch.get(batch.size() - 1), BATCH);
    }
    return filled;
  }

  private long followUp(StoredForecast forecast, LocalDate today) {
    DayRange passed =
        new DayRange(
            forecast.from(), forecast.range().to().isBefore(today) ? forecast.range().to() : today);
    // Before the figures: a day that becomes final in between waits for the next time, instead of
    // getting the figure that it had until then.
    Set<LocalDate> settled =
        analytics.daily(passed).days().stream()
            .filter(day -> day.status() == Bucket.Status.FINAL)
            .map(DailyAnalytics::day)
            .collect(Collectors.toSet());
    Map<LocalDate, Double> actuals = figures(forecast.subject(), passed);
    actuals.keySet().removeIf(day -> !settled.contains(day) || !awaits(day, forecast));
    if (!actuals.isEmpty()) {
      store.saveActuals(forecast.subject(), forecast.from(), actuals);
    }
    return actuals.size();
  }

  private static boolean awaits(LocalDate day, StoredForecast forecast) {
    return forecast.days().stream()
        .anyMatch(each -> each.day().equals(day) && each.actual() == null);
  }

  @Override
  public Optional<StoredForecast> latest(ForecastSubject subject) {
    return store.latest(subject, 1).stream().findFirst();
  }

  @Override
  public ForecastAccuracy accuracy(ForecastSubject subject, int forecasts) {
    requireRange("forecasts", forecasts, 1, 1_000);
    List<StoredForecast> newest = store.latest(subject, forecasts);
    List<ScoredForecast> scored =
        newest.stream()
            .flatMap(forecast -> forecast.days().stream())
            .flatMap(day -> day.scored().stream())
            .toList();
    Double naive = newest.isEmpty() ? null : newest.get(0).naiveError();
    return ForecastAccuracy.of(
        scored, naive == null ? OptionalDouble.empty() : OptionalDouble.of(naive));
  }
}
