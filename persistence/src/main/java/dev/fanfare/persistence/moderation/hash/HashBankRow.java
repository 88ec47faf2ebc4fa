package dev.fanfare.persistence.moderation.hash;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A bank of known hashes. */
@Entity(name = "FanfareHashBank")
@Table(name = "fanfare_hash_bank")
class HashBankRow {
  @Id @Nullable String name;
  @Nullable String category;
  @Nullable String severity;
  @Nullable String source;

  @Column(name = "source_version")
  @Nullable String sourceVersion;

  boolean enabled;
  long revision;
  long forgotten;

  protected HashBankRow() {}
}
