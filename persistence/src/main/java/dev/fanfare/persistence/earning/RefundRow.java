package dev.fanfare.persistence.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refund as it was booked. */
@Entity(name = "FanfareRefund")
@Table(name = "fanfare_refund")
class RefundRow {
  @Id @Nullable String id;

  long recorded;

  @Nullable String sale;

  @Column(name = "sale_known")
  boolean saleKnown;

  @Nullable String source;

  @Nullable Instant at;

  long gross;

  @Nullable String asset;

  short scale;

  protected RefundRow() {}
}
