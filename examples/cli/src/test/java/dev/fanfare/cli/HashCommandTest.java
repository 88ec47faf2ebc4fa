package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashCommandTest {
  /** FIPS 180-4. */
  private static final String SHA_256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  /** What Meta's implementation makes of the rings below: see core's {@code Published}. */
  private static final String PDQ_OF_RINGS =
      "658feb3056c72d9c7a6056c7259f29384a60da63d4cfb59fa59ca938a930ab30";

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsBothHashesOfAPicture() throws IOException {
    Path rings = rings();
    assertThat(run("--format", "tsv", rings.toString())).isZero();
    List<String> lines = lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("file\tsha256\tpdq\tquality\tnote");
    List<String> cells = List.of(lines.get(1).split("\t", -1));
    assertThat(cells).hasSize(5);
    assertThat(cells.get(0)).isEqualTo(rings.toString());
    assertThat(cells.get(1)).hasSize(64);
    assertThat(cells.subList(2, 5)).containsExactly(PDQ_OF_RINGS, "100", "png");
  }

  @Test
  void printsATable() throws IOException {
    Path rings = rings();
    Path text = Files.writeString(directory.resolve("abc.txt"), "abc");
    assertThat(run(rings.toString(), text.toString())).isZero();
    assertThat(List.of(out.toString().trim().split("\\s+")))
        .containsSequence("File", "SHA-256", "PDQ", "Quality")
        .containsSequence(PDQ_OF_RINGS, "100", "png")
        .containsSequence(text.toString(), SHA_256_OF_ABC, "no", "picture");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void namesWhatItCannotReadAndDoesTheRest() throws IOException {
    Path text = Files.writeString(directory.resolve("abc.txt"), "abc");
    Path missing = directory.resolve("missing.png");
    assertThat(
            run(
                "--format",
                "tsv",
                missing.toString(),
                directory.toString(),
                text.toString()))
        .isEqualTo(1);
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(1)).isEqualTo(text + "\t" + SHA_256_OF_ABC + "\t\t\tno picture");
    assertThat(err.toString().lines())
        .containsExactly(
            "fanfare: Could not read " + missing + ": there is no such file or directory",
            "fanfare: Could not read " + directory + ": it is a directory");
  }

  @Test
  void endsWith1WithoutATableIfThereIsNothingToShow() {
    assertThat(run(directory.resolve("missing.png").toString())).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void saysWhyThereIsNoPdq() throws IOException {
    byte[] picture = Files.readAllBytes(rings());
    Path broken =
        Files.write(directory.resolve("broken.png"), Arrays.copyOf(picture, picture.length / 2));
    byte[] header = Arrays.copyOf(picture, 60);
    Arrays.fill(header, 16, 24, (byte) 0x7f);
    Path bomb = Files.write(directory.resolve("bomb.png"), header);
    Path large = directory.resolve("large.mp4");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }
    var dark = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    Path black = directory.resolve("black.png");
    ImageIO.write(dark, "png", black.toFile());

    assertThat(
            run(
                "--format",
                "tsv",
                broken.toString(),
                bomb.toString(),
                large.toString(),
                black.toString()))
        .isZero();
    assertThat(lines().subList(1, 5))
        .extracting(line -> line.split("\t", -1)[4])
        .containsExactly(
            "not decoded: a broken picture, or of a kind that cannot be read",
            "not decoded: 2139062143 times 2139062143 pixels; the most are 40000000",
            "more than 64 MB: not looked into",
            "quality too low to compare");
    assertThat(lines().get(3)).contains("\t\t\t");
  }

  @Test
  void keepsAnyNameInItsCell() throws IOException {
    Path odd = directory.resolve("a\tb\nc.txt");
    Files.writeString(odd, "abc", StandardCharsets.UTF_8);
    assertThat(run("--format", "tsv", odd.toString())).isZero();
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(1))
        .isEqualTo(directory + "/a?b?c.txt\t" + SHA_256_OF_ABC + "\t\t\tno picture");
    assertThat(run("--format", "tsv", "=1+2.txt")).isEqualTo(1);
    assertThat(err.toString()).contains("Could not read ./=1+2.txt: ");
  }

  @Test
  void endsWith2WithoutAFileAndForAnUnknownFormat() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("FILE");
    assertThat(run("--format", "xml", "a.png")).isEqualTo(2);
    assertThat(err.toString()).contains("xml");
  }

  private Path rings() throws IOException {
    var image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 300; x++) {
        int red = (x * x + 3 * y * y) / 97 % 256;
        int green = x * 255 / 299;
        int blue = (x ^ y) * 7 % 256;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    Path file = directory.resolve("rings.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private int run(String... options) {
    List<String> args = new ArrayList<>(List.of("hash"));
    args.addAll(List.of(options));
    return FanfareCli.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }
}
