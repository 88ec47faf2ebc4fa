package dev.fanfare.persistence.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a transaction. */
@Entity(name = "FanfareTransfer")
@Table(name = "fanfare_transfer")
@IdClass(TransferRow.Key.class)
class TransferRow {
  @Id @Nullable UUID txn;

  @Id short line;

  @Nullable UUID debit;

  @Nullable UUID credit;

  @Nullable String asset;

  short scale;

  long amount;

  protected TransferRow() {}

  /** The primary key. */
  record Key(UUID txn, short line) implements Serializable {}
}
