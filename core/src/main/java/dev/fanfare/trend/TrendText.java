package dev.fanfare.trend;

import dev.fanfare.internal.Checks;
import java.text.Normalizer;
import java.util.Locale;

/** Makes texts from outside fit to show and to compare. */
final class TrendText {
  private TrendText() {}

  /** Characters that nobody sees but that join or part letters and emoji. */
  private static final int NON_JOINER = 0x200C;

  private static final int JOINER = 0x200D;

  /**
   * Returns text in one line: without characters that control, format or reverse what stands around
   * them, each run of blanks one space.
   */
  static String oneLine(String text) {
    return oneLine(text, true);
  }

  private static String oneLine(String text, boolean joiners) {
    StringBuilder line = new StringBuilder(text.length());
    Checks.plain(text)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isSpaceChar(c)) {
                line.append(' ');
              } else if (!isUnseen(c) || joiners && isJoining(c)) {
                line.appendCodePoint(c);
              }
            });
    return line.toString().replaceAll(" +", " ").strip();
  }

  private static boolean isUnseen(int c) {
    return Character.getType(c) == Character.FORMAT || isSelector(c) || isFiller(c);
  }

  /** Says which form of the character before it is meant, such as the coloured one. */
  private static boolean isSelector(int c) {
    return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
  }

  /** Letters and marks by their type that show nothing. */
  private static boolean isFiller(int c) {
    return switch (c) {
      case 0x034F,
          0x115F,
          0x1160,
          0x17B4,
          0x17B5,
          0x180B,
          0x180C,
          0x180D,
          0x180F,
          0x2800,
          0x3164,
          0xFFA0 ->
          true;
      default -> false;
    };
  }

  private static boolean isJoining(int c) {
    return c == JOINER || c == NON_JOINER || isSelector(c);
  }

  /** Returns what spellings of one name have in common, empty if nothing is left of it. */
  static String key(String name) {
    // Small letters may compose anew, so it is folded twice.
    String folded = fold(fold(name));
    int start = 0;
    while (start < folded.length()
        && (folded.charAt(start) == '#' || folded.charAt(start) == ' ')) {
      start++;
    }
    return folded.substring(start);
  }

  private static String fold(String text) {
    return oneLine(Normalizer.normalize(text, Normalizer.Form.NFKC), false)
        .toLowerCase(Locale.ROOT);
  }

  /** Returns as much of a text as fits, without half of a surrogate pair. */
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end).strip();
  }
}
