package dev.fanfare.persistence.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Earnings that wait for the end of their hold period. */
@Entity(name = "FanfareHold")
@Table(name = "fanfare_hold")
@IdClass(HoldRow.Key.class)
class HoldRow {
  @Id @Nullable String sale;

  @Id @Nullable String creator;

  @Nullable String asset;

  short scale;

  @Column(name = "available_at")
  @Nullable Instant availableAt;

  long amount;

  protected HoldRow() {}

  /** The primary key. */
  record Key(String sale, String creator) implements Serializable {}
}
