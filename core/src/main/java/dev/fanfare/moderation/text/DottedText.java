package dev.fanfare.moderation.text;

import java.util.Locale;

/**
 * A text with dots for what stands for one between the parts of a host: {@code [.]}, {@code (dot)},
 * the word dot before a known ending, the ideographic full stop. Made in one walk.
 */
final class DottedText {
  private static final String OPENING = "[({";
  private static final String CLOSING = "])}";
  private static final String WORD = "dot";
  private static final char IDEOGRAPHIC = '\u3002';
  private static final int LONGEST_ENDING = 8;

  private final String given;
  private final StringBuilder dotted;
  private final int[] starts;

  private DottedText(String given) {
    this.given = given;
    this.dotted = new StringBuilder(given.length());
    this.starts = new int[given.length()];
    read();
  }

  static DottedText of(String text) {
    return new DottedText(text);
  }

  String text() {
    return dotted.toString();
  }

  boolean isAsGiven() {
    return dotted.length() == given.length();
  }

  /** Returns where a character begins in the text as it was given. */
  int startOf(int index) {
    return starts[index];
  }

  /**
   * Returns where a stretch ends in the text as it was given.
   *
   * @param end exclusive, 1 or more
   */
  int endOf(int end) {
    return end == dotted.length() ? given.length() : starts[end - 1] + 1;
  }

  private void read() {
    int at = 0;
    while (at < given.length()) {
      int end = at > 0 && isNamePart(at - 1) ? dotEnd(at) : at;
      starts[dotted.length()] = at;
      if (end > at) {
        dotted.append('.');
        at = end;
      } else {
        dotted.append(given.charAt(at));
        at++;
      }
    }
  }

  /** Returns where what stands for a dot ends, or where it would begin if nothing does. */
  private int dotEnd(int start) {
    if (given.charAt(start) == IDEOGRAPHIC) {
      return isNamePart(start + 1) ? start + 1 : start;
    }
    int at = afterBlank(start);
    if (at == given.length()) {
      return start;
    }
    int bracket = OPENING.indexOf(given.charAt(at));
    int end = bracket < 0 ? afterWord(start, at) : afterBrackets(at, CLOSING.charAt(bracket));
    return end > at && isNamePart(end) ? end : start;
  }

  private int afterBrackets(int open, char closing) {
    int at = afterBlank(open + 1);
    int sign = at;
    if (given.startsWith(".", at)) {
      sign = at + 1;
    } else if (given.regionMatches(true, at, WORD, 0, WORD.length())) {
      sign = at + WORD.length();
    }
    int close = afterBlank(sign);
    boolean closed = sign > at && close < given.length() && given.charAt(close) == closing;
    return closed ? afterBlank(close + 1) : open;
  }

  private int afterWord(int start, int at) {
    int end = at + WORD.length();
    if (at == start
        || !given.regionMatches(true, at, WORD, 0, WORD.length())
        || afterBlank(end) == end) {
      return at;
    }
    int from = afterBlank(end);
    int to = from;
    while (to < given.length() && to - from <= LONGEST_ENDING && isNamePart(to)) {
      to++;
    }
    return Link.isEnding(given.substring(from, to).toLowerCase(Locale.ROOT)) ? from : at;
  }

  private int afterBlank(int at) {
    return at < given.length() && given.charAt(at) == ' ' ? at + 1 : at;
  }

  private boolean isNamePart(int at) {
    if (at >= given.length()) {
      return false;
    }
    char c = given.charAt(at);
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
  }
}
