package dev.fanfare.persistence.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A person who decided something. */
@Entity(name = "FanfareConsentPerson")
@Table(name = "fanfare_consent_person")
class ConsentPersonRow {
  @Id @Nullable String person;

  @Column(name = "last_seq")
  @Nullable Long lastSeq;

  protected ConsentPersonRow() {}
}
