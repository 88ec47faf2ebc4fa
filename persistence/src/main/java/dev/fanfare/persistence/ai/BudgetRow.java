package dev.fanfare.persistence.ai;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A budget in one period. */
@Entity(name = "FanfareAiBudget")
@Table(name = "fanfare_ai_budget")
class BudgetRow {
  @Id @Nullable UUID id;
  @Nullable String scope;
  @Nullable String name;
  @Nullable String period;
  @Nullable LocalDate starts;
  @Nullable String asset;
  short scale;
  long spent;
  long reserved;
  long unpriced;
  short alerted;
  boolean stopped;

  protected BudgetRow() {}
}
