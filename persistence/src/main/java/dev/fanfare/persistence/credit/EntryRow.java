package dev.fanfare.persistence.credit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a wallet's statement. */
@Entity(name = "FanfareCreditEntry")
@Table(name = "fanfare_credit_entry")
@IdClass(EntryRow.Key.class)
class EntryRow {
  @Id @Nullable UUID wallet;
  @Id long seq;
  @Nullable Instant at;
  @Nullable String kind;
  long amount;

  @Column(name = "prev_seq")
  @Nullable Long prevSeq;

  @Column(name = "prev_at")
  @Nullable Instant prevAt;

  @Column(name = "prev_available")
  long prevAvailable;

  @Column(name = "prev_reserved")
  long prevReserved;

  @Column(name = "available_after")
  long availableAfter;

  @Column(name = "reserved_after")
  long reservedAfter;

  @Column(name = "grant_id")
  @Nullable UUID grantId;

  @Nullable UUID reservation;
  @Nullable UUID charge;
  @Nullable String source;

  protected EntryRow() {}

  /** What names a row. */
  record Key(UUID wallet, long seq) {}
}
