package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 hash of a file's bytes: equal for equal files, unrelated as soon as one bit differs.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record ContentHash(String hex) implements Comparable<ContentHash>, Serializable {
  private static final int DIGITS = 64;
  private static final int CHUNK = 1 << 16;

  /**
   * @throws IllegalArgumentException if the text is anything but 64 hexadecimal digits in lower
   *     case
   */
  public ContentHash {
    requireNonNull(hex, "hex");
    require(
        hex.length() == DIGITS && hex.chars().allMatch(ContentHash::isDigit),
        "a SHA-256 hash must be %d hexadecimal digits in lower case; it had %d characters",
        DIGITS,
        hex.length());
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9' || character >= 'a' && character <= 'f';
  }

  /**
   * Returns the hash that a text writes.
   *
   * @param hex 64 hexadecimal digits of either case
   * @throws IllegalArgumentException if it is anything else
   */
  public static ContentHash parse(String hex) {
    return new ContentHash(hex.toLowerCase(Locale.ROOT));
  }

  /** Returns the hash of bytes. */
  public static ContentHash of(byte[] bytes) {
    return finish(digest(), bytes);
  }

  /**
   * Returns the hash of all that a stream still holds, and leaves closing it to the caller. It is
   * read in pieces, so its length does not matter.
   *
   * @throws IOException if it cannot be read to its end
   */
  public static ContentHash of(InputStream stream) throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK];
    for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
      digest.update(chunk, 0, read);
    }
    return finish(digest, new byte[0]);
  }

  private static ContentHash finish(MessageDigest digest, byte[] rest) {
    return new ContentHash(HexFormat.of().formatHex(digest.digest(rest)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is required of every Java platform", e);
    }
  }

  @Override
  public int compareTo(ContentHash other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
