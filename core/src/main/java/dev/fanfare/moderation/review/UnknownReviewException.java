package dev.fanfare.moderation.review;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown when something is asked of a case, a notice or an appeal that does not exist. */
public final class UnknownReviewException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final UUID id;

  /** Says which one is unknown. */
  public UnknownReviewException(String what, UUID id) {
    super("There is no %s %s".formatted(what, id));
    this.id = id;
  }

  /** Returns the id that nothing is known under. */
  public UUID id() {
    return id;
  }
}
