package dev.fanfare.persistence.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A claimed key, and its answer once there is one. */
@Entity(name = "FanfareOperation")
@Table(name = "fanfare_operation")
class OperationRow {
  @Id
  @Column(name = "op_key")
  @Nullable String key;

  @Nullable String kind;
  @Nullable String fingerprint;

  @Column(name = "answered_at")
  @Nullable Instant answeredAt;

  @Column(name = "answer_type")
  @Nullable String answerType;

  @Nullable String answer;

  protected OperationRow() {}
}
