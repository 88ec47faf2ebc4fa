package dev.fanfare.persistence.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one of several reviewers said about a case. */
@Entity(name = "FanfareReviewVote")
@Table(name = "fanfare_review_vote")
@IdClass(ReviewVoteRow.Key.class)
class ReviewVoteRow {
  @Id
  @Column(name = "review_case")
  @Nullable UUID reviewCase;

  @Id int seq;
  @Nullable String reviewer;
  @Nullable String visibility;
  @Nullable String monetary;
  @Nullable String service;
  @Nullable String account;
  @Nullable String categories;

  @Column(name = "ground_kind")
  @Nullable String groundKind;

  @Nullable String ground;
  @Nullable String statement;
  @Nullable String reason;
  int strikes;

  @Column(name = "voted_at")
  @Nullable Instant votedAt;

  protected ReviewVoteRow() {}

  record Key(UUID reviewCase, int seq) implements Serializable {}
}
