package dev.fanfare.payout.bankfile;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id that a payment carries from end to end: the attempt's key as 32 hex digits, for ISO 20022
 * allows 35 characters.
 */
final class EndToEndId {
  private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{32}");

  private EndToEndId() {}

  static String of(UUID attemptKey) {
    return attemptKey.toString().replace("-", "");
  }

  /** Returns the attempt's key; empty if the text is no id of ours. */
  static Optional<UUID> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(text.substring(0, 16), 16),
            Long.parseUnsignedLong(text.substring(16), 16)));
  }
}
