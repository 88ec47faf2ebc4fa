package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a day brought a creator. */
@Entity(name = "FanfareCreatorDay")
@Table(name = "fanfare_creator_day")
@IdClass(CreatorDayRow.Key.class)
class CreatorDayRow {
  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Id @Nullable String creator;

  long views;

  long likes;

  long comments;

  long shares;

  long gifts;

  @Nullable Long followers;

  @Column(name = "followers_gained")
  @Nullable Long followersGained;

  protected CreatorDayRow() {}

  /** The primary key. */
  record Key(LocalDate onDay, String creator) implements Serializable {}
}
