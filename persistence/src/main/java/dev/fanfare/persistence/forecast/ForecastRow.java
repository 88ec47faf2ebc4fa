package dev.fanfare.persistence.forecast;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A forecast that was made. */
@Entity(name = "FanfareForecast")
@Table(name = "fanfare_forecast")
@IdClass(ForecastRow.Key.class)
class ForecastRow {
  @Id @Nullable String subject;

  @Id
  @Column(name = "from_day")
  @Nullable LocalDate fromDay;

  @Nullable String measure;
  @Nullable String creator;
  @Nullable String asset;
  @Nullable Short scale;

  @Column(name = "made_at")
  @Nullable Instant madeAt;

  @Nullable String method;

  @Column(name = "naive_error")
  @Nullable Double naiveError;

  protected ForecastRow() {}

  record Key(String subject, LocalDate fromDay) implements Serializable {}
}
