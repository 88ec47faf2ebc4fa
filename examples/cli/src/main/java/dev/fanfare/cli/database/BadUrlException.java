package dev.fanfare.cli.database;

/** Thrown for a JDBC URL that cannot be one of any database. The message says why, for people. */
final class BadUrlException extends Exception {
  private static final long serialVersionUID = 1L;

  BadUrlException(String message, Throwable cause) {
    super(message, cause);
  }
}
