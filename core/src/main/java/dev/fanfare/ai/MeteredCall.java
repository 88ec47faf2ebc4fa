package dev.fanfare.ai;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A call under way. */
final class MeteredCall {
  final UUID id;
  final Instant at;
  final ModelName asked;
  final AiRequest request;
  final @Nullable String tenant;
  final boolean streamed;

  /** What counts against a quota, null if nothing does. */
  final @Nullable QuotaMessage message;

  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Instant firstTokenAt;

  MeteredCall(
      UUID id,
      Instant at,
      ModelName asked,
      AiRequest request,
      @Nullable String tenant,
      boolean streamed,
      @Nullable QuotaMessage message) {
    this.id = id;
    this.at = at;
    this.asked = asked;
    this.request = request;
    this.tenant = tenant;
    this.streamed = streamed;
    this.message = message;
  }

  /** Returns true the first time. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  boolean hasEnded() {
    return ended.get();
  }

  void textBegan(Instant now) {
    if (firstTokenAt == null) {
      firstTokenAt = now;
    }
  }

  @Nullable Instant firstTokenAt() {
    return firstTokenAt;
  }
}
