package dev.fanfare.persistence.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is not given a case. */
@Entity(name = "FanfareReviewExclusion")
@Table(name = "fanfare_review_exclusion")
@IdClass(ReviewExclusionRow.Key.class)
class ReviewExclusionRow {
  @Id
  @Column(name = "review_case")
  @Nullable UUID reviewCase;

  @Id @Nullable String reviewer;

  protected ReviewExclusionRow() {}

  record Key(UUID reviewCase, String reviewer) implements Serializable {}
}
