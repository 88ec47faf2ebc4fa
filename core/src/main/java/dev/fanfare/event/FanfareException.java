package dev.fanfare.event;

import org.jspecify.annotations.Nullable;

/**
 * A fault or a misuse that Fanfare detected. The message says what happened, with which values, and
 * the way out.
 */
public class FanfareException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FanfareException(String message) {
    super(message);
  }

  public FanfareException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
