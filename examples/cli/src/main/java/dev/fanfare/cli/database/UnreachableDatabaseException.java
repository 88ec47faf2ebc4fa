package dev.fanfare.cli.database;

import dev.fanfare.event.FanfareException;

/** Thrown when a database cannot be reached. The message says why, for people. */
final class UnreachableDatabaseException extends FanfareException {
  private static final long serialVersionUID = 1L;

  UnreachableDatabaseException(Throwable cause) {
    super("Cannot reach the database: " + Passwords.masked(rootOf(cause).getMessage()), cause);
  }

  private static Throwable rootOf(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null ? error : rootOf(cause);
  }
}
