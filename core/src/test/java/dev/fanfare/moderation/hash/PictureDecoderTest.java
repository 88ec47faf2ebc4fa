package dev.fanfare.moderation.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.moderation.hash.DecodedPicture.Decoded;
import dev.fanfare.moderation.hash.DecodedPicture.Undecodable;
import dev.fanfare.moderation.hash.DecodedPicture.Undecodable.Reason;
import dev.fanfare.testing.TestPictures;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {
  private static final BufferedImage PHOTO = TestPictures.photo(3, 200, 150);

  private final PictureDecoder decoder = PictureDecoder.standard();

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
  void readsTheFormatsOfTheJdk(String format) {
    Decoded decoded = decoded(TestPictures.file(PHOTO, format));
    assertThat(decoded.format()).isEqualTo(format.equals("tiff") ? "tif" : format);
    assertThat(decoded.image().getWidth()).isEqualTo(200);
    assertThat(decoded.image().getHeight()).isEqualTo(150);
    assertThat(decoded.moves()).isFalse();
    assertThat(Pdq.hash(decoded.image()).hash().distance(Pdq.hash(PHOTO).hash()))
        .as("a GIF has 256 colours")
        .isLessThanOrEqualTo(format.equals("gif") ? 16 : 0);
  }

  @Test
  void readsJpeg() {
    Decoded decoded = decoded(TestPictures.jpeg(PHOTO, 90, true));
    assertThat(decoded.format()).isEqualTo("jpeg");
    assertThat(Pdq.hash(decoded.image()).hash().distance(Pdq.hash(PHOTO).hash()))
        .isLessThanOrEqualTo(8);
  }

  @Test
  void seesWhetherAGifMoves() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      writer.writeToSequence(new IIOImage(PHOTO, null, null), null);
      writer.writeToSequence(new IIOImage(TestPictures.photo(4, 200, 150), null, null), null);
      writer.endWriteSequence();
      out.flush();
    }
    writer.dispose();
    assertThat(decoded(bytes.toByteArray()).moves()).isTrue();
  }

  @Test
  void turnsABombDownByItsHeader() throws IOException {
    // 65 bytes that declare 3.6 GB, more than a test may use.
    byte[] bomb = pngOf(60_000, 60_000, new byte[0]);
    assertThat(bomb).hasSizeLessThan(100);
    assertThat(decoder.decode(bomb))
        .isEqualTo(
            new Undecodable(
                Reason.TOO_MANY_PIXELS, "60000 times 60000 pixels; the most are 40000000"));
    // Its product overflows an int to 0.
    assertThat(reason(pngOf(65_536, 65_536, new byte[0]))).isEqualTo(Reason.TOO_MANY_PIXELS);
    assertThat(reason(pngOf(Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[0])))
        .isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @Test
  void keepsTheLimitToThePixel() {
    byte[] file = TestPictures.file(PHOTO, "png");
    assertThat(PictureDecoder.withMaxPixels(30_000).decode(file)).isInstanceOf(Decoded.class);
    assertThat(PictureDecoder.withMaxPixels(29_999).decode(file)).isInstanceOf(Undecodable.class);
    assertThatThrownBy(() -> PictureDecoder.withMaxPixels(0))
        .hasMessageContaining("maxPixels must be 1 to");
  }

  @Test
  void saysThatItIsNoPicture() {
    assertThat(reason(new byte[0])).isEqualTo(Reason.UNKNOWN_FORMAT);
    assertThat(reason("just text".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.UNKNOWN_FORMAT);
  }

  @Test
  void answersEveryBrokenFileWithAReason() throws IOException {
    var random = new Random(7);
    for (byte[] good :
        new byte[][] {
          TestPictures.file(PHOTO, "png"),
          TestPictures.file(PHOTO, "bmp"),
          TestPictures.file(PHOTO, "gif"),
          TestPictures.file(PHOTO, "tiff"),
          TestPictures.jpeg(PHOTO, 60, true)
        }) {
      for (int i = 0; i < 300; i++) {
        byte[] broken = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
        for (int flips = i % 5; flips > 0 && broken.length > 0; flips--) {
          // Headers are where most can go wrong.
          int at =
              random.nextInt(random.nextBoolean() ? Math.min(100, broken.length) : broken.length);
          broken[at] = (byte) random.nextInt(256);
        }
        DecodedPicture result = decoder.decode(broken);
        if (result instanceof Undecodable undecodable) {
          assertThat(undecodable.detail()).doesNotContain("Exception").hasSizeLessThan(80);
        }
      }
    }
    assertThat(reason(pngOf(100, 100, new byte[] {1, 2, 3}))).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void takesGraySamplesAsTheyAreStored() {
    // BufferedImage.getRGB takes gray for linear light and would brighten it.
    var gray = new BufferedImage(200, 150, BufferedImage.TYPE_BYTE_GRAY);
    var colour = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 150; y++) {
      for (int x = 0; x < 200; x++) {
        int green = PHOTO.getRGB(x, y) >> 8 & 255;
        gray.getRaster().setSample(x, y, 0, green);
        colour.setRGB(x, y, green * 0x10101);
      }
    }
    assertThat(gray.getRGB(5, 5) & 255).isNotEqualTo(colour.getRGB(5, 5) & 255);
    // 0.299 + 0.587 + 0.114 is not quite 1 in single precision.
    assertThat(Pdq.hash(gray).hash().distance(Pdq.hash(colour).hash())).isLessThanOrEqualTo(2);
    assertThat(Pdq.hash(decoded(TestPictures.file(gray, "png")).image())).isEqualTo(Pdq.hash(gray));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void hashesTheSamePixelsAlikeHoweverTheyAreStored(int type) {
    assertThat(Pdq.hash(TestPictures.as(type, PHOTO))).isEqualTo(Pdq.hash(PHOTO));
  }

  @Test
  void hashesPalettesAndDeepSamples() {
    byte[] ramp = new byte[256];
    for (int i = 0; i < 256; i++) {
      ramp[i] = (byte) (255 - i);
    }
    var palette = new IndexColorModel(8, 256, ramp, ramp, ramp);
    var indexed = new BufferedImage(200, 150, BufferedImage.TYPE_BYTE_INDEXED, palette);
    var deep = new BufferedImage(200, 150, BufferedImage.TYPE_USHORT_GRAY);
    var plain = new BufferedImage(200, 150, BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster deepRaster = deep.getRaster();
    for (int y = 0; y < 150; y++) {
      for (int x = 0; x < 200; x++) {
        int value = PHOTO.getRGB(x, y) >> 8 & 255;
        indexed.getRaster().setSample(x, y, 0, 255 - value);
        deepRaster.setSample(x, y, 0, value * 257);
        plain.getRaster().setSample(x, y, 0, value);
      }
    }
    assertThat(Pdq.hash(deep).hash().distance(Pdq.hash(plain).hash())).isLessThanOrEqualTo(2);
    assertThat(Pdq.hash(indexed).hash().distance(Pdq.hash(plain).hash())).isLessThanOrEqualTo(2);
  }

  @Test
  void hashesPartOfALargerPictureAsWhatItShows() {
    BufferedImage part = PHOTO.getSubimage(20, 10, 128, 100);
    var copy = new BufferedImage(128, 100, BufferedImage.TYPE_INT_RGB);
    copy.createGraphics().drawImage(part, 0, 0, null);
    assertThat(Pdq.hash(part)).isEqualTo(Pdq.hash(copy));
  }

  private Decoded decoded(byte[] file) {
    DecodedPicture result = decoder.decode(file);
    assertThat(result).isInstanceOf(Decoded.class);
    return (Decoded) result;
  }

  private Reason reason(byte[] file) {
    DecodedPicture result = decoder.decode(file);
    assertThat(result).isInstanceOf(Undecodable.class);
    return ((Undecodable) result).reason();
  }

  /** Returns a PNG of 8 bits gray with a header that says anything. */
  private static byte[] pngOf(int width, int height, byte[] pixels) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeLong(0x89504e470d0a1a0aL);
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 0, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    var packed = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(packed)) {
      deflater.write(pixels);
    }
    chunk(out, "IDAT", packed.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(type);
    crc.update(content);
    out.writeInt(content.length);
    out.write(type);
    out.write(content);
    out.writeInt((int) crc.getValue());
  }
}
