package dev.fanfare.persistence.credit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one grant paid of a charge. */
@Entity(name = "FanfareCreditChargeLine")
@Table(name = "fanfare_credit_charge_line")
@IdClass(ChargeLineRow.Key.class)
class ChargeLineRow {
  @Id @Nullable UUID charge;
  @Id long upto;
  @Nullable Long prev;

  @Column(name = "grant_id")
  @Nullable UUID grantId;

  protected ChargeLineRow() {}

  /** What names a row. */
  record Key(UUID charge, long upto) {}
}
