package dev.fanfare.moderation.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.moderation.hash.DecodedPicture.Decoded;
import dev.fanfare.moderation.hash.MatchRule;
import dev.fanfare.moderation.hash.Pdq;
import dev.fanfare.moderation.hash.PictureDecoder;
import dev.fanfare.moderation.watermark.MarkResult.Failed;
import dev.fanfare.moderation.watermark.MarkResult.Skipped;
import dev.fanfare.moderation.watermark.MarkResult.Verified;
import dev.fanfare.testing.Parallel;
import dev.fanfare.testing.TestPictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageWatermarkerTest {
  private static final WatermarkId ID = WatermarkId.parse("00c0ffee12345678");
  private static final BufferedImage PHOTO = TestPictures.photo(1, 400, 300);

  private final ImageWatermarker watermarker = ImageWatermarker.of(Keys.of(1));

  @Test
  void marksAJpegAndReadsItBack() {
    Verified marked = verified(TestPictures.jpeg(PHOTO, 90, true));

    assertThat(marked.id()).isEqualTo(ID);
    assertThat(marked.mediaType()).isEqualTo("image/jpeg");
    assertThat(marked.psnr()).isBetween(38.0, 45.0);
    assertThat(marked).hasToString("Verified[00c0ffee12345678, image/jpeg]");
    assertThat(watermarker.read(marked.media())).isEqualTo(new ReadResult.Found(ID, 0));
    assertThat(watermarker.read(TestPictures.jpeg(PHOTO, 90, true)))
        .isEqualTo(new ReadResult.NotFound());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
  void turnsOtherFormatsIntoPng(String format) {
    Verified marked = verified(TestPictures.file(PHOTO, format));
    assertThat(marked.mediaType()).isEqualTo("image/png");
    assertThat(decoded(marked.media()).format()).isEqualTo("png");
    assertThat(watermarker.read(marked.media())).isInstanceOf(ReadResult.Found.class);
  }

  @Test
  void keepsTheHashNear() {
    Verified marked = verified(TestPictures.file(PHOTO, "png"));
    int distance =
        Pdq.hash(PHOTO).hash().distance(Pdq.hash(decoded(marked.media()).image()).hash());
    assertThat(MatchRule.STANDARD.matches(distance)).isTrue();
  }

  @Test
  void changesNothingTheSecondTime() {
    byte[] once = verified(TestPictures.file(PHOTO, "png")).media();
    Verified again = verified(once);
    assertThat(again.media()).isEqualTo(once);
    assertThat(again.psnr()).isInfinite();
    assertThat(again.mediaType()).isEqualTo("image/png");
    byte[] bmp = TestPictures.file(decoded(once).image(), "bmp");
    assertThat(verified(bmp).mediaType()).isEqualTo("image/bmp");
  }

  @Test
  void marksNoCopyOfSomethingThatIsMarked() {
    byte[] marked = verified(TestPictures.jpeg(PHOTO, 90, true)).media();
    MarkResult result = watermarker.mark(marked, new WatermarkId(7));
    assertThat(result).isEqualTo(new Skipped(Skipped.Reason.ALREADY_MARKED, ID));
    assertThat(((Skipped) result).other()).contains(ID);
  }

  @Test
  void readsAndMarksNothingOfAnotherKey() {
    byte[] marked = verified(TestPictures.file(PHOTO, "png")).media();
    ImageWatermarker stranger = ImageWatermarker.of(Keys.of(2));
    assertThat(stranger.read(marked)).isEqualTo(new ReadResult.NotFound());

    // Both marks then live side by side.
    byte[] both = ((Verified) stranger.mark(marked, new WatermarkId(2))).media();
    assertThat(stranger.read(both))
        .isInstanceOfSatisfying(
            ReadResult.Found.class, found -> assertThat(found.id().bits()).isEqualTo(2));
    assertThat(watermarker.read(both))
        .isInstanceOfSatisfying(
            ReadResult.Found.class, found -> assertThat(found.id()).isEqualTo(ID));
  }

  @Test
  void saysWhyItDidNotTry() throws IOException {
    assertThat(mark("no picture".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Skipped.because(Skipped.Reason.NOT_A_PICTURE));
    assertThat(mark(TestPictures.file(TestPictures.photo(2, 191, 192), "png")))
        .isEqualTo(Skipped.because(Skipped.Reason.TOO_SMALL));
    assertThat(mark(TestPictures.file(TestPictures.photo(2, 192, 192), "png")))
        .isInstanceOf(Verified.class);
    ImageWatermarker cautious =
        ImageWatermarker.builder(Keys.of(1)).decoder(PictureDecoder.withMaxPixels(119_999)).build();
    assertThat(cautious.mark(TestPictures.file(PHOTO, "png"), ID))
        .isEqualTo(Skipped.because(Skipped.Reason.TOO_LARGE));
    assertThat(mark(movingGif())).isEqualTo(Skipped.because(Skipped.Reason.MOVES));
    byte[] animated = withChunk(TestPictures.file(PHOTO, "png"), "acTL", new byte[8]);
    assertThat(mark(animated)).isEqualTo(Skipped.because(Skipped.Reason.MOVES));
  }

  @Test
  void saysThatItFailed() {
    byte[] png = TestPictures.file(PHOTO, "png");
    assertThat(mark(Arrays.copyOf(png, 60))).isEqualTo(new Failed(Failed.Reason.UNREADABLE));
    assertThat(mark(TestPictures.file(text(400, 300), "png")))
        .as("dense text offers too little room")
        .isEqualTo(new Failed(Failed.Reason.NOT_READ_BACK));
    var random = new Random(1);
    byte[] noise =
        TestPictures.file(
            TestPictures.of(
                (x, y, w, h) ->
                    new int[] {random.nextInt(256), random.nextInt(256), random.nextInt(256)},
                200,
                200),
            "png");
    assertThat(mark(noise)).isEqualTo(new Failed(Failed.Reason.TOO_VISIBLE));
  }

  @Test
  void saysThatNothingCouldBeRead() {
    assertThat(watermarker.read(new byte[10]))
        .isEqualTo(new ReadResult.Unreadable("none of the formats that can be read"));
  }

  @Test
  void marksWhatIsFlatWhiteBlackOrSmooth() {
    for (int[] colour : new int[][] {{255, 255, 255}, {0, 0, 0}, {90, 30, 200}}) {
      verified(TestPictures.jpeg(TestPictures.of((x, y, w, h) -> colour, 300, 300), 95, true));
    }
    verified(
        TestPictures.jpeg(
            TestPictures.of(
                (x, y, w, h) -> new int[] {(int) (x * 255 / w), (int) (y * 255 / h), 128},
                300,
                300),
            95,
            true));
  }

  @Test
  void keepsAlphaToTheBit() {
    var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB);
    var random = new Random(4);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        int alpha = x < 100 ? 255 : random.nextInt(256);
        image.setRGB(x, y, alpha << 24 | PHOTO.getRGB(x, y) & 0xffffff);
      }
    }
    BufferedImage marked = decoded(verified(TestPictures.file(image, "png")).media()).image();
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        assertThat(marked.getRGB(x, y) >>> 24).isEqualTo(image.getRGB(x, y) >>> 24);
      }
    }
  }

  @Test
  void keepsGrayPicturesGray() {
    BufferedImage gray = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        gray.getRaster().setSample(x, y, 0, PHOTO.getRGB(x, y) >> 8 & 255);
      }
    }
    for (byte[] file : List.of(TestPictures.file(gray, "png"), TestPictures.jpeg(gray, 90, true))) {
      BufferedImage marked = decoded(verified(file).media()).image();
      assertThat(marked.getRaster().getNumBands()).isEqualTo(1);
      double change = 0;
      for (int x = 0; x < 400; x++) {
        change +=
            Math.abs(marked.getRaster().getSample(x, 9, 0) - gray.getRaster().getSample(x, 9, 0));
      }
      assertThat(change / 400).isBetween(0.5, 6.0);
    }
  }

  @Test
  void marksGrayWithAlpha() throws IOException {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            ColorModel.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(400, 300);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        raster.setSample(x, y, 0, PHOTO.getRGB(x, y) >> 8 & 255);
        raster.setSample(x, y, 1, x * 255 / 399);
      }
    }
    byte[] file = TestPictures.file(new BufferedImage(model, raster, false, null), "png");
    BufferedImage marked = decoded(verified(file).media()).image();
    assertThat(marked.getRaster().getNumBands()).isEqualTo(2);
    for (int x = 0; x < 400; x++) {
      assertThat(marked.getRaster().getSample(x, 50, 1)).isEqualTo(x * 255 / 399);
    }
  }

  @Test
  void marksPalettesInTheirColours() {
    byte[] shades = new byte[256];
    for (int i = 0; i < 256; i++) {
      shades[i] = (byte) i;
    }
    var palette = new IndexColorModel(8, 256, shades, shades, shades, 0);
    var image = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        image.getRaster().setSample(x, y, 0, y < 10 ? 0 : Math.max(1, PHOTO.getRGB(x, y) & 255));
      }
    }
    BufferedImage marked = decoded(verified(TestPictures.file(image, "png")).media()).image();
    assertThat(marked.getRGB(5, 5) >>> 24).as("the transparent entry").isZero();
    assertThat(marked.getRGB(5, 50) >>> 24).isEqualTo(255);
    verified(TestPictures.file(TestPictures.as(BufferedImage.TYPE_BYTE_INDEXED, PHOTO), "gif"));
  }

  @Test
  void keepsSixteenBitsADeepPicture() {
    var deep = new BufferedImage(400, 300, BufferedImage.TYPE_USHORT_GRAY);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        deep.getRaster().setSample(x, y, 0, (PHOTO.getRGB(x, y) >> 8 & 255) * 256 + x % 256);
      }
    }
    BufferedImage marked = decoded(verified(TestPictures.file(deep, "png")).media()).image();
    assertThat(marked.getColorModel().getComponentSize(0)).isEqualTo(16);
    assertThat(marked.getRaster().getSample(300, 10, 0) % 256)
        .as("more than eight bits carry the change")
        .isNotZero();
  }

  @Test
  void marksEveryKindOfImage() {
    for (int type = BufferedImage.TYPE_INT_RGB; type <= BufferedImage.TYPE_BYTE_GRAY; type++) {
      BufferedImage image = TestPictures.as(type, PHOTO);
      Canvas marked = new SpreadMark(Keys.of(1)).embed(image, new MarkCode(Keys.of(1)).encode(ID));
      assertThat(watermarker.read(marked.image()))
          .as("type %d", type)
          .isEqualTo(new ReadResult.Found(ID, 0));
    }
  }

  @Test
  void leavesThePictureThatItIsGivenAsItWas() {
    BufferedImage copy = TestPictures.as(BufferedImage.TYPE_INT_RGB, PHOTO);
    new SpreadMark(Keys.of(1)).embed(copy, new MarkCode(Keys.of(1)).encode(ID));
    for (int x = 0; x < 400; x++) {
      assertThat(copy.getRGB(x, 77)).isEqualTo(PHOTO.getRGB(x, 77));
    }
  }

  @Test
  void keepsAJpegsOrientationProfileAndDescription() throws IOException {
    byte[] exif = segment(0xe1, "Exif\0\0MM orientation six");
    byte[] xmp = segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>");
    byte[] profile =
        segment(0xe2, "ICC_PROFILE\0\1\1", ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    byte[] caption = segment(0xed, "Photoshop 3.0\0 caption");
    byte[] pointers = segment(0xe2, "MPF\0 offsets into the file");
    byte[] signature = segment(0xeb, "JP\0\0 c2pa manifest");
    byte[] jpeg = TestPictures.jpeg(PHOTO, 90, true);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 20);
    for (byte[] segment : List.of(exif, xmp, profile, caption, pointers, signature)) {
      out.write(segment);
    }
    out.write(jpeg, 20, jpeg.length - 20);

    byte[] marked = verified(out.toByteArray()).media();
    for (byte[] kept : List.of(exif, xmp, profile, caption)) {
      assertThat(marked).containsSequence(kept);
    }
    assertThat(latin(marked)).doesNotContain("MPF\0", "c2pa");
    assertThat(decoded(marked).image().getColorModel().getColorSpace())
        .isInstanceOf(ICC_ColorSpace.class);
    assertThat(watermarker.read(marked)).isEqualTo(new ReadResult.Found(ID, 0));
  }

  @Test
  void keepsAPngsTextsProfileAndResolution() throws IOException {
    byte[] png = TestPictures.file(PHOTO, "png");
    png = withChunk(png, "pHYs", new byte[] {0, 0, 1, 2, 0, 0, 3, 4, 1});
    png = withChunk(png, "tEXt", "Author\0Ada".getBytes(StandardCharsets.ISO_8859_1));
    png = withChunk(png, "gAMA", new byte[] {0, 0, (byte) 0xb1, (byte) 0x8f});
    png = withChunk(png, "caBX", "c2pa manifest".getBytes(StandardCharsets.ISO_8859_1));

    byte[] marked = verified(png).media();
    assertThat(latin(marked)).contains("pHYs", "Author\0Ada", "gAMA").doesNotContain("c2pa");
    assertThat(watermarker.read(marked)).isEqualTo(new ReadResult.Found(ID, 0));
  }

  @Test
  void copesWithBrokenSegmentsAndChunks() {
    var random = new Random(11);
    byte[] jpeg = TestPictures.jpeg(PHOTO, 80, true);
    byte[] png = TestPictures.file(PHOTO, "png");
    for (int i = 0; i < 60; i++) {
      byte[] broken = (i % 2 == 0 ? jpeg : png).clone();
      for (int flips = 0; flips < 3; flips++) {
        broken[random.nextInt(i < 30 ? 700 : broken.length)] = (byte) random.nextInt(256);
      }
      MarkResult result = mark(broken);
      if (result instanceof Verified marked) {
        assertThat(watermarker.read(marked.media())).isInstanceOf(ReadResult.Found.class);
      }
    }
  }

  @Test
  void readsAScaledCopyIfItIsToldTheSize() {
    BufferedImage marked = decoded(verified(TestPictures.file(PHOTO, "png")).media()).image();
    BufferedImage thumbnail = Attacks.jpeg(Attacks.scaled(marked, 0.6), 85);
    assertThat(watermarker.read(thumbnail)).isEqualTo(new ReadResult.NotFound());
    assertThat(watermarker.readScaled(thumbnail, 400, 300))
        .isInstanceOfSatisfying(
            ReadResult.Found.class, found -> assertThat(found.id()).isEqualTo(ID));
    assertThatThrownBy(() -> watermarker.readScaled(thumbnail, 100_000, 100_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> watermarker.readScaled(thumbnail, 0, 300))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesJpegInTheQualityAskedFor() {
    byte[] jpeg = TestPictures.jpeg(PHOTO, 90, true);
    int small =
        ((Verified) ImageWatermarker.builder(Keys.of(1)).jpegQuality(70).build().mark(jpeg, ID))
            .media()
            .length;
    assertThat(small).isLessThan(verified(jpeg).media().length);
    assertThatThrownBy(() -> ImageWatermarker.builder(Keys.of(1)).jpegQuality(69))
        .hasMessage("quality must be 70 to 100, was 69");
  }

  @Test
  void findsNoMarkWhereNoneIs() {
    // Neither in pictures nor, by any of many keys, in a picture that carries somebody else's.
    for (int seed = 0; seed < 150; seed++) {
      assertThat(watermarker.read(TestPictures.photo(seed, 200, 200)))
          .isEqualTo(new ReadResult.NotFound());
    }
    BufferedImage marked = decoded(verified(TestPictures.file(PHOTO, "png")).media()).image();
    for (int seed = 2; seed < 150; seed++) {
      assertThat(ImageWatermarker.of(Keys.of(seed)).read(marked))
          .isEqualTo(new ReadResult.NotFound());
    }
    assertThat(watermarker.read(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)))
        .isEqualTo(new ReadResult.NotFound());
  }

  @Test
  void marksManyAtOnce() throws Exception {
    byte[] png = TestPictures.file(TestPictures.photo(3, 256, 256), "png");
    List<WatermarkId> read =
        Parallel.inParallel(
            4,
            3,
            (thread, n) -> {
              var id = new WatermarkId(10L * thread + n);
              Verified marked = (Verified) watermarker.mark(png, id);
              return ((ReadResult.Found) watermarker.read(marked.media())).id();
            });
    assertThat(read).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void isAPortThatAHostMayImplement() {
    Verified marked = Verified.of(new byte[] {1}, "video/mp4", ID, 41);
    marked.media()[0] = 2;
    assertThat(marked.media()).containsExactly(1);
    assertThat(marked.mediaType()).isEqualTo("video/mp4");
  }

  private MarkResult mark(byte[] file) {
    return watermarker.mark(file, ID);
  }

  private Verified verified(byte[] file) {
    MarkResult result = mark(file);
    assertThat(result).isInstanceOf(Verified.class);
    return (Verified) result;
  }

  private static Decoded decoded(byte[] file) {
    return (Decoded) PictureDecoder.standard().decode(file);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static BufferedImage text(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(2);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    for (int y = 0; y < height; y += 12) {
      for (int x = 0; x < width; x += 7) {
        for (int stroke = 0; stroke < 4; stroke++) {
          graphics.fillRect(
              x + random.nextInt(4),
              y + random.nextInt(8),
              1 + random.nextInt(3),
              1 + random.nextInt(2));
        }
      }
    }
    graphics.dispose();
    return image;
  }

  private static byte[] movingGif() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      writer.writeToSequence(new IIOImage(PHOTO, null, null), null);
      writer.writeToSequence(new IIOImage(PHOTO, null, null), null);
      writer.endWriteSequence();
      out.flush();
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private static byte[] segment(int marker, String text) throws IOException {
    return segment(marker, text, new byte[0]);
  }

  private static byte[] segment(int marker, String text, byte[] rest) throws IOException {
    byte[] head = text.getBytes(StandardCharsets.ISO_8859_1);
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeByte(0xff);
    out.writeByte(marker);
    out.writeShort(2 + head.length + rest.length);
    out.write(head);
    out.write(rest);
    return bytes.toByteArray();
  }

  /** Puts a chunk behind a PNG's header. */
  private static byte[] withChunk(byte[] png, String name, byte[] content) throws IOException {
    int head = 8 + 12 + 13;
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(png, 0, head);
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(type);
    crc.update(content);
    out.writeInt(content.length);
    out.write(type);
    out.write(content);
    out.writeInt((int) crc.getValue());
    out.write(png, head, png.length - head);
    return bytes.toByteArray();
  }
}
