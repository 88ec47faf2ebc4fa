package dev.fanfare.persistence.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a refund took from a creator. */
@Entity(name = "FanfareRefundPart")
@Table(name = "fanfare_refund_part")
@IdClass(RefundPartRow.Key.class)
class RefundPartRow {
  @Id @Nullable String refund;

  @Id short place;

  @Nullable String creator;

  @Nullable Instant at;

  long gross;

  @Column(name = "clawed_back")
  long clawedBack;

  @Column(name = "from_pending")
  long fromPending;

  @Column(name = "from_available")
  long fromAvailable;

  long owed;

  protected RefundPartRow() {}

  /** The primary key. */
  record Key(String refund, short place) implements Serializable {}
}
