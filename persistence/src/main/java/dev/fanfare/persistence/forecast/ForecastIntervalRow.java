package dev.fanfare.persistence.forecast;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An interval of a day of a forecast. */
@Entity(name = "FanfareForecastInterval")
@Table(name = "fanfare_forecast_interval")
@IdClass(ForecastIntervalRow.Key.class)
class ForecastIntervalRow {
  @Id @Nullable String subject;

  @Id
  @Column(name = "from_day")
  @Nullable LocalDate fromDay;

  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Id short percent;

  @Column(name = "lower_bound")
  double lowerBound;

  @Column(name = "upper_bound")
  double upperBound;

  protected ForecastIntervalRow() {}

  record Key(String subject, LocalDate fromDay, LocalDate onDay, short percent)
      implements Serializable {}
}
