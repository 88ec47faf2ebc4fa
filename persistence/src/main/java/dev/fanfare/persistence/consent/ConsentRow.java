package dev.fanfare.persistence.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person decided. */
@Entity(name = "FanfareConsent")
@Table(name = "fanfare_consent")
class ConsentRow {
  @Id @Nullable UUID id;
  @Nullable String person;
  long seq;
  @Nullable String decision;
  @Nullable String purpose;
  @Nullable String scope;

  @Column(name = "scope_creator")
  @Nullable String scopeCreator;

  @Column(name = "scope_item")
  @Nullable String scopeItem;

  @Nullable String evidence;

  @Column(name = "evidence_sha256")
  @Nullable String evidenceSha256;

  @Nullable String wording;
  @Nullable String locale;

  @Column(name = "identity_check")
  @Nullable String identityCheck;

  @Nullable Instant at;

  @Column(name = "valid_until")
  @Nullable Instant validUntil;

  @Column(name = "recorded_at")
  @Nullable Instant recordedAt;

  @Column(name = "recorded_by")
  @Nullable String recordedBy;

  boolean erased;

  @Column(insertable = false, updatable = false)
  @Nullable String holder;

  @Column(name = "prev_seq", insertable = false, updatable = false)
  @Nullable Long prevSeq;

  protected ConsentRow() {}
}
