package dev.fanfare.persistence.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That items are to be looked at again. */
@Entity(name = "FanfareConsentTask")
@Table(name = "fanfare_consent_task")
class ConsentTaskRow {
  @Id @Nullable UUID id;
  @Nullable String cause;
  @Nullable String person;
  @Nullable String purpose;
  @Nullable String scope;

  @Column(name = "scope_creator")
  @Nullable String scopeCreator;

  @Column(name = "scope_item")
  @Nullable String scopeItem;

  @Column(name = "due_at")
  @Nullable Instant dueAt;

  @Column(name = "after_id")
  @Nullable String afterId;

  @Column(name = "after_version")
  @Nullable Integer afterVersion;

  protected ConsentTaskRow() {}
}
