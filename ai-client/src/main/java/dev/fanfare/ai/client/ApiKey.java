package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.require;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A key that is asked for at each attempt, so that a host can change it. Never shown. */
final class ApiKey {
  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,4096}");

  private final Supplier<String> source;

  ApiKey(Supplier<String> source) {
    this.source = source;
  }

  /**
   * Returns a key as a header can carry it. OkHttp would name one that cannot in its message.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static String checked(String key) {
    String plain = key.strip();
    require(
        VISIBLE.matcher(plain).matches(),
        "the key must be 1 to 4096 visible ASCII characters, had %d characters",
        key.length());
    return plain;
  }

  /**
   * Returns the key of now.
   *
   * @throws RuntimeException if the host has none
   */
  String get() {
    return checked(source.get());
  }
}
