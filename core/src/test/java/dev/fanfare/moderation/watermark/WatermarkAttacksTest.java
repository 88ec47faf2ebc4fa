package dev.fanfare.moderation.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fanfare.moderation.watermark.Attacks.Attack;
import dev.fanfare.testing.TestPictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What marks survive, counted over many pictures; the guide shows what is counted here. */
class WatermarkAttacksTest {
  private static final int[][] SIZES = {{192, 192}, {256, 256}, {512, 384}, {1024, 768}};
  private static final int[] PICTURES = {60, 60, 40, 10};

  /** What even the smallest pictures survive. */
  private static final Set<String> ESSENTIAL =
      Set.of(
          "nothing, as PNG",
          "JPEG quality 90, 4:2:0",
          "JPEG quality 70, 4:2:0",
          "JPEG quality 70, 4:4:4",
          "noise, σ 5",
          "brighter by 40 of 255",
          "contrast 130 %",
          "contrast 70 %, and JPEG 70");

  /** Counts of one size. */
  private static final class Tally {
    final Map<String, Integer> read = new LinkedHashMap<>();
    double leastPsnr = Double.POSITIVE_INFINITY;
    double sumPsnr;
  }

  @Test
  void survivesWhatItIsMeantTo() {
    for (int seed = 1; seed <= 5; seed++) {
      Tally tally = new Tally();
      attack(seed, 384, 320, Attacks.meantToSurvive(), tally);
      assertThat(tally.read.values()).as("%s", tally.read).allMatch(count -> count == 1);
      assertThat(tally.leastPsnr).isGreaterThanOrEqualTo(38);
    }
  }

  @Test
  void survivesTheEssentialsInTheSmallestPictures() {
    Map<String, Attack> essential = Attacks.meantToSurvive();
    essential.keySet().retainAll(ESSENTIAL);
    assertThat(essential).hasSameSizeAs(ESSENTIAL);
    Tally tally = new Tally();
    for (int seed = 1; seed <= 8; seed++) {
      attack(seed, 192, 192, essential, tally);
    }
    assertThat(tally.read.values()).as("%s", tally.read).allMatch(count -> count == 8);
    assertThat(tally.leastPsnr).isGreaterThanOrEqualTo(38.5);
  }

  @Test
  void survivesWhereAnEncoderRoundsMostAway() {
    // What is smooth has coefficients of 0, which quantising keeps 0 unless they are pushed far.
    TestPictures.Pattern gradient =
        (x, y, w, h) -> new int[] {(int) (x * 200 / w), (int) (y * 255 / h), 128};
    TestPictures.Pattern white = (x, y, w, h) -> new int[] {255, 255, 255};
    TestPictures.Pattern gray = (x, y, w, h) -> new int[] {119, 119, 119};
    for (TestPictures.Pattern pattern : List.of(gradient, white, gray)) {
      var id = new WatermarkId(3);
      Canvas marked =
          new SpreadMark(Keys.of(3))
              .embed(TestPictures.of(pattern, 256, 256), new MarkCode(Keys.of(3)).encode(id));
      assertThat(ImageWatermarker.of(Keys.of(3)).read(Attacks.jpeg(marked.image(), 70)))
          .isInstanceOfSatisfying(
              ReadResult.Found.class, found -> assertThat(found.corrected()).isZero());
    }
  }

  @Tag("slow")
  @Test
  void isNeverReadFromAnythingElse() {
    var watermarker = ImageWatermarker.of(Keys.of(1));
    for (int seed = 0; seed < 2_000; seed++) {
      assertThat(watermarker.read(TestPictures.photo(seed, 192, 192)))
          .isEqualTo(new ReadResult.NotFound());
    }
  }

  @Tag("slow")
  @Test
  void survivesInTheGuideWhatItSurvivesHere() throws IOException {
    var table = new StringBuilder("| done to the marked picture |");
    var rule = new StringBuilder("|---|");
    Map<String, StringBuilder> rows = new LinkedHashMap<>();
    rows.put("PSNR of the mark, mean (least)", new StringBuilder());
    for (int size = 0; size < SIZES.length; size++) {
      int width = SIZES[size][0];
      int height = SIZES[size][1];
      table.append(" %d × %d, %d pictures |".formatted(width, height, PICTURES[size]));
      rule.append("---|");
      Tally tally = tally(width, height, PICTURES[size]);
      rows.get("PSNR of the mark, mean (least)")
          .append(
              String.format(
                  Locale.ROOT,
                  " %.1f dB (%.1f) |",
                  tally.sumPsnr / PICTURES[size],
                  tally.leastPsnr));
      for (Map.Entry<String, Integer> attack : tally.read.entrySet()) {
        rows.computeIfAbsent(attack.getKey(), key -> new StringBuilder())
            .append(" %d %% |".formatted(100 * attack.getValue() / PICTURES[size]));
      }
      // The smallest pictures have no reserve; the guide shows what becomes of them.
      for (String promised : size == 0 ? ESSENTIAL : Attacks.meantToSurvive().keySet()) {
        assertThat(tally.read.get(promised))
            .as("%s at %d × %d", promised, width, height)
            .isEqualTo(PICTURES[size]);
      }
      assertThat(tally.leastPsnr).isGreaterThanOrEqualTo(38);
    }
    table.append('\n').append(rule).append('\n');
    rows.forEach(
        (name, cells) -> table.append("| ").append(name).append(" |").append(cells).append('\n'));

    Path guide =
        Path.of(System.getProperty("fanfare.root", "none"), "docs/hashes-and-watermarks.md");
    assumeTrue(Files.exists(guide), "no guide at " + guide);
    assertThat(Files.readString(guide)).contains(table);
  }

  private static Tally tally(int width, int height, int pictures) {
    Tally tally = new Tally();
    Map<String, Attack> all = new LinkedHashMap<>(Attacks.meantToSurvive());
    all.putAll(Attacks.beyond());
    for (int seed = 1; seed <= pictures; seed++) {
      attack(seed, width, height, all, tally);
    }
    return tally;
  }

  private static void attack(
      long seed, int width, int height, Map<String, Attack> attacks, Tally tally) {
    var random = new Random(seed);
    WatermarkKey key = Keys.of(seed);
    var code = new MarkCode(key);
    var id = new WatermarkId(random.nextLong());
    var watermarker = ImageWatermarker.of(key);
    BufferedImage photo = TestPictures.photo(5_000 + seed, width, height);
    Canvas marked = new SpreadMark(key).embed(photo, code.encode(id));
    double psnr = psnr(photo, marked.image());
    assertThat(marked.psnr()).isCloseTo(psnr, within(0.001));
    tally.leastPsnr = Math.min(tally.leastPsnr, psnr);
    tally.sumPsnr += psnr;
    var copy = TestPictures.as(BufferedImage.TYPE_INT_RGB, marked.image());
    attacks.forEach(
        (name, attack) -> {
          ReadResult result = watermarker.read(attack.on(copy, random));
          boolean found = result instanceof ReadResult.Found;
          if (result instanceof ReadResult.Found read) {
            assertThat(read.id()).as("never another id").isEqualTo(id);
          }
          tally.read.merge(name, found ? 1 : 0, Integer::sum);
        });
  }

  private static double psnr(BufferedImage one, BufferedImage other) {
    double error = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int difference = (one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255);
          error += difference * difference;
        }
      }
    }
    return 10 * Math.log10(255.0 * 255 * 3 * one.getWidth() * one.getHeight() / error);
  }
}
