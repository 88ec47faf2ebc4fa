package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.forecast.ForecastMethod;
import dev.fanfare.forecast.Prediction;
import dev.fanfare.forecast.ScoredForecast;
import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A forecast that was made, kept to be compared with what came.
 *
 * @param subject what it is of; amounts are in whole units of its asset, such as dollars
 * @param from the first day that it is for
 * @param madeAt when it was made
 * @param method how
 * @param naiveError what repeating the value of a week before would have been off by in the
 *     history, null if unknown: what errors are measured against
 * @param days each day, from {@code from} on
 */
public record StoredForecast(
    ForecastSubject subject,
    LocalDate from,
    Instant madeAt,
    ForecastMethod method,
    @Nullable Double naiveError,
    List<Day> days)
    implements Serializable {
  /**
   * A day of a forecast.
   *
   * @param actual what came, null until the day is final
   */
  public record Day(LocalDate day, Prediction forecast, @Nullable Double actual)
      implements Serializable {
    public Day {
      requireNonNull(day, "day");
      requireNonNull(forecast, "forecast");
    }

    /** Returns the forecast beside what came, empty until that is known. */
    public Optional<ScoredForecast> scored() {
      return actual == null ? Optional.empty() : Optional.of(new ScoredForecast(forecast, actual));
    }
  }

  public StoredForecast {
    requireNonNull(subject, "subject");
    madeAt = Instants.floor(madeAt);
    requireNonNull(method, "method");
    days = List.copyOf(days);
    require(!days.isEmpty(), "a forecast must have a day");
    for (int i = 0; i < days.size(); i++) {
      require(
          days.get(i).day().equals(from.plusDays(i)),
          "day %d of a forecast from %s must be %s, was %s",
          i,
          from,
          from.plusDays(i),
          days.get(i).day());
    }
  }

  /** Returns the days that it is for. */
  public DayRange range() {
    return new DayRange(from, from.plusDays(days.size()));
  }

  /** Returns whether something has come of it. */
  public boolean followedUp() {
    return days.stream().anyMatch(day -> day.actual() != null);
  }
}
