package dev.fanfare.moderation.watermark;

import dev.fanfare.internal.Luminance;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A picture whose brightness can be changed pixel by pixel: a copy of gray or red, green and blue
 * samples of 8 or 16 bits, with alpha if there is any. A palette is replaced by the colours that it
 * stands for.
 */
final class Canvas {
  private static final int DEEP = 16;

  private final BufferedImage image;
  private final int colours;
  private final int largest;
  private double squaredError;

  private Canvas(BufferedImage image) {
    this.image = image;
    ColorModel model = image.getColorModel();
    this.colours = model.getNumColorComponents();
    this.largest = (1 << model.getComponentSize(0)) - 1;
  }

  /** Returns a copy of a picture. Samples stay as they are stored; colour profiles are left out. */
  static Canvas of(BufferedImage source) {
    ColorModel model = source.getColorModel();
    if (!Luminance.isStoredAsIs(model)) {
      return converted(source);
    }
    int bands = source.getRaster().getNumBands();
    int bits = model.getComponentSize(0) > Byte.SIZE ? DEEP : Byte.SIZE;
    Canvas copy = new Canvas(empty(source, bands < 3, model.hasAlpha(), bits));
    Raster from = source.getRaster();
    WritableRaster to = copy.image.getRaster();
    int[] row = new int[source.getWidth() * bands];
    for (int y = 0; y < source.getHeight(); y++) {
      from.getPixels(from.getMinX(), from.getMinY() + y, source.getWidth(), 1, row);
      for (int i = 0; i < row.length; i++) {
        int most = (1 << model.getComponentSize(i % bands)) - 1;
        row[i] = most == copy.largest ? row[i] : row[i] * copy.largest / most;
      }
      to.setPixels(0, y, source.getWidth(), 1, row);
    }
    return copy;
  }

  private static Canvas converted(BufferedImage source) {
    boolean alpha = source.getColorModel().hasAlpha();
    Canvas copy = new Canvas(empty(source, false, alpha, Byte.SIZE));
    for (int y = 0; y < source.getHeight(); y++) {
      for (int x = 0; x < source.getWidth(); x++) {
        copy.image.setRGB(x, y, source.getRGB(x, y));
      }
    }
    return copy;
  }

  private static BufferedImage empty(BufferedImage like, boolean gray, boolean alpha, int bits) {
    int space = gray ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            alpha,
            false,
            alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
            bits == DEEP ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(like.getWidth(), like.getHeight());
    return new BufferedImage(model, raster, false, null);
  }

  BufferedImage image() {
    return image;
  }

  /**
   * Makes pixels of a line brighter or darker, all colours alike, as far as there is room. Alpha
   * stays.
   *
   * @param changes in steps of 8 bits, from the left; pixels beyond them stay
   */
  void brighten(int y, float[] changes, int count) {
    WritableRaster raster = image.getRaster();
    int bands = raster.getNumBands();
    int[] row = raster.getPixels(0, y, count, 1, new int[count * bands]);
    double step = largest / 255.0;
    for (int x = 0; x < count; x++) {
      long change = Math.round(changes[x] * step);
      for (int band = 0; band < colours; band++) {
        int before = row[x * bands + band];
        int after = (int) Math.max(0, Math.min(largest, before + change));
        row[x * bands + band] = after;
        double difference = (after - before) / step;
        squaredError += difference * difference;
      }
    }
    raster.setPixels(0, y, count, 1, row);
  }

  /** Returns how little it was changed: the peak signal-to-noise ratio in decibels. */
  double psnr() {
    double samples = (double) image.getWidth() * image.getHeight() * colours;
    return 10 * Math.log10(255.0 * 255 * samples / squaredError);
  }
}
