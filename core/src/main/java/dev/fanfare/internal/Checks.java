package dev.fanfare.internal;

import static java.util.Objects.requireNonNull;

/** Argument checks whose messages name the field, the value and what is allowed. */
public final class Checks {
  private Checks() {}

  /**
   * Refuses an argument.
   *
   * @throws IllegalArgumentException with the formatted message, if {@code ok} is false
   */
  public static void require(boolean ok, String format, Object... values) {
    if (!ok) {
      throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, format, values));
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
          "%s must be %d to %d, was %d".formatted(name, min, max, value));
    }
    return value;
  }

  /**
   * Accepts text of 1 to {@code max} characters that is not blank and holds no control character;
   * such text is safe as a key, in a log line and in a column.
   *
   * @throws IllegalArgumentException otherwise; the message shows at most 40 characters of the
   *     value
   */
  public static String requireText(String name, String value, int max) {
    requireNonNull(value, name);
    if (value.isBlank() || value.length() > max || hasControl(value)) {
      throw new IllegalArgumentException(
          "%s must be 1 to %d characters, not blank, without control characters, was '%s' (%d characters)"
              .formatted(name, max, shown(value), value.length()));
    }
    return value;
  }

  private static boolean hasControl(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String shown(String value) {
    String head = value.length() > 40 ? value.substring(0, 40) + "…" : value;
    return head.replaceAll("\\p{Cntrl}", "?");
  }
}
