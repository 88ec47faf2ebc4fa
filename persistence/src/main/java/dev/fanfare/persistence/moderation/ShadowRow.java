package dev.fanfare.persistence.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a policy in shadow would have done. */
@Entity(name = "FanfareModerationShadow")
@Table(name = "fanfare_moderation_shadow")
class ShadowRow {
  @Id @Nullable UUID decision;
  @Nullable String content;
  int version;

  @Column(name = "shadow_version")
  @Nullable String shadowVersion;

  @Column(name = "live_visibility")
  @Nullable String liveVisibility;

  @Column(name = "live_monetary")
  @Nullable String liveMonetary;

  @Column(name = "live_service")
  @Nullable String liveService;

  @Column(name = "live_account")
  @Nullable String liveAccount;

  @Column(name = "shadow_visibility")
  @Nullable String shadowVisibility;

  @Column(name = "shadow_monetary")
  @Nullable String shadowMonetary;

  @Column(name = "shadow_service")
  @Nullable String shadowService;

  @Column(name = "shadow_account")
  @Nullable String shadowAccount;

  @Nullable String shift;

  @Column(length = 1_000_000)
  @Nullable String basis;

  @Nullable Instant at;

  protected ShadowRow() {}
}
