package dev.fanfare.cli.database;

import dev.fanfare.event.FanfareException;

/** Thrown when a database cannot be reached. The message says why, for people. */
final class UnreachableDatabaseException extends FanfareException {
  private static final long serialVersionUID = 1L;

  UnreachableDatabaseException(Throwable cause) {
    super("Cannot reach the database: " + Passwords.masked(reason(cause)), cause);
  }

  /** The innermost cause says most, but for some it is nothing, or only a path. */
  private static String reason(Throwable error) {
    String own = String.valueOf(error.getMessage());
    if (error.getCause() == null) {
      return own;
    }
    String inner = reason(error.getCause());
    return inner.equals("null") || !inner.contains(" ") ? own : inner;
  }
}
