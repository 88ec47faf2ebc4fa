package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From when on a user is known. */
@Entity(name = "FanfareUserSpan")
@Table(name = "fanfare_user_span")
class UserSpanRow {
  @Id
  @Column(name = "user_id")
  @Nullable String userId;

  @Column(name = "known_from")
  @Nullable LocalDate knownFrom;

  @Column(name = "first_active")
  @Nullable LocalDate firstActive;

  protected UserSpanRow() {}
}
