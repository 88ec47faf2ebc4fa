package dev.fanfare.persistence.forecast;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A forecast of which something is still to come. */
@Entity(name = "FanfareForecastAwaited")
@Table(name = "fanfare_forecast_awaited")
@IdClass(ForecastAwaitedRow.Key.class)
class ForecastAwaitedRow {
  @Id @Nullable String subject;

  @Id
  @Column(name = "from_day")
  @Nullable LocalDate fromDay;

  @Nullable LocalDate awaits;

  protected ForecastAwaitedRow() {}

  record Key(String subject, LocalDate fromDay) implements Serializable {}
}
