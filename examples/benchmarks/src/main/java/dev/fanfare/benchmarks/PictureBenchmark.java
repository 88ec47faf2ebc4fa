package dev.fanfare.benchmarks;

import dev.fanfare.moderation.hash.OrientedHashes;
import dev.fanfare.moderation.hash.Pdq;
import dev.fanfare.moderation.hash.PdqResult;
import dev.fanfare.moderation.watermark.ImageWatermarker;
import dev.fanfare.moderation.watermark.MarkResult;
import dev.fanfare.moderation.watermark.ReadResult;
import dev.fanfare.moderation.watermark.WatermarkId;
import dev.fanfare.moderation.watermark.WatermarkKey;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a picture costs: its hash, with and without all orientations, from pixels that are decoded
 * already; marking a JPEG file, with decoding, encoding and reading the mark back; and reading.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PictureBenchmark extends Measured {
  /** Width and height. */
  @Param({"512x512", "4000x3000"})
  public String size;

  private final ImageWatermarker watermarker = ImageWatermarker.of(WatermarkKey.of(new byte[32]));
  private BufferedImage image;
  private byte[] file;
  private byte[] marked;

  /** Makes a picture of soft shapes and noise. */
  @Setup
  public void make() throws IOException {
    int width = Integer.parseInt(size.substring(0, size.indexOf('x')));
    int height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
    var random = new Random(1);
    image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin(9.0 * x / width) * Math.cos(7.0 * y / height);
        int value = (int) (128 + 80 * wave) + random.nextInt(16);
        image.setRGB(x, y, value << 16 | (255 - value) << 8 | (value + x) & 0xff);
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    file = bytes.toByteArray();
    marked = ((MarkResult.Verified) watermarker.mark(file, new WatermarkId(1))).media();
  }

  @Benchmark
  public PdqResult hash() {
    return Pdq.hash(image);
  }

  @Benchmark
  public OrientedHashes hashTurned() {
    return Pdq.orientations(image);
  }

  @Benchmark
  public MarkResult mark() {
    return watermarker.mark(file, new WatermarkId(1));
  }

  @Benchmark
  public ReadResult read() {
    return watermarker.read(marked);
  }
}
