package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hashes as hexadecimal digits. */
final class Hex {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private Hex() {}

  static String requireSha256(String name, String hash) {
    String lower = requireNonNull(hash, name).toLowerCase(Locale.ROOT);
    require(
        SHA256.matcher(lower).matches(),
        "%s must be 64 hexadecimal digits, had %d characters",
        name,
        hash.length());
    return lower;
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is required of every Java platform", e);
    }
  }

  static String digest(ContentItem item) {
    return sha256(
        Fingerprint.of(
                "kind", item.kind(),
                "creator", item.creator(),
                "surface", item.surface(),
                "locale", item.locale(),
                "sha256", item.sha256(),
                "depicted", item.depicted(),
                "text", item.text(),
                "transcript", item.transcript(),
                "media", item.media(),
                "declaredAiMade", item.declaredAiMade())
            .text());
  }
}
