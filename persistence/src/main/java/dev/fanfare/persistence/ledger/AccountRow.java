package dev.fanfare.persistence.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account, with the balance of a creator's. */
@Entity(name = "FanfareAccount")
@Table(name = "fanfare_account")
class AccountRow {
  @Id @Nullable UUID id;

  @Nullable String kind;

  @Nullable String owner;

  @Nullable String asset;

  short scale;

  long balance;

  long seq;

  protected AccountRow() {}
}
