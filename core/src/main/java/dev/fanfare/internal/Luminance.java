package dev.fanfare.internal;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;

/**
 * A picture's luminance row by row, 0 to 255: 0.299 red, 0.587 green and 0.114 blue. Samples are
 * taken as they are stored. Where transparency or a colour profile would change what a viewer sees
 * they do not count, as in the reference implementation; {@link BufferedImage#getRGB} would
 * brighten gray pictures on top of that.
 */
public final class Luminance {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;
  private static final float WHITE = 255;

  private final BufferedImage image;
  private final Raster raster;
  private final boolean stored;
  private final int bands;
  private final float[] scale;
  private int[] samples = new int[0];

  public Luminance(BufferedImage image) {
    this.image = image;
    this.raster = image.getRaster();
    this.bands = raster.getNumBands();
    ColorModel colors = image.getColorModel();
    this.stored = isStoredAsIs(colors);
    this.scale = new float[bands];
    if (stored) {
      for (int band = 0; band < bands; band++) {
        scale[band] = WHITE / ((1 << colors.getComponentSize(band)) - 1);
      }
    }
  }

  /**
   * Returns whether an image's samples can be taken as they are; palettes, floating point,
   * premultiplied colours and other colour spaces have to be converted.
   */
  public static boolean isStoredAsIs(ColorModel colors) {
    int space = colors.getColorSpace().getType();
    return (colors instanceof ComponentColorModel || colors instanceof DirectColorModel)
        && (space == ColorSpace.TYPE_RGB || space == ColorSpace.TYPE_GRAY)
        && !(colors.hasAlpha() && colors.isAlphaPremultiplied())
        && (colors.getTransferType() == DataBuffer.TYPE_BYTE
            || colors.getTransferType() == DataBuffer.TYPE_USHORT
            || colors.getTransferType() == DataBuffer.TYPE_INT);
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
  }

  /** Sets the first values of an array to the luminance of a row. */
  public void row(int y, float[] luminance) {
    if (!stored) {
      converted(y, luminance);
      return;
    }
    int x0 = raster.getMinX();
    samples = raster.getPixels(x0, raster.getMinY() + y, width(), 1, fitting());
    for (int x = 0; x < width(); x++) {
      int at = x * bands;
      luminance[x] =
          bands < 3
              ? scale[0] * samples[at]
              : of(scale[0] * samples[at], scale[1] * samples[at + 1], scale[2] * samples[at + 2]);
    }
  }

  private int[] fitting() {
    return samples.length == width() * bands ? samples : new int[width() * bands];
  }

  private void converted(int y, float[] luminance) {
    for (int x = 0; x < width(); x++) {
      int rgb = image.getRGB(x, y);
      luminance[x] = of(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
  }

  /** One addition after the other, since rounding shows in the hash. */
  private static float of(float red, float green, float blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }
}
