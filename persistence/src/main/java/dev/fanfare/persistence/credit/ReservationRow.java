package dev.fanfare.persistence.credit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credits put aside. */
@Entity(name = "FanfareCreditReservation")
@Table(name = "fanfare_credit_reservation")
class ReservationRow {
  @Id @Nullable UUID id;
  @Nullable UUID wallet;
  long amount;

  @Column(name = "created_at")
  @Nullable Instant createdAt;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Nullable String state;
  long settled;

  @Column(name = "closed_at")
  @Nullable Instant closedAt;

  @Column(name = "open_wallet", insertable = false, updatable = false)
  @Nullable UUID openWallet;

  protected ReservationRow() {}
}
