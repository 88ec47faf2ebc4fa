package dev.fanfare.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where forecasts are kept. Safe for concurrent use. */
public interface ForecastStore {
  /**
   * Stores a forecast in place of the one of its subject and first day, but not in place of one of
   * which something has come.
   *
   * @return whether it is stored
   */
  boolean save(StoredForecast forecast);

  /** Returns the forecast of a subject from a day on, empty if there is none. */
  Optional<StoredForecast> find(ForecastSubject subject, LocalDate from);

  /**
   * Returns the newest forecasts of a subject, by first day, newest first.
   *
   * @param limit 1 or more
   */
  List<StoredForecast> latest(ForecastSubject subject, int limit);

  /**
   * Returns forecasts that have days before one of which nothing has come yet, by subject's key and
   * first day.
   *
   * @param after the one to go on behind, null to begin
   * @param limit 1 or more
   */
  List<StoredForecast> awaiting(LocalDate before, @Nullable StoredForecast after, int limit);

  /**
   * Stores what came. Days of which something is stored already get the new value; others than the
   * forecast's are left out.
   */
  void saveActuals(ForecastSubject subject, LocalDate from, Map<LocalDate, Double> actuals);
}
