package dev.fanfare.persistence.moderation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An item that was screened. */
@Entity(name = "FanfareModerationItem")
@Table(name = "fanfare_moderation_item")
class ItemRow {
  @Id @Nullable String content;

  protected ItemRow() {}
}
