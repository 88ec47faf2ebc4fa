package dev.fanfare.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from what they belong to: UUID version 5 (RFC 9562, section 5.5). A retry derives
 * the same id and so finds what the first try made.
 */
public final class DerivedId {
  /** The namespace of all ids derived here. */
  private static final UUID NAMESPACE = UUID.fromString("5d3f0a52-6a4c-5c1e-9d0b-7f0c3c2f4b11");

  private DerivedId() {}

  /** Returns the id of a part of {@code parent}; different parents or roles give different ids. */
  public static UUID of(String parent, String role) {
    // The length keeps ("a", "b/c") and ("a/b", "c") apart.
    return version5(NAMESPACE, parent.length() + ":" + parent + "/" + role);
  }

  /** Returns the id of a part of {@code parent}. */
  public static UUID of(UUID parent, String role) {
    return version5(parent, role);
  }

  /** Returns the version 5 UUID of a name in a namespace. */
  static UUID version5(UUID namespace, String name) {
    MessageDigest sha1 = digest("SHA-1");
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .flip());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() & 0xffffffffffff0fffL | 0x5000L;
    long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is required of every Java platform", e);
    }
  }
}
