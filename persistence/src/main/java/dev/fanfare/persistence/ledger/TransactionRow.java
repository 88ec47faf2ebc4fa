package dev.fanfare.persistence.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Transfers that happened together. */
@Entity(name = "FanfareTransaction")
@Table(name = "fanfare_transaction")
class TransactionRow {
  @Id @Nullable UUID id;

  long recorded;

  @Nullable String kind;

  @Column(name = "tx_key")
  @Nullable String key;

  @Nullable Instant at;

  @Nullable String reference;

  @Column(name = "fx_quote")
  @Nullable String fxQuote;

  @Nullable UUID reverses;

  protected TransactionRow() {}
}
