package dev.fanfare.persistence.credit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credits that were used. */
@Entity(name = "FanfareCreditCharge")
@Table(name = "fanfare_credit_charge")
class ChargeRow {
  @Id @Nullable UUID id;
  @Nullable UUID wallet;
  long amount;
  @Nullable Instant at;
  @Nullable UUID reservation;
  long refunded;

  protected ChargeRow() {}
}
