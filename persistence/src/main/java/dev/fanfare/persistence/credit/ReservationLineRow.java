package dev.fanfare.persistence.credit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one grant keeps for a reservation. */
@Entity(name = "FanfareCreditReservationLine")
@Table(name = "fanfare_credit_reservation_line")
@IdClass(ReservationLineRow.Key.class)
class ReservationLineRow {
  @Id @Nullable UUID reservation;
  @Id long upto;
  @Nullable Long prev;

  @Column(name = "grant_id")
  @Nullable UUID grantId;

  protected ReservationLineRow() {}

  /** What names a row. */
  record Key(UUID reservation, long upto) {}
}
