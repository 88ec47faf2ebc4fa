package dev.fanfare.persistence.payout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A legal transition between states. */
@Entity(name = "FanfarePayoutTransition")
@Table(name = "fanfare_payout_transition")
@IdClass(PayoutTransitionRow.Key.class)
class PayoutTransitionRow {
  @Id
  @Column(name = "from_state")
  @Nullable String fromState;

  @Id
  @Column(name = "to_state")
  @Nullable String toState;

  /** The primary key. */
  record Key(@Nullable String fromState, @Nullable String toState) implements Serializable {}

  protected PayoutTransitionRow() {}
}
