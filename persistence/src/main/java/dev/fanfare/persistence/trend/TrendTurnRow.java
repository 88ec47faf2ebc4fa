package dev.fanfare.persistence.trend;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is held by whoever changes which trends are shown. */
@Entity(name = "FanfareTrendTurn")
@Table(name = "fanfare_trend_turn")
class TrendTurnRow {
  @Id short id;

  protected TrendTurnRow() {}
}
