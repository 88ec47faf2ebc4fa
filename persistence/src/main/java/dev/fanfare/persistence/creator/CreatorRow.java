package dev.fanfare.persistence.creator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A creator. */
@Entity(name = "FanfareCreator")
@Table(name = "fanfare_creator")
class CreatorRow {
  @Id @Nullable String id;

  @Column(name = "display_name")
  @Nullable String displayName;

  @Nullable String currency;

  @Column(name = "currency_scale")
  short currencyScale;

  @Nullable String zone;

  @Column(name = "joined_at")
  @Nullable Instant joinedAt;

  @Nullable String verification;

  @Column(name = "payout_hold")
  @Nullable String payoutHold;

  protected CreatorRow() {}
}
