package dev.fanfare.collaboration;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown when a collaboration is answered, withdrawn or completed that was never proposed. */
public final class UnknownCollaborationException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final UUID collaboration;

  /** Says which collaboration is unknown. */
  public UnknownCollaborationException(UUID collaboration) {
    super("There is no collaboration %s; propose it first".formatted(collaboration));
    this.collaboration = collaboration;
  }

  /** Returns the id that nothing is known under. */
  public UUID collaboration() {
    return collaboration;
  }
}
