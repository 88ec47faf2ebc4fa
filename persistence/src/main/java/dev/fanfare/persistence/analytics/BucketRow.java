package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A bucket that was computed. */
@Entity(name = "FanfareRollupBucket")
@Table(name = "fanfare_rollup_bucket")
@IdClass(BucketRow.Key.class)
class BucketRow {
  @Id @Nullable String grain;

  @Id
  @Column(name = "start_day")
  @Nullable LocalDate startDay;

  @Column(name = "computed_at")
  @Nullable Instant computedAt;

  @Nullable String status;

  long revision;

  protected BucketRow() {}

  /** The primary key. */
  record Key(String grain, LocalDate startDay) implements Serializable {}
}
