package dev.fanfare.persistence.payout;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of a payout's fee. */
@Entity(name = "FanfarePayoutFeeLine")
@Table(name = "fanfare_payout_fee_line")
@IdClass(PayoutFeeLineRow.Key.class)
class PayoutFeeLineRow {
  @Id @Nullable UUID payout;

  @Id short line;

  @Nullable String kind;

  long amount;

  /** The primary key. */
  record Key(@Nullable UUID payout, short line) implements Serializable {}

  protected PayoutFeeLineRow() {}
}
