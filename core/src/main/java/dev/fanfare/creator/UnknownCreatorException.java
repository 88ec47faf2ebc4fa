package dev.fanfare.creator;

import dev.fanfare.event.FanfareException;

/** Thrown when a creator must be registered first. */
public final class UnknownCreatorException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final CreatorId creator;

  public UnknownCreatorException(CreatorId creator) {
    super("Creator '%s' is not registered; call Creators.register first".formatted(creator));
    this.creator = creator;
  }

  /** Returns the creator that was not registered. */
  public CreatorId creator() {
    return creator;
  }
}
