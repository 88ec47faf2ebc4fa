package dev.fanfare.cli.database;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps passwords out of what is shown: drivers quote the URL that they cannot use. */
final class Passwords {
  private static final Pattern SETTING = Pattern.compile("(?i)(password=)[^;&\"\\s]*");

  private Passwords() {}

  static String masked(@Nullable String message) {
    return SETTING.matcher(String.valueOf(message)).replaceAll("$1***");
  }
}
