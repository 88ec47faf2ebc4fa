package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How many followers a creator had on a date. */
@Entity(name = "FanfareFollowerCount")
@Table(name = "fanfare_follower_count")
@IdClass(FollowerCountRow.Key.class)
class FollowerCountRow {
  @Id @Nullable String creator;

  @Id
  @Column(name = "as_of")
  @Nullable LocalDate asOf;

  long followers;

  protected FollowerCountRow() {}

  /** The primary key. */
  record Key(String creator, LocalDate asOf) implements Serializable {}
}
