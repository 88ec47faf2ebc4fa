package dev.fanfare.moderation.watermark;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/**
 * Which bit of the mark each coefficient of each block carries, and with which sign: secret, and as
 * good as random to anybody without the key. It depends on the block's place alone, not on the
 * picture's size, so what remains at the top left of a cropped picture still fits.
 */
final class MarkPattern {
  private static final int BYTES = 16;

  private final Cipher cipher;

  MarkPattern(WatermarkKey key) {
    this.cipher = key.places();
  }

  /**
   * Returns two bytes for each coefficient of each block of a row of blocks; read them by {@link
   * #bit} and {@link #isNegative}.
   */
  short[] row(int y, int blocks) {
    ByteBuffer places = ByteBuffer.allocate(BYTES * blocks);
    for (int x = 0; x < blocks; x++) {
      places.putLong(y).putLong(x);
    }
    try {
      short[] pattern = new short[Blocks.COEFFICIENTS * blocks];
      ByteBuffer.wrap(cipher.doFinal(places.array())).asShortBuffer().get(pattern);
      return pattern;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES takes whole blocks", e);
    }
  }

  static int bit(short pattern) {
    return (pattern & 0x7fff) % MarkCode.LENGTH;
  }

  static boolean isNegative(short pattern) {
    return pattern < 0;
  }
}
