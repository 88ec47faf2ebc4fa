package dev.fanfare.internal;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Argument checks whose messages name the field, the value and what is allowed. */
public final class Checks {
  private Checks() {}

  /**
   * Refuses an argument.
   *
   * @throws IllegalArgumentException with the formatted message, if {@code ok} is false
   */
  public static void require(boolean ok, String format, @Nullable Object... values) {
    if (!ok) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, format, values));
    }
  }

  /**
   * Refuses a number out of range. Cheaper than {@link #require} on a hot path: nothing is boxed
   * unless it fails.
   *
   * @throws IllegalArgumentException if {@code value} is not within {@code min} to {@code max}
   */
  public static long requireRange(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be %d to %d, was %d", name, min, max, value));
    }
    return value;
  }

  /**
   * Accepts text of 1 to {@code max} characters that is not blank and holds no control character,
   * no line separator and no half of a surrogate pair; such text is safe as a key, in a log line
   * and in a column.
   *
   * @throws IllegalArgumentException otherwise; the message shows at most 40 characters of the
   *     value
   */
  public static String requireText(String name, String value, int max) {
    requireNonNull(value, name);
    if (value.isBlank() || value.length() > max || !isPlain(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must be 1 to %d characters, not blank, without control characters, was '%s' (%d characters)",
              name,
              max,
              shown(value),
              value.length()));
    }
    return value;
  }

  /**
   * Accepts text as {@link #requireText} does, for personal data.
   *
   * @throws IllegalArgumentException otherwise; the message does not show the value
   */
  public static String requirePersonal(String name, String value, int max) {
    requireNonNull(value, name);
    if (value.isBlank() || value.length() > max || !isPlain(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must be 1 to %d characters, not blank, without control characters; it had %d",
              name,
              max,
              value.length()));
    }
    return value;
  }

  /**
   * Accepts what a person wrote, which may have several lines: 1 to {@code max} characters, not
   * blank, without control characters but line ends and tabs, without half of a surrogate pair.
   *
   * @throws IllegalArgumentException otherwise; the message does not show the value
   */
  public static String requireWritten(String name, String value, int max) {
    requireNonNull(value, name);
    if (value.isBlank()
        || value.length() > max
        || !value.codePoints().allMatch(Checks::isWritten)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must be 1 to %d characters, not blank, without control characters but line ends and tabs; it had %d",
              name,
              max,
              value.length()));
    }
    return value;
  }

  /**
   * Returns text from outside as {@link #requireWritten} accepts it, but for its length: control
   * characters are left out, half of a surrogate pair becomes U+FFFD.
   */
  public static String written(String text) {
    StringBuilder written = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isWritten(c)) {
                written.appendCodePoint(c);
              } else if (Character.getType(c) == Character.SURROGATE) {
                written.append('\uFFFD');
              }
            });
    return written.toString();
  }

  /**
   * Returns text from outside as an error message may show it: at most 40 characters, in one line.
   */
  public static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    value.codePoints().limit(40).map(c -> isPlain(c) ? c : '?').forEach(shown::appendCodePoint);
    return value.codePointCount(0, value.length()) > 40
        ? shown.append('…').toString()
        : shown.toString();
  }

  /**
   * Returns text from outside with every character replaced by a space that {@link #requireText}
   * refuses.
   */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().map(c -> isPlain(c) ? c : ' ').forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /**
   * Most text is ASCII, which needs no look at character types: this runs for every id of every
   * row.
   */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~') {
        return value.codePoints().allMatch(Checks::isPlain);
      }
    }
    return true;
  }

  private static boolean isWritten(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
      case Character.SURROGATE -> false;
      default -> true;
    };
  }

  /** Half a pair has no UTF-8 form: a database would store '?', and two keys would become one. */
  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
