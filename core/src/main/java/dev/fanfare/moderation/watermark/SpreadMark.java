package dev.fanfare.moderation.watermark;

import dev.fanfare.internal.Luminance;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Puts the bits of a mark into a picture and finds them again, as spread-spectrum marks do with the
 * host's interference taken away (Cox et al., 1997; Malvar and Florêncio, 2003).
 *
 * <p>A bit is the sign of a sum over hundreds of coefficients all over the picture, each taken with
 * a secret sign and limited, so that a few strong edges do not outweigh the rest. Embedding pushes
 * every coefficient its bit's way by what an encoder of quality 70 is sure to keep, and where the
 * picture itself leans the other way by more, until each sum has a margin. So contrast does not
 * matter, brightness is not looked at, and what noise and quantisation do averages out.
 */
final class SpreadMark {
  /**
   * How far a coefficient is pushed. The quantiser's steps at quality 70 are 6 to 10 here; half of
   * one must be exceeded where a picture is smooth.
   */
  private static final float PUSH = 6;

  /** Where a coefficient stops counting more. */
  private static final float LIMIT = 32;

  /** The least mean by which the coefficients of a bit lean its way. */
  private static final double MARGIN = PUSH / 2;

  /** How many times as far may be pushed where the picture leans the other way. */
  private static final double MAX_BOOST = 3;

  private static final double BOOST_STEP = 0.5;
  private static final int ROUNDS = 5;

  /** Busy blocks hide more, up to this many times. */
  private static final double MAX_MASK = 1.8;

  /** The least number of blocks: 18 coefficients a bit. */
  private static final int MIN_BLOCKS = 576;

  private final WatermarkKey key;

  SpreadMark(WatermarkKey key) {
    this.key = key;
  }

  static boolean isLargeEnough(int width, int height) {
    return (long) (width / Blocks.SIZE) * (height / Blocks.SIZE) >= MIN_BLOCKS;
  }

  /** A picture's coefficients and where each belongs. */
  private final class Spread {
    final int columns;
    final int rows;
    final float[] coefficients;
    final short[][] pattern;

    Spread(BufferedImage image) {
      columns = image.getWidth() / Blocks.SIZE;
      rows = image.getHeight() / Blocks.SIZE;
      coefficients = new float[columns * rows * Blocks.COEFFICIENTS];
      pattern = new short[rows][];
      var luminance = new Luminance(image);
      var places = new MarkPattern(key);
      float[][] lines = new float[Blocks.SIZE][image.getWidth()];
      for (int row = 0; row < rows; row++) {
        for (int y = 0; y < Blocks.SIZE; y++) {
          luminance.row(row * Blocks.SIZE + y, lines[y]);
        }
        Blocks.analyse(lines, columns, coefficients, row * rowLength());
        pattern[row] = places.row(row, columns);
      }
    }

    int rowLength() {
      return columns * Blocks.COEFFICIENTS;
    }

    /** Returns for each bit the mean of its coefficients, limited and with their signs. */
    double[] means() {
      double[] sums = new double[MarkCode.LENGTH];
      int[] counts = new int[MarkCode.LENGTH];
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < rowLength(); i++) {
          short place = pattern[row][i];
          float value = limited(coefficients[row * rowLength() + i]);
          sums[MarkPattern.bit(place)] += MarkPattern.isNegative(place) ? -value : value;
          counts[MarkPattern.bit(place)]++;
        }
      }
      for (int bit = 0; bit < sums.length; bit++) {
        sums[bit] /= Math.max(1, counts[bit]);
      }
      return sums;
    }

    /** Returns how much the block of a coefficient hides. */
    double mask(int row, int i) {
      int first = row * rowLength() + i / Blocks.COEFFICIENTS * Blocks.COEFFICIENTS;
      double activity = 0;
      for (int c = 0; c < Blocks.COEFFICIENTS; c++) {
        activity += Math.abs(coefficients[first + c]);
      }
      double mask = 0.85 + activity / Blocks.COEFFICIENTS / 40;
      return Math.max(1, Math.min(MAX_MASK, mask));
    }
  }

  private static float limited(float value) {
    return Math.max(-LIMIT, Math.min(LIMIT, value));
  }

  /** Returns for each bit how sure it seems: positive if it is set. */
  double[] strengths(BufferedImage image) {
    return new Spread(image).means();
  }

  /** Returns a copy of a picture with these bits in it. */
  Canvas embed(BufferedImage image, boolean[] bits) {
    var original = new Spread(Canvas.of(image).image());
    double[] boost = new double[MarkCode.LENGTH];
    Arrays.fill(boost, 1);
    Canvas marked = marked(image, original, bits, boost);
    for (int round = 1; round < ROUNDS && raise(boost, marked, bits); round++) {
      marked = marked(image, original, bits, boost);
    }
    return marked;
  }

  /** Raises the boost of bits that are too weak. Returns whether there are any. */
  private boolean raise(double[] boost, Canvas marked, boolean[] bits) {
    double[] strengths = strengths(marked.image());
    boolean raised = false;
    for (int bit = 0; bit < bits.length; bit++) {
      double margin = bits[bit] ? strengths[bit] : -strengths[bit];
      if (margin < MARGIN && boost[bit] < MAX_BOOST) {
        boost[bit] += BOOST_STEP;
        raised = true;
      }
    }
    return raised;
  }

  private static Canvas marked(
      BufferedImage image, Spread original, boolean[] bits, double[] boost) {
    Canvas marked = Canvas.of(image);
    float[] changes = new float[original.rowLength()];
    int width = original.columns * Blocks.SIZE;
    float[][] lines = new float[Blocks.SIZE][width];
    for (int row = 0; row < original.rows; row++) {
      for (int i = 0; i < changes.length; i++) {
        changes[i] = change(original, row, i, bits, boost);
      }
      Blocks.synthesize(changes, 0, original.columns, lines);
      for (int y = 0; y < Blocks.SIZE; y++) {
        marked.brighten(row * Blocks.SIZE + y, lines[y], width);
      }
    }
    return marked;
  }

  /** A coefficient beyond the limit, of either sign, would be changed for nothing. */
  private static float change(Spread original, int row, int i, boolean[] bits, double[] boost) {
    short place = original.pattern[row][i];
    int bit = MarkPattern.bit(place);
    int direction = bits[bit] != MarkPattern.isNegative(place) ? 1 : -1;
    float leaning = direction * original.coefficients[row * original.rowLength() + i];
    if (leaning >= LIMIT || leaning <= -LIMIT) {
      return 0;
    }
    double push = PUSH * original.mask(row, i) * boost[bit];
    return (float) (direction * Math.min(push, LIMIT - leaning));
  }
}
