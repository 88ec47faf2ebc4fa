package dev.fanfare.ai.client;

/** Text that has a UTF-8 form. */
final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** Returns whether no half of a surrogate pair stands alone. */
  static boolean test(String text) {
    return firstBroken(text) < 0;
  }

  /**
   * Returns the text with each lone half of a pair replaced. What people write is sometimes cut in
   * the middle of a character, and a provider refuses the whole request for it.
   */
  static String text(String text) {
    int broken = firstBroken(text);
    if (broken < 0) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        mended.append(c);
      } else if (isPair(text, i)) {
        mended.append(c).append(text.charAt(++i));
      } else {
        mended.append(REPLACEMENT);
      }
    }
    return mended.toString();
  }

  private static int firstBroken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
