package dev.fanfare.cli.csv;

/** What text from outside may hold, and how it is shown. */
final class PlainText {
  private static final int SHOWN = 40;

  private PlainText() {}

  /**
   * Returns whether text has no control character, no line separator and no half of a surrogate
   * pair.
   */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' && !isPlain(text.codePointAt(i))) {
        return false;
      }
      i += Character.isHighSurrogate(c) ? 1 : 0;
    }
    return true;
  }

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

  /** Returns text with another character in the place of each one that is not plain. */
  static String cleaned(String text, int replacement) {
    if (isPlain(text)) {
      return text;
    }
    return text.codePoints()
        .map(c -> isPlain(c) ? c : replacement)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Returns what a stranger wrote, in quotes, short enough and harmless for a log line. */
  static String shown(String value) {
    boolean whole = value.codePointCount(0, value.length()) <= SHOWN;
    String head = whole ? value : value.substring(0, value.offsetByCodePoints(0, SHOWN));
    return "'" + cleaned(head, '?') + (whole ? "'" : "…'");
  }
}
