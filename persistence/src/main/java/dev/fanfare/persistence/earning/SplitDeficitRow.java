package dev.fanfare.persistence.earning;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far the parties of a split lag behind. */
@Entity(name = "FanfareSplitDeficit")
@Table(name = "fanfare_split_deficit")
@IdClass(SplitDeficitRow.Key.class)
class SplitDeficitRow {
  @Id @Nullable UUID split;

  @Id @Nullable String asset;

  @Id short scale;

  @Nullable String deficits;

  protected SplitDeficitRow() {}

  /** The primary key. */
  record Key(UUID split, String asset, short scale) implements Serializable {}
}
