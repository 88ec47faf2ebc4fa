package dev.fanfare.testing;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Pictures made by rule, the same on every machine. */
public final class TestPictures {
  /** How a pixel follows from its place: red, green and blue, 0 to 255. */
  @FunctionalInterface
  public interface Pattern {
    int[] at(long x, long y, long width, long height);
  }

  private TestPictures() {}

  /** Returns a picture of a pattern. */
  public static BufferedImage of(Pattern pattern, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int[] rgb = pattern.at(x, y, width, height);
        image.setRGB(x, y, rgb[0] << 16 | rgb[1] << 8 | rgb[2]);
      }
    }
    return image;
  }

  /**
   * Returns something like a photograph: a gradient, soft clouds of all sizes, some shapes with
   * edges, a patch of fine texture, and the noise of a sensor.
   */
  public static BufferedImage photo(long seed, int width, int height) {
    var random = new Random(seed);
    float[][] planes = new float[3][width * height];
    float[] clouds = clouds(random, width, height);
    for (int band = 0; band < 3; band++) {
      float[] tint = clouds(random, width, height);
      float base = 60 + random.nextInt(90);
      float slopeX = random.nextInt(121) - 60;
      float slopeY = random.nextInt(121) - 60;
      for (int i = 0; i < planes[band].length; i++) {
        float x = (float) (i % width) / width;
        float y = (float) (i / width) / height;
        planes[band][i] = base + slopeX * x + slopeY * y + 70 * clouds[i] + 20 * tint[i];
      }
    }
    for (int shape = 0; shape < 6; shape++) {
      shape(planes, random, width, height);
    }
    texture(planes, random, width, height);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int rgb = 0;
      for (int band = 0; band < 3; band++) {
        long value = Math.round(planes[band][i] + 2 * random.nextGaussian());
        rgb = rgb << 8 | (int) Math.max(0, Math.min(255, value));
      }
      image.setRGB(i % width, i / width, rgb);
    }
    return image;
  }

  /**
   * Smooth noise, about -1 to 1, nearly as strong at each doubling of detail, as photographs are.
   */
  private static float[] clouds(Random random, int width, int height) {
    float[] clouds = new float[width * height];
    float strength = 0.5f;
    for (int cells = 2; cells <= Math.min(width, height) / 2; cells *= 2) {
      float[] grid = new float[(cells + 2) * (cells + 2)];
      for (int i = 0; i < grid.length; i++) {
        grid[i] = 2 * random.nextFloat() - 1;
      }
      for (int y = 0; y < height; y++) {
        float gy = (float) y * cells / height;
        for (int x = 0; x < width; x++) {
          float gx = (float) x * cells / width;
          clouds[y * width + x] += strength * smooth(grid, cells + 2, gx, gy);
        }
      }
      strength *= 0.85f;
    }
    return clouds;
  }

  private static float smooth(float[] grid, int stride, float x, float y) {
    int x0 = (int) x;
    int y0 = (int) y;
    float fx = (x - x0) * (x - x0) * (3 - 2 * (x - x0));
    float fy = (y - y0) * (y - y0) * (3 - 2 * (y - y0));
    int at = y0 * stride + x0;
    float top = grid[at] + fx * (grid[at + 1] - grid[at]);
    float bottom = grid[at + stride] + fx * (grid[at + stride + 1] - grid[at + stride]);
    return top + fy * (bottom - top);
  }

  private static void shape(float[][] planes, Random random, int width, int height) {
    int centreX = random.nextInt(width);
    int centreY = random.nextInt(height);
    int radiusX = width / 20 + random.nextInt(width / 5 + 1);
    int radiusY = height / 20 + random.nextInt(height / 5 + 1);
    boolean round = random.nextBoolean();
    float[] change = {random.nextInt(141) - 70, random.nextInt(141) - 70, random.nextInt(141) - 70};
    for (int y = Math.max(0, centreY - radiusY); y < Math.min(height, centreY + radiusY); y++) {
      for (int x = Math.max(0, centreX - radiusX); x < Math.min(width, centreX + radiusX); x++) {
        float dx = (float) (x - centreX) / radiusX;
        float dy = (float) (y - centreY) / radiusY;
        if (!round || dx * dx + dy * dy <= 1) {
          for (int band = 0; band < 3; band++) {
            planes[band][y * width + x] += change[band];
          }
        }
      }
    }
  }

  private static void texture(float[][] planes, Random random, int width, int height) {
    int left = random.nextInt(width);
    int top = random.nextInt(height);
    int period = 3 + random.nextInt(9);
    for (int y = top; y < Math.min(height, top + height / 3); y++) {
      for (int x = left; x < Math.min(width, left + width / 3); x++) {
        float change = ((x + y / 2) % period < period / 2 ? 18 : -18) + random.nextInt(21) - 10;
        for (float[] plane : planes) {
          plane[y * width + x] += change;
        }
      }
    }
  }

  /** Returns the same picture in pixels of another type. */
  public static BufferedImage as(int type, BufferedImage image) {
    var other = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = other.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return other;
  }

  /** Returns a file in a format that the JDK writes, such as {@code png}. */
  public static byte[] file(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("no writer of " + format + " takes this picture");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns a JPEG file.
   *
   * @param quality 0 to 100, as other encoders count
   * @param subsampled whether colours have half the resolution (4:2:0) or the full one (4:4:4)
   */
  public static byte[] jpeg(BufferedImage image, int quality, boolean subsampled) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality / 100f);
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
      if (!subsampled) {
        useFullColour(metadata);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), param);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void useFullColour(IIOMetadata metadata) throws IOException {
    String format = metadata.getNativeMetadataFormatName();
    Node tree = metadata.getAsTree(format);
    NodeList components = ((IIOMetadataNode) tree).getElementsByTagName("componentSpec");
    for (int i = 0; i < components.getLength(); i++) {
      ((IIOMetadataNode) components.item(i)).setAttribute("HsamplingFactor", "1");
      ((IIOMetadataNode) components.item(i)).setAttribute("VsamplingFactor", "1");
    }
    metadata.setFromTree(format, tree);
  }
}
