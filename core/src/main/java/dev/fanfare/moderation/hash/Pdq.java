package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Luminance;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Computes PDQ hashes, as the paper "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing
 * Algorithm" (Facebook, 2019) describes them: luminance, a tent filter, 64 by 64 pixels, the lower
 * frequencies of their cosine transform, each compared with the median of all.
 *
 * <p>From the same luminance come the same bits as from the reference implementation. From the same
 * file they may differ in a few, since image libraries decode and shrink pictures differently; the
 * authors call an implementation correct that stays within 10 bits where the quality is 80 or more.
 */
public final class Pdq {
  /** The shortest side that can be hashed; smaller pictures get {@link PdqHash#ZERO}. */
  public static final int SHORTEST_SIDE = 5;

  private static final CosineTransform TRANSFORM = new CosineTransform();
  private static final PdqResult TOO_SMALL = new PdqResult(PdqHash.ZERO, 0);

  private Pdq() {}

  /**
   * Returns the hash of a picture. Sides longer than 512 pixels are brought down to 512 first, by
   * averaging. Transparency, colour profile and orientation tags are not looked at.
   */
  public static PdqResult hash(BufferedImage image) {
    SizeLimit.Small small = SizeLimit.of(new Luminance(image));
    return hash(small.luminance(), small.width(), small.height());
  }

  /**
   * Returns the hash of a picture's luminance, whatever its size.
   *
   * @param luminance row by row, 0 to 255; not changed
   * @throws IllegalArgumentException if the sizes do not fit each other
   */
  public static PdqResult hash(float[] luminance, int width, int height) {
    check(luminance, width, height);
    if (isTooSmall(width, height)) {
      return TOO_SMALL;
    }
    float[] picture = TentFilter.shrink(luminance, width, height);
    return new PdqResult(bits(TRANSFORM.of(picture)), quality(picture));
  }

  /** Returns the hashes of a picture in all orientations; the first is that of {@link #hash}. */
  public static OrientedHashes orientations(BufferedImage image) {
    SizeLimit.Small small = SizeLimit.of(new Luminance(image));
    return orientations(small.luminance(), small.width(), small.height());
  }

  /**
   * Returns the hashes of a picture's luminance in all orientations.
   *
   * @param luminance row by row, 0 to 255; not changed
   * @throws IllegalArgumentException if the sizes do not fit each other
   */
  public static OrientedHashes orientations(float[] luminance, int width, int height) {
    check(luminance, width, height);
    Map<Orientation, PdqHash> hashes = new EnumMap<>(Orientation.class);
    if (isTooSmall(width, height)) {
      for (Orientation orientation : Orientation.values()) {
        hashes.put(orientation, PdqHash.ZERO);
      }
      return new OrientedHashes(hashes, 0);
    }
    float[] picture = TentFilter.shrink(luminance, width, height);
    float[] frequencies = TRANSFORM.of(picture);
    for (Orientation orientation : Orientation.values()) {
      hashes.put(orientation, bits(orientation.applyTo(frequencies)));
    }
    return new OrientedHashes(hashes, quality(picture));
  }

  private static void check(float[] luminance, int width, int height) {
    requireNonNull(luminance, "luminance");
    requireRange("width", width, 1, Integer.MAX_VALUE);
    requireRange("height", height, 1, Integer.MAX_VALUE);
    require(
        luminance.length == (long) width * height,
        "luminance must have %d times %d values, had %d",
        width,
        height,
        luminance.length);
  }

  private static boolean isTooSmall(int width, int height) {
    return width < SHORTEST_SIDE || height < SHORTEST_SIDE;
  }

  /** Sets a bit for each frequency above the median: the lower of the two in the middle. */
  private static PdqHash bits(float[] frequencies) {
    float[] sorted = frequencies.clone();
    Arrays.sort(sorted);
    float median = sorted[sorted.length / 2 - 1];
    long[] numbers = new long[PdqHash.BITS / Long.SIZE];
    for (int i = 0; i < frequencies.length; i++) {
      if (frequencies[i] > median) {
        numbers[i / Long.SIZE] |= 1L << i % Long.SIZE;
      }
    }
    return PdqHash.ofLowestFirst(numbers);
  }

  /**
   * Adds up how much neighbours differ, in whole percent of white, so that noise does not count.
   */
  private static int quality(float[] picture) {
    int size = TentFilter.SIZE;
    int differences = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        float here = picture[row * size + column];
        if (row + 1 < size) {
          differences += percent(here - picture[(row + 1) * size + column]);
        }
        if (column + 1 < size) {
          differences += percent(here - picture[row * size + column + 1]);
        }
      }
    }
    // 90 was chosen by the authors, so that ordinary photographs reach 100.
    return Math.min(PdqResult.BEST_QUALITY, differences / 90);
  }

  private static int percent(float difference) {
    return Math.abs((int) (difference * 100 / 255));
  }
}
