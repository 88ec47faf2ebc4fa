package dev.fanfare.persistence.forecast;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day of a forecast. */
@Entity(name = "FanfareForecastDay")
@Table(name = "fanfare_forecast_day")
@IdClass(ForecastDayRow.Key.class)
class ForecastDayRow {
  @Id @Nullable String subject;

  @Id
  @Column(name = "from_day")
  @Nullable LocalDate fromDay;

  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  double point;
  @Nullable Double actual;

  protected ForecastDayRow() {}

  record Key(String subject, LocalDate fromDay, LocalDate onDay) implements Serializable {}
}
