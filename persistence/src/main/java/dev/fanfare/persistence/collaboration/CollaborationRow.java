package dev.fanfare.persistence.collaboration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A collaboration request. */
@Entity(name = "FanfareCollaboration")
@Table(name = "fanfare_collaboration")
class CollaborationRow {
  @Id @Nullable UUID id;
  @Nullable String initiator;
  @Nullable String target;
  @Nullable String type;
  @Nullable String description;

  @Column(name = "first_party")
  @Nullable String firstParty;

  @Column(name = "first_weight")
  int firstWeight;

  @Column(name = "second_weight")
  int secondWeight;

  @Nullable String reference;
  @Nullable String state;

  @Column(name = "created_at")
  @Nullable Instant createdAt;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "answered_at")
  @Nullable Instant answeredAt;

  @Column(name = "closed_at")
  @Nullable Instant closedAt;

  @Column(name = "pending_for")
  @Nullable String pendingFor;

  protected CollaborationRow() {}
}
