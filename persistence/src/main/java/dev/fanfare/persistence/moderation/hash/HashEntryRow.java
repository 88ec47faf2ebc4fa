package dev.fanfare.persistence.moderation.hash;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A known hash. */
@Entity(name = "FanfareHashEntry")
@Table(name = "fanfare_hash_entry")
@IdClass(HashEntryRow.Key.class)
class HashEntryRow {
  @Id @Nullable String bank;
  @Nullable String item;
  @Nullable String algorithm;
  byte @Nullable [] hash;
  @Nullable Short quality;
  boolean active;
  @Id long revision;

  protected HashEntryRow() {}

  record Key(String bank, long revision) implements Serializable {}
}
