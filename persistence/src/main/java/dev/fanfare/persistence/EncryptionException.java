package dev.fanfare.persistence;

import dev.fanfare.event.FanfareException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when personal data cannot be encrypted or read back: no keyset was given, the keyset lacks
 * the key, or what is stored was changed. Nothing was stored. The message never shows the data.
 */
public final class EncryptionException extends FanfareException {
  private static final long serialVersionUID = 1L;

  public EncryptionException(String message) {
    super(message);
  }

  public EncryptionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
