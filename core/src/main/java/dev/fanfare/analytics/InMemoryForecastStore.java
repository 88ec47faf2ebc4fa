package dev.fanfare.analytics;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps forecasts in memory. */
public final class InMemoryForecastStore implements ForecastStore {
  private final InMemoryUnitOfWork transactions;
  private final TreeMap<Key, StoredForecast> rows = new TreeMap<>();
  private final InMemoryTable<Key, StoredForecast> forecasts;

  private record Key(ForecastSubject subject, LocalDate from) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::subject).thenComparing(Key::from);

    static Key of(StoredForecast forecast) {
      return new Key(forecast.subject(), forecast.from());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps them in transactions of this unit of work. */
  public InMemoryForecastStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.forecasts = new InMemoryTable<>(transactions, rows);
  }

  @Override
  public boolean save(StoredForecast forecast) {
    return transactions.inTransaction(
        () -> {
          Key key = Key.of(forecast);
          if (forecasts.find(key).filter(StoredForecast::followedUp).isPresent()) {
            return false;
          }
          forecasts.put(key, forecast);
          return true;
        });
  }

  @Override
  public Optional<StoredForecast> find(ForecastSubject subject, LocalDate from) {
    return forecasts.find(new Key(subject, from));
  }

  @Override
  public List<StoredForecast> latest(ForecastSubject subject, int limit) {
    return transactions.read(
        () ->
            rows
                .subMap(
                    new Key(subject, LocalDate.MIN), true, new Key(subject, LocalDate.MAX), true)
                .descendingMap()
                .values()
                .stream()
                .limit(limit)
                .toList());
  }

  @Override
  public List<StoredForecast> awaiting(
      LocalDate before, @Nullable StoredForecast after, int limit) {
    return transactions.read(
        () ->
            (after == null ? rows : rows.tailMap(Key.of(after), false))
                .values().stream()
                    .filter(
                        forecast ->
                            forecast.days().stream()
                                .anyMatch(
                                    day -> day.day().isBefore(before) && day.actual() == null))
                    .limit(limit)
                    .toList());
  }

  @Override
  public void saveActuals(ForecastSubject subject, LocalDate from, Map<LocalDate, Double> actuals) {
    transactions.inTransaction(
        () ->
            forecasts
                .find(new Key(subject, from))
                .ifPresent(found -> forecasts.put(Key.of(found), with(actuals, found))));
  }

  private static StoredForecast with(Map<LocalDate, Double> actuals, StoredForecast forecast) {
    return new StoredForecast(
        forecast.subject(),
        forecast.from(),
        forecast.madeAt(),
        forecast.method(),
        forecast.naiveError(),
        forecast.days().stream()
            .map(
                day ->
                    new StoredForecast.Day(
                        day.day(), day.forecast(), actuals.getOrDefault(day.day(), day.actual())))
            .toList());
  }
}
