package dev.fanfare.moderation.watermark;

import static dev.fanfare.internal.Checks.require;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that marks are made and read with. Without it nobody can tell which pixels carry a
 * mark, nor make one that is accepted. Marks of a key are read with that key only, so keep every
 * key that was ever used. Its content appears nowhere.
 */
public final class WatermarkKey {
  /** The least number of bytes of a secret. */
  public static final int MIN_BYTES = 16;

  private final SecretKeySpec places;
  private final SecretKeySpec check;

  private WatermarkKey(byte[] secret) {
    places = new SecretKeySpec(derive(secret, "fanfare watermark 1: places"), "AES");
    check = new SecretKeySpec(derive(secret, "fanfare watermark 1: check"), "HmacSHA256");
  }

  /**
   * Returns the key of a secret.
   *
   * @param secret 16 bytes or more from a secure random generator; not kept
   * @throws IllegalArgumentException if there are fewer
   */
  public static WatermarkKey of(byte[] secret) {
    require(
        secret.length >= MIN_BYTES,
        "a watermark key needs %d bytes or more, had %d",
        MIN_BYTES,
        secret.length);
    return new WatermarkKey(secret);
  }

  private static byte[] derive(byte[] secret, String purpose) {
    return hmac(
        new SecretKeySpec(secret, "HmacSHA256"), purpose.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] hmac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is required of every Java platform", e);
    }
  }

  /** Returns 64 bits that only the key's owner can know of an id. */
  long checkOf(WatermarkId id) {
    byte[] message = ByteBuffer.allocate(Long.BYTES).putLong(id.bits()).array();
    return ByteBuffer.wrap(hmac(check, message)).getLong();
  }

  /** Returns a cipher that turns numbers into secret ones, 16 bytes into 16. */
  Cipher places() {
    try {
      // Each block of input occurs once, as in a counter mode: nothing repeats that could show.
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, places);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is required of every Java platform", e);
    }
  }

  @Override
  public String toString() {
    return "WatermarkKey[]";
  }
}
