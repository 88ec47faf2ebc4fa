package dev.fanfare.payout;

import dev.fanfare.internal.Checks;
import org.jspecify.annotations.Nullable;

/** Makes what a gateway said fit to store and to show: it may have said anything. */
final class OutsideText {
  /** The longest reference that is kept. */
  static final int REFERENCE = 128;

  /** The longest reason that is kept. */
  static final int REASON = 300;

  private OutsideText() {}

  /**
   * Returns the text without what cannot be stored (control characters, line separators, halves of
   * surrogate pairs) and cut to {@code max}, null if nothing is left.
   */
  static @Nullable String fit(@Nullable String text, int max) {
    if (text == null) {
      return null;
    }
    String clean = Checks.plain(text).strip();
    if (clean.length() > max) {
      // A pair of surrogates is not cut in two.
      int end = Character.isHighSurrogate(clean.charAt(max - 1)) ? max - 1 : max;
      clean = clean.substring(0, end);
    }
    return clean.isBlank() ? null : clean;
  }

  /** Returns the text made fit, or another one if nothing is left of it. */
  static String fit(@Nullable String text, int max, String otherwise) {
    String clean = fit(text, max);
    return clean == null ? otherwise : clean;
  }
}
