package dev.fanfare.moderation.hash;

import static dev.fanfare.moderation.hash.Published.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanfare.internal.Luminance;
import dev.fanfare.testing.TestPictures;
import dev.fanfare.testing.TestPictures.Pattern;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PdqTest {
  /**
   * What the reference implementation in C++ makes of pictures by rule: {@code pdqhashing.cpp} at
   * commit 02343936, {@code downscaling.cpp} at 6bce5cb8, with its median, built with g++ 12.2 and
   * given the same luminance. It gives the published {@link Published#STAND_INS} too.
   */
  static Stream<Arguments> referenceHashes() {
    return Stream.of(
        reference(
            Patterns.RINGS,
            64,
            64,
            "1149154d096b6aa7c901e3d20cf64c7b80e66d3e2b4f87c7d169fad029fd593a",
            91),
        reference(
            Patterns.HILL,
            64,
            64,
            "8e32cc72e0e2e5f3e3b22318171e1b0e198e99cec8e6e4726c726e7e3ffe0101",
            57),
        reference(
            Patterns.HILL,
            512,
            512,
            "cc720c72038e638ee38ee3b20c0e1c8e1d8e1b8e00fee472ec76fc7efffe0101",
            37),
        reference(
            Patterns.HILL,
            511,
            257,
            "438ee38e010e1c661b8e238e038e1c761c7e1c0e1ccefc71fc72dc76ffee4381",
            40),
        reference(
            Patterns.NOISE,
            128,
            128,
            "d8c42929bf91aec5322688d113279021a5d869dc2fe4696ff5993bbdeb58129b",
            100),
        reference(
            Patterns.NOISE,
            130,
            127,
            "99c33691a04d6ffbcb1bc232ebe2b5d5264a8cb9aaff804a2f96584748097d31",
            100),
        reference(
            Patterns.RAMP,
            200,
            100,
            "36cb2b3a59ab2a7554a95d59a56ac92a9f6c5378558b494a56d6d6496caa56a0",
            47),
        reference(
            Patterns.FLAT,
            100,
            100,
            "000000002c4b11342c4b2c4b0000554b00002c4b113411342c4b585e2c4b017e",
            0),
        reference(
            Patterns.RINGS,
            5,
            9,
            "4c136b5ace73318c348d6b5a695a94a596a594a54b72ce73b1ac94a56b5a6b5a",
            42),
        reference(
            Patterns.DIAGONAL,
            63,
            65,
            "9efb7f8f9e79e3de1c71738e0c71618c0c3061060820c104f820ff04ffe0fffc",
            54),
        reference(
            Patterns.HILL,
            7,
            400,
            "912e93264f616ed1cc73947a903e92361ad46ad56acd658dc12f952e9d723ed0",
            73),
        reference(
            Patterns.HILL,
            1000,
            700,
            "e33ee072000e238ee38ee38e080e1c0e1d8e1b8e20eeec72fc72fc7efffe0381",
            35));
  }

  private static Arguments reference(
      Pattern pattern, int width, int height, String hex, int quality) {
    return Arguments.of(pattern, width, height, result(hex, quality));
  }

  @ParameterizedTest
  @MethodSource("referenceHashes")
  void givesTheBitsOfTheReferenceImplementation(
      Pattern pattern, int width, int height, PdqResult expected) {
    assertThat(Pdq.hash(luminance(pattern, width, height), width, height)).isEqualTo(expected);
    if (Math.max(width, height) <= 512) {
      assertThat(Pdq.hash(TestPictures.of(pattern, width, height))).isEqualTo(expected);
    }
  }

  @Test
  void givesThePublishedHashesOfPicturesByRule() {
    for (Published.Picture picture : Published.STAND_INS) {
      assertThat(Pdq.hash(TestPictures.of(picture.pattern(), picture.width(), picture.height())))
          .isEqualTo(picture.result());
    }
  }

  @Test
  void givesTheReferencesHashesOfAllOrientations() {
    // pdqDihedralHash256esFromFloatLuma of the same build; the reference turns the other way.
    OrientedHashes diagonal = Pdq.orientations(TestPictures.of(Patterns.DIAGONAL, 97, 131));
    assertThat(diagonal.quality()).isEqualTo(62);
    Map<Orientation, String> expected =
        Map.of(
            Orientation.ORIGINAL,
            "f3dbce6f39b8c6e721994c661118c44211908462e108fc02ff00ffc0fff0fffc",
            Orientation.ROTATED_270,
            "107fffc0003fdde8001fbba5000f77728007eff80003dffc2221bffe01007fff",
            Orientation.ROTATED_180,
            "54d4aeae454d2aea5455aeaa455daaa854552eaab55d56aaba55516aaba55156",
            Orientation.ROTATED_90,
            "452a556a556a7742554a110f555addd8dd52555255567556777455545555d555",
            Orientation.MIRRORED_TOP_BOTTOM,
            "0181fbff10187fff0180fbff1008ffff01007bffe00803ffef00043ffef00403",
            Orientation.MIRRORED_LEFT_RIGHT,
            "54d45151454dd51554555155455d55575455d155b55da955ba55ae95aba5aea9",
            Orientation.TRANSPOSED,
            "d17fd53fa83fa29f641f555fd00faaafb887d5477443aa83ea215401d550d800",
            Orientation.TRANSVERSED,
            "452aaa95556a88bd554aeef0555a2227d552baad55568aa97774eaab54552aaa");
    expected.forEach(
        (orientation, hex) ->
            assertThat(diagonal.of(orientation)).as(orientation.name()).isEqualTo(result(hex, 62)));
  }

  @ParameterizedTest
  @MethodSource("tooSmall")
  void gives0ForAPictureTooSmall(int width, int height) {
    // As the reference, which hashes from 5 by 5 on.
    assertThat(Pdq.hash(TestPictures.of(Patterns.RINGS, width, height)))
        .isEqualTo(new PdqResult(PdqHash.ZERO, 0));
    OrientedHashes all = Pdq.orientations(TestPictures.of(Patterns.RINGS, width, height));
    assertThat(all.hashes().values()).hasSize(8).containsOnly(PdqHash.ZERO);
    assertThat(all.quality()).isZero();
  }

  static Stream<Arguments> tooSmall() {
    return Stream.of(Arguments.of(1, 1), Arguments.of(4, 5), Arguments.of(900, 4));
  }

  @Test
  void hasTheSameSignsAndTranspositionsAsThePublishedOrientations() {
    // Turning by a quarter is mirroring and transposing: the published hashes are each other's
    // transposes, bit 16 i + j for bit 16 j + i, which fixes rows, columns and the order of bits.
    assertThat(transposed(Published.BRIDGE.get(Orientation.ORIGINAL)))
        .isEqualTo(Published.BRIDGE.get(Orientation.TRANSPOSED));
    assertThat(transposed(Published.BRIDGE.get(Orientation.MIRRORED_LEFT_RIGHT)))
        .isEqualTo(Published.BRIDGE.get(Orientation.ROTATED_270));
    assertThat(transposed(Published.BRIDGE.get(Orientation.MIRRORED_TOP_BOTTOM)))
        .isEqualTo(Published.BRIDGE.get(Orientation.ROTATED_90));
    assertThat(transposed(Published.BRIDGE.get(Orientation.ROTATED_180)))
        .isEqualTo(Published.BRIDGE.get(Orientation.TRANSVERSED));
    OrientedHashes ours = Pdq.orientations(TestPictures.photo(1, 320, 200));
    assertThat(transposed(ours.of(Orientation.ORIGINAL).hash()))
        .isEqualTo(ours.of(Orientation.TRANSPOSED).hash());
    assertThat(transposed(ours.of(Orientation.MIRRORED_LEFT_RIGHT).hash()))
        .isEqualTo(ours.of(Orientation.ROTATED_270).hash());
    assertThat(transposed(ours.of(Orientation.MIRRORED_TOP_BOTTOM).hash()))
        .isEqualTo(ours.of(Orientation.ROTATED_90).hash());
    assertThat(transposed(ours.of(Orientation.ROTATED_180).hash()))
        .isEqualTo(ours.of(Orientation.TRANSVERSED).hash());
  }

  private static PdqHash transposed(PdqHash hash) {
    long[] numbers = new long[4];
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 16; j++) {
        if (hash.bit(16 * i + j)) {
          numbers[(16 * j + i) / 64] |= 1L << (16 * j + i) % 64;
        }
      }
    }
    return PdqHash.ofLowestFirst(numbers);
  }

  @Test
  void namesOrientationsByWhatIsDoneToThePicture() {
    for (long seed = 1; seed <= 20; seed++) {
      BufferedImage photo = TestPictures.photo(seed, 320, 320);
      OrientedHashes all = Pdq.orientations(photo);
      for (Orientation orientation : Orientation.values()) {
        PdqHash turned = Pdq.hash(turn(photo, orientation)).hash();
        assertThat(all.of(orientation).hash().distance(turned))
            .as("%s of photo %d", orientation, seed)
            .isLessThanOrEqualTo(16);
      }
    }
    // The bridge's published hashes are 0 to 8 bits from those of the turned files.
    for (int i = 0; i < 8; i++) {
      assertThat(
              Published.BRIDGE.get(REFERENCE_ORDER.get(i)).distance(Published.BRIDGE_FILES.get(i)))
          .isLessThanOrEqualTo(8);
    }
  }

  private static final List<Orientation> REFERENCE_ORDER =
      List.of(
          Orientation.ORIGINAL,
          Orientation.ROTATED_270,
          Orientation.ROTATED_180,
          Orientation.ROTATED_90,
          Orientation.MIRRORED_TOP_BOTTOM,
          Orientation.MIRRORED_LEFT_RIGHT,
          Orientation.TRANSPOSED,
          Orientation.TRANSVERSED);

  /** Turns a square picture pixel by pixel. */
  private static BufferedImage turn(BufferedImage image, Orientation orientation) {
    int last = image.getWidth() - 1;
    var turned = new BufferedImage(last + 1, last + 1, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y <= last; y++) {
      for (int x = 0; x <= last; x++) {
        int rgb = image.getRGB(x, y);
        switch (orientation) {
          case ORIGINAL -> turned.setRGB(x, y, rgb);
          case ROTATED_90 -> turned.setRGB(last - y, x, rgb);
          case ROTATED_180 -> turned.setRGB(last - x, last - y, rgb);
          case ROTATED_270 -> turned.setRGB(y, last - x, rgb);
          case MIRRORED_TOP_BOTTOM -> turned.setRGB(x, last - y, rgb);
          case MIRRORED_LEFT_RIGHT -> turned.setRGB(last - x, y, rgb);
          case TRANSPOSED -> turned.setRGB(y, x, rgb);
          case TRANSVERSED -> turned.setRGB(last - y, last - x, rgb);
        }
      }
    }
    return turned;
  }

  @Test
  void agreesWithADefinitionInDoublePrecision() {
    // Written from the paper: sums over every neighbour, no running sums, the transform from its
    // formula, all in double precision. Rounding may turn bits at the median, hardly ever more.
    List<Integer> distances = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) {
      BufferedImage photo = TestPictures.photo(seed, 150 + (int) seed * 7, 240);
      PdqResult ours = Pdq.hash(photo);
      assertThat(ours.quality()).isEqualTo(DefinitionOfPdq.quality(photo));
      distances.add(ours.hash().distance(DefinitionOfPdq.hash(photo)));
    }
    assertThat(distances).allMatch(d -> d <= 2);
    assertThat(Collections.frequency(distances, 0)).isGreaterThanOrEqualTo(18);
  }

  @Test
  void hashesLargePicturesNearlyAsTheReferenceDoes() {
    // The reference takes every so many-th pixel until there are 512 by 512; its Java version does
    // not shrink at all. Its authors allow 10 bits where the quality is 80 or more.
    for (long seed = 1; seed <= 12; seed++) {
      int width = 600 + 150 * (int) seed;
      BufferedImage photo = TestPictures.photo(seed, width, 400 + 60 * (int) seed);
      PdqResult reduced = Pdq.hash(photo);
      assertThat(reduced.quality()).isGreaterThanOrEqualTo(80);
      assertThat(reduced.hash().distance(Pdq.hash(everySoMany(photo)).hash()))
          .isLessThanOrEqualTo(10);
      PdqResult full = Pdq.hash(luminance(photo), width, photo.getHeight());
      assertThat(reduced.hash().distance(full.hash())).isLessThanOrEqualTo(16);
    }
  }

  private static BufferedImage everySoMany(BufferedImage image) {
    var reduced = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        reduced.setRGB(x, y, image.getRGB(x * image.getWidth() / 512, y * image.getHeight() / 512));
      }
    }
    return reduced;
  }

  @Test
  void averagesAreasWhenItShrinks() {
    // 700 to 512: most pixels lie in two cells. What is flat stays flat, and nothing gets lost.
    var flat = SizeLimit.of(new Luminance(TestPictures.of((x, y, w, h) -> GRAY_200, 700, 900)));
    assertThat(flat.width()).isEqualTo(512);
    assertThat(flat.height()).isEqualTo(512);
    for (float value : flat.luminance()) {
      assertThat(value).isCloseTo(200, within(0.001f));
    }
    for (int at : new int[] {0, 1, 2, 350, 698, 699}) {
      BufferedImage dot = new BufferedImage(700, 900, BufferedImage.TYPE_INT_RGB);
      dot.setRGB(at, 900 * at / 700, 0xffffff);
      double sum = 0;
      for (float value : SizeLimit.of(new Luminance(dot)).luminance()) {
        sum += value;
      }
      // One white pixel among 700 by 900, in cells of 700/512 by 900/512 pixels.
      assertThat(sum).isCloseTo(255 * 512.0 * 512 / (700 * 900), within(0.01));
    }
    var narrow = SizeLimit.of(new Luminance(TestPictures.of((x, y, w, h) -> GRAY_200, 1024, 3)));
    assertThat(narrow.height()).isEqualTo(3);
    assertThat(narrow.luminance()).hasSize(512 * 3);
    var ramp = SizeLimit.of(new Luminance(TestPictures.of(Patterns.RAMP, 1024, 8)));
    // Pixels 2 and 3 of the ramp are x * 255 / 1023, rounded down: both 0; 100 and 101: 24, 25.
    assertThat(ramp.luminance()[1]).isEqualTo(0);
    assertThat(ramp.luminance()[50]).isCloseTo(24.5f, within(0.001f));
  }

  private static final int[] GRAY_200 = {200, 200, 200};

  @Test
  void staysNearWhenAPictureIsChangedALittle() {
    for (long seed = 1; seed <= 10; seed++) {
      BufferedImage photo = TestPictures.photo(seed, 480, 360);
      PdqResult original = Pdq.hash(photo);
      assertThat(original.quality()).isGreaterThanOrEqualTo(50);
      PdqHash hash = original.hash();
      assertThat(hash.distance(decodedHash(TestPictures.jpeg(photo, 40, true))))
          .isLessThanOrEqualTo(31);
      assertThat(hash.distance(Pdq.hash(scaled(photo, 240, 180)).hash())).isLessThanOrEqualTo(31);
      assertThat(
              hash.distance(Pdq.hash(TestPictures.as(BufferedImage.TYPE_BYTE_GRAY, photo)).hash()))
          .as("in gray")
          .isLessThanOrEqualTo(40);
      assertThat(hash.distance(Pdq.hash(TestPictures.photo(seed + 100, 480, 360)).hash()))
          .as("another picture")
          .isGreaterThan(60);
    }
  }

  private static PdqHash decodedHash(byte[] file) {
    return Pdq.hash(((DecodedPicture.Decoded) PictureDecoder.standard().decode(file)).image())
        .hash();
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.drawImage(image, 0, 0, width, height, Color.BLACK, null);
    graphics.dispose();
    return scaled;
  }

  @Test
  void refusesLuminanceOfAnotherSize() {
    assertThatThrownBy(() -> Pdq.hash(new float[99], 10, 10))
        .hasMessage("luminance must have 10 times 10 values, had 99");
    assertThatThrownBy(() -> Pdq.hash(new float[0], 65536, 65536))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pdq.orientations(new float[0], 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesTheLuminanceAsItWas() {
    float[] luminance = luminance(Patterns.HILL, 100, 80);
    Pdq.hash(luminance, 100, 80);
    Pdq.orientations(luminance, 100, 80);
    assertThat(luminance).isEqualTo(luminance(Patterns.HILL, 100, 80));
    float[] small = luminance(Patterns.HILL, 64, 64);
    Pdq.hash(small, 64, 64);
    assertThat(small).isEqualTo(luminance(Patterns.HILL, 64, 64));
  }

  private static float[] luminance(Pattern pattern, int width, int height) {
    return luminance(TestPictures.of(pattern, width, height));
  }

  private static float[] luminance(BufferedImage image) {
    float[] luminance = new float[image.getWidth() * image.getHeight()];
    for (int i = 0; i < luminance.length; i++) {
      int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      luminance[i] = 0.299f * (rgb >> 16 & 255) + 0.587f * (rgb >> 8 & 255) + 0.114f * (rgb & 255);
    }
    return luminance;
  }
}
