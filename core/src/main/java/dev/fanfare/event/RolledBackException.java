package dev.fanfare.event;

/**
 * Thrown when a transaction could not commit because work within it had failed. Nothing of it has
 * been stored.
 */
public final class RolledBackException extends FanfareException {
  private static final long serialVersionUID = 1L;

  public RolledBackException(Throwable cause) {
    super("Nothing was committed: work inside the transaction had failed with " + cause, cause);
  }
}
