package dev.fanfare.moderation.watermark;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.HexFormat;

/**
 * What a watermark says: 64 bits, which mean what the host's table says they mean. Draw them at
 * random and keep them beside the copy that they mark; never put anything into them that should not
 * be read.
 *
 * @param bits the bits
 */
public record WatermarkId(long bits) implements Serializable {
  private static final int DIGITS = 16;

  /**
   * Returns the id that a text writes.
   *
   * @param hex 16 hexadecimal digits of either case
   * @throws IllegalArgumentException if it is anything else
   */
  public static WatermarkId parse(String hex) {
    requireNonNull(hex, "hex");
    requireRange("length of a watermark id", hex.length(), DIGITS, DIGITS);
    try {
      return new WatermarkId(HexFormat.fromHexDigitsToLong(hex));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a watermark id has hexadecimal digits only", e);
    }
  }

  /** Returns 16 hexadecimal digits in lower case. */
  public String hex() {
    return HexFormat.of().toHexDigits(bits);
  }

  @Override
  public String toString() {
    return hex();
  }
}
