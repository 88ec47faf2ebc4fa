package dev.fanfare.persistence.payout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a run did for a creator. */
@Entity(name = "FanfarePayoutRunEntry")
@Table(name = "fanfare_payout_run_entry")
@IdClass(PayoutRunEntryRow.Key.class)
class PayoutRunEntryRow {
  @Id
  @Column(name = "run_key")
  @Nullable String runKey;

  @Id @Nullable String creator;

  @Nullable String outcome;

  @Nullable String reason;

  @Nullable UUID payout;

  @Nullable Long gross;

  @Column(name = "gross_asset")
  @Nullable String grossAsset;

  @Column(name = "gross_scale")
  @Nullable Short grossScale;

  @Nullable Long net;

  @Column(name = "net_asset")
  @Nullable String netAsset;

  @Column(name = "net_scale")
  @Nullable Short netScale;

  /** The primary key. */
  record Key(@Nullable String runKey, @Nullable String creator) implements Serializable {}

  protected PayoutRunEntryRow() {}
}
