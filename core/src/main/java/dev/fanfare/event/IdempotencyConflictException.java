package dev.fanfare.event;

/** Thrown when an idempotency key returns with a different request. Nothing has been changed. */
public final class IdempotencyConflictException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final IdempotencyKey key;
  private final String field;

  public IdempotencyConflictException(IdempotencyKey key, String kind, String field) {
    super(
        "Key '%s' already names another request: its %s differs from the %s recorded first; a new request needs a new key"
            .formatted(key, field, kind));
    this.key = key;
    this.field = field;
  }

  /** Returns the key that was used twice. */
  public IdempotencyKey key() {
    return key;
  }

  /**
   * Returns the first field in which the two requests differ, {@code kind} if they ask for
   * different things altogether.
   */
  public String field() {
    return field;
  }
}
