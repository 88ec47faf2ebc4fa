package dev.fanfare.persistence.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link of a creator's account's chain. */
@Entity(name = "FanfarePosting")
@Table(name = "fanfare_posting")
@IdClass(PostingRow.Key.class)
class PostingRow {
  @Id @Nullable UUID account;

  @Id long seq;

  @Nullable UUID txn;

  @Nullable Short line;

  @Nullable Instant at;

  long delta;

  @Column(name = "prev_seq")
  @Nullable Long prevSeq;

  @Column(name = "prev_balance")
  @Nullable Long prevBalance;

  @Column(name = "balance_after")
  long balanceAfter;

  protected PostingRow() {}

  /** The primary key. */
  record Key(UUID account, long seq) implements Serializable {}
}
