package dev.fanfare.persistence.moderation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Somebody who is shown in a version. */
@Entity(name = "FanfareModerationPerson")
@Table(name = "fanfare_moderation_person")
@IdClass(PersonRow.Key.class)
class PersonRow {
  @Id @Nullable String content;
  @Id int version;
  @Id @Nullable String person;

  protected PersonRow() {}

  record Key(String content, int version, String person) implements Serializable {}
}
