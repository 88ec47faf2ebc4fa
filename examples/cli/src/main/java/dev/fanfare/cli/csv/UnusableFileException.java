package dev.fanfare.cli.csv;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file or directory cannot be read or written at all. The message names it and says
 * why, for people.
 */
public final class UnusableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableFileException(String message) {
    super(message);
  }

  /** Says what could not be done, with the cause in plain words. */
  public UnusableFileException(String what, IOException cause) {
    super("%s: %s".formatted(what, reason(cause)), cause);
  }

  /** Says what could not be done with a path, with the cause in plain words. */
  public UnusableFileException(String what, Path path, IOException cause) {
    super("%s %s: %s".formatted(what, path, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file or directory";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
      return "it is not a directory";
    }
    @Nullable String message =
        cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
