package dev.fanfare.payout.bankfile;

import dev.fanfare.event.FanfareException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a status file as a whole cannot be read or must not be trusted. Nothing of it has
 * been applied.
 */
public final class StatusFileException extends FanfareException {
  private static final long serialVersionUID = 1L;

  /** Makes one for a file that says something impossible. */
  public StatusFileException(String message) {
    this(message, null);
  }

  /** Makes one for a file that the parser refused. */
  public StatusFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
