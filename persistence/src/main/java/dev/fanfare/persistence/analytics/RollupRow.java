package dev.fanfare.persistence.analytics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What is held by whoever computes, and the zone of the days. */
@Entity(name = "FanfareRollup")
@Table(name = "fanfare_rollup")
class RollupRow {
  @Id short id;

  @Nullable String zone;

  protected RollupRow() {}
}
