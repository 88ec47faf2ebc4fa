package dev.fanfare.persistence.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sale as it was booked. */
@Entity(name = "FanfareSale")
@Table(name = "fanfare_sale")
class SaleRow {
  @Id @Nullable String id;

  @Nullable String source;

  @Nullable Instant at;

  long gross;

  @Nullable String asset;

  short scale;

  @Column(name = "available_at")
  @Nullable Instant availableAt;

  @Nullable UUID split;

  protected SaleRow() {}
}
