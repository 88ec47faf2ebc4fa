package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How many users of a cohort came back. */
@Entity(name = "FanfareCohortCell")
@Table(name = "fanfare_cohort_cell")
@IdClass(CohortCellRow.Key.class)
class CohortCellRow {
  @Id @Nullable String grain;

  @Id @Nullable LocalDate cohort;

  @Id
  @Column(name = "later_by")
  short laterBy;

  long users;

  protected CohortCellRow() {}

  /** The primary key. */
  record Key(String grain, LocalDate cohort, short laterBy) implements Serializable {}
}
