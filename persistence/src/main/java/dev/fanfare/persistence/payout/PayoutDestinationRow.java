package dev.fanfare.persistence.payout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Where a creator is paid by a method, encrypted. */
@Entity(name = "FanfarePayoutDestination")
@Table(name = "fanfare_payout_destination")
@IdClass(PayoutDestinationRow.Key.class)
class PayoutDestinationRow {
  @Id @Nullable String creator;

  @Id @Nullable String method;

  byte @Nullable [] details;

  @Column(name = "details_key")
  long detailsKey;

  /** The primary key. */
  record Key(@Nullable String creator, @Nullable String method) implements Serializable {}

  protected PayoutDestinationRow() {}
}
