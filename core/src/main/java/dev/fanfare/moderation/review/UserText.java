package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;

import org.jspecify.annotations.Nullable;

/** What a user wrote to those who decide: kept as it is, never shown in a message of ours. */
final class UserText {
  static final int MAX = 5_000;

  private UserText() {}

  /**
   * Returns a text as every storage keeps it: halves of surrogate pairs and U+0000 become U+FFFD.
   *
   * @throws IllegalArgumentException if it is longer than {@link #MAX}
   */
  static @Nullable String storable(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    require(
        text.length() <= MAX, "%s must be at most %d characters, had %d", name, MAX, text.length());
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
