package dev.fanfare.cli.csv;

/**
 * Thrown when a row cannot be used. The message is the reason that people read; the row is rejected
 * and the next one read.
 */
public final class BadRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadRowException(String reason) {
    // Thrown for every bad row of perhaps millions, and nobody reads where from.
    super(reason, null, false, false);
  }
}
