package dev.fanfare.persistence.bankfile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payment file that was begun. */
@Entity(name = "FanfareBankFile")
@Table(name = "fanfare_bank_file")
class BankFileRow {
  @Id
  @Column(name = "message_id")
  @Nullable String messageId;

  @Column(name = "execution_date")
  @Nullable LocalDate executionDate;

  @Column(name = "created_at")
  @Nullable Instant createdAt;

  byte @Nullable [] details;

  @Column(name = "details_key")
  long detailsKey;

  protected BankFileRow() {}
}
