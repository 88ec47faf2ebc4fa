package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;

import dev.fanfare.moderation.hash.DecodedPicture.Decoded;
import dev.fanfare.moderation.hash.DecodedPicture.Undecodable;
import dev.fanfare.moderation.hash.DecodedPicture.Undecodable.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes pictures that strangers sent. How large a picture is going to be is read from its header
 * first: a small file that declares a billion pixels is turned down before memory is given to it.
 *
 * <p>Formats are those of the JDK: JPEG, PNG, GIF, BMP, WBMP and TIFF, and what plug-ins of the
 * host's add to ImageIO. A JPEG in CMYK is not among them. Of a picture that moves the first frame
 * is decoded. Nothing is written to disk. Decoding is bounded in memory, not in time; run it where
 * a time-out applies.
 */
public final class PictureDecoder {
  /** The most pixels unless said otherwise: four bytes each, 160 MB. */
  public static final long STANDARD_MAX_PIXELS = 40_000_000;

  private final long maxPixels;

  private PictureDecoder(long maxPixels) {
    this.maxPixels = requireRange("maxPixels", maxPixels, 1, Integer.MAX_VALUE);
  }

  /** Returns a decoder with the standard limit. */
  public static PictureDecoder standard() {
    return new PictureDecoder(STANDARD_MAX_PIXELS);
  }

  /**
   * Returns a decoder with a limit of its own.
   *
   * @param maxPixels the most pixels, width times height, 1 or more; one takes up to eight bytes
   */
  public static PictureDecoder withMaxPixels(long maxPixels) {
    return new PictureDecoder(maxPixels);
  }

  /** Returns the picture, or why there is none. Bytes that are no picture are no fault. */
  public DecodedPicture decode(byte[] bytes) {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return new Undecodable(Reason.UNKNOWN_FORMAT, "none of the formats that can be read");
      }
      ImageReader reader = readers.next();
      try {
        return decode(reader, stream);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers answer broken files with exceptions of every kind. Their messages may quote the
      // file, so they stay here.
      return new Undecodable(Reason.UNREADABLE, "broken, or of a kind that cannot be read");
    }
  }

  private DecodedPicture decode(ImageReader reader, ImageInputStream stream) throws IOException {
    reader.setInput(stream, false, true);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      return new Undecodable(Reason.UNREADABLE, "declares no pixels");
    }
    if ((long) width * height > maxPixels) {
      return new Undecodable(
          Reason.TOO_MANY_PIXELS,
          String.format(
              Locale.ROOT, "%d times %d pixels; the most are %d", width, height, maxPixels));
    }
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    BufferedImage image = reader.read(0);
    boolean moves = format.equals("gif") && reader.getNumImages(true) > 1;
    return new Decoded(image, format, moves);
  }
}
