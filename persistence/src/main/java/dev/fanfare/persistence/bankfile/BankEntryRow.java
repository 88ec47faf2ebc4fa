package dev.fanfare.persistence.bankfile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands under an attempt's key: an instruction or its refusal. */
@Entity(name = "FanfareBankEntry")
@Table(name = "fanfare_bank_entry")
class BankEntryRow {
  @Id
  @Column(name = "entry_key")
  @Nullable UUID entryKey;

  @Nullable String kind;

  @Nullable Instant at;

  @Nullable String cause;

  @Nullable String refusal;

  @Nullable UUID payout;

  @Nullable String asset;

  @Nullable Short scale;

  @Nullable Long amount;

  @Nullable Boolean sepa;

  @Nullable String block;

  @Nullable String remittance;

  byte @Nullable [] details;

  @Column(name = "details_key")
  @Nullable Long detailsKey;

  @Column(name = "message_id")
  @Nullable String messageId;

  @Nullable String state;

  @Nullable String reference;

  @Nullable String reason;

  @Column(name = "state_at")
  @Nullable Instant stateAt;

  protected BankEntryRow() {}
}
