package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.HexFormat;

/**
 * The PDQ hash of a picture: 256 bits, of which similar pictures share most. Its text is that of
 * ThreatExchange: 64 lower-case hexadecimal digits, the highest bit first. Bit {@code 16 * i + j}
 * stands for frequency {@code i + 1} down and {@code j + 1} across.
 *
 * @param bits255To192 the highest 64 bits
 * @param bits191To128 the next ones
 * @param bits127To64 the next ones
 * @param bits63To0 the lowest 64 bits
 */
public record PdqHash(long bits255To192, long bits191To128, long bits127To64, long bits63To0)
    implements Comparable<PdqHash>, Serializable {
  /** How many bits a hash has. */
  public static final int BITS = 256;

  /** How many hexadecimal digits its text has. */
  public static final int DIGITS = 64;

  /** The hash of no bit, which pictures get that are too small to be hashed. */
  public static final PdqHash ZERO = new PdqHash(0, 0, 0, 0);

  private static final int WORD = 16;

  /**
   * Returns the hash that a text writes.
   *
   * @param hex 64 hexadecimal digits, of either case
   * @throws IllegalArgumentException if it is anything else
   */
  public static PdqHash parse(String hex) {
    requireNonNull(hex, "hex");
    requireRange("length of a PDQ hash", hex.length(), DIGITS, DIGITS);
    try {
      return new PdqHash(quarter(hex, 0), quarter(hex, 1), quarter(hex, 2), quarter(hex, 3));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a PDQ hash has hexadecimal digits only", e);
    }
  }

  private static long quarter(String hex, int index) {
    return HexFormat.fromHexDigitsToLong(hex, 16 * index, 16 * (index + 1));
  }

  /** Returns the hash whose lowest 64 bits are the first number, and so on. */
  static PdqHash ofLowestFirst(long[] numbers) {
    return new PdqHash(numbers[3], numbers[2], numbers[1], numbers[0]);
  }

  /** Returns the text, in lower case. */
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(bits255To192)
        + hex.toHexDigits(bits191To128)
        + hex.toHexDigits(bits127To64)
        + hex.toHexDigits(bits63To0);
  }

  /**
   * Returns whether a bit is set.
   *
   * @param index 0 for the lowest bit to 255
   */
  public boolean bit(int index) {
    requireRange("index", index, 0, BITS - 1);
    return (number(index >>> 6) >>> index & 1) != 0;
  }

  /** Returns how many bits are set. */
  public int ones() {
    return distance(ZERO);
  }

  /** Returns in how many bits two hashes differ, 0 to 256: their Hamming distance. */
  public int distance(PdqHash other) {
    return Long.bitCount(bits255To192 ^ other.bits255To192)
        + Long.bitCount(bits191To128 ^ other.bits191To128)
        + Long.bitCount(bits127To64 ^ other.bits127To64)
        + Long.bitCount(bits63To0 ^ other.bits63To0);
  }

  /** Returns 16 of the bits: those from {@code 16 * index} on. */
  int word(int index) {
    return (int) (number(index >>> 2) >>> WORD * (index & 3)) & 0xffff;
  }

  private long number(int index) {
    return switch (index) {
      case 0 -> bits63To0;
      case 1 -> bits127To64;
      case 2 -> bits191To128;
      default -> bits255To192;
    };
  }

  /** Compares as the texts do. */
  @Override
  public int compareTo(PdqHash other) {
    int first = Long.compareUnsigned(bits255To192, other.bits255To192);
    if (first != 0) {
      return first;
    }
    int second = Long.compareUnsigned(bits191To128, other.bits191To128);
    if (second != 0) {
      return second;
    }
    int third = Long.compareUnsigned(bits127To64, other.bits127To64);
    return third != 0 ? third : Long.compareUnsigned(bits63To0, other.bits63To0);
  }

  @Override
  public String toString() {
    return hex();
  }
}
