package dev.fanfare.persistence.payout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a payout's history. */
@Entity(name = "FanfarePayoutStep")
@Table(name = "fanfare_payout_step")
@IdClass(PayoutStepRow.Key.class)
class PayoutStepRow {
  @Id @Nullable UUID payout;

  @Id int seq;

  @Column(name = "prev_seq")
  @Nullable Integer prevSeq;

  @Column(name = "from_state")
  @Nullable String fromState;

  @Column(name = "to_state")
  @Nullable String toState;

  @Nullable Instant at;

  @Nullable String source;

  @Column(name = "said_by")
  @Nullable String saidBy;

  @Nullable String evidence;

  @Column(name = "said_at")
  @Nullable Instant saidAt;

  /** The primary key. */
  record Key(@Nullable UUID payout, int seq) implements Serializable {}

  protected PayoutStepRow() {}
}
