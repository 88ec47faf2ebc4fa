package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact of any kind. */
@Entity(name = "FanfareFact")
@Table(name = "fanfare_fact")
class FactRow {
  @Id @Nullable String id;
  @Nullable String kind;
  @Nullable Instant at;
  @Nullable String creator;
  @Nullable Long gross;
  @Nullable String asset;
  @Nullable Short scale;
  @Nullable String sender;
  @Nullable String spark;

  @Column(name = "spark_name")
  @Nullable String sparkName;

  @Nullable Long quantity;

  @Column(name = "refund_of")
  @Nullable String refundOf;

  @Nullable String source;

  @Column(name = "user_id")
  @Nullable String user;

  @Nullable Integer seconds;

  @Column(name = "videos_watched")
  @Nullable Integer videosWatched;

  protected FactRow() {}
}
