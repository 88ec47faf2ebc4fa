package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A bucket that is to be computed. */
@Entity(name = "FanfareRollupAwaited")
@Table(name = "fanfare_rollup_awaited")
@IdClass(AwaitedRow.Key.class)
class AwaitedRow {
  @Id @Nullable String grain;

  @Id
  @Column(name = "start_day")
  @Nullable LocalDate startDay;

  protected AwaitedRow() {}

  /** The primary key. */
  record Key(String grain, LocalDate startDay) implements Serializable {}
}
