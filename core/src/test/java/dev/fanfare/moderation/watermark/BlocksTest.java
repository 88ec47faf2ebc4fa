package dev.fanfare.moderation.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlocksTest {
  /** Down and across, as the class has them. */
  private static final int[][] FREQUENCIES = {
    {0, 2}, {1, 1}, {2, 0}, {1, 2}, {2, 1}, {2, 2}, {0, 3}, {3, 0}
  };

  @Test
  void computesTheCosineTransformOfJpeg() {
    float[][] lines = lines(new Random(1), 24);
    float[] coefficients = new float[3 * 8];
    Blocks.analyse(lines, 3, coefficients, 0);
    for (int block = 0; block < 3; block++) {
      for (int c = 0; c < 8; c++) {
        int v = FREQUENCIES[c][0];
        int u = FREQUENCIES[c][1];
        double sum = 0;
        for (int y = 0; y < 8; y++) {
          for (int x = 0; x < 8; x++) {
            sum +=
                lines[y][8 * block + x]
                    * Math.cos((2 * x + 1) * u * Math.PI / 16)
                    * Math.cos((2 * y + 1) * v * Math.PI / 16);
          }
        }
        // ITU-T T.81, A.3.3.
        double scale = 0.25 * (u == 0 ? 1 / Math.sqrt(2) : 1) * (v == 0 ? 1 / Math.sqrt(2) : 1);
        assertThat(coefficients[8 * block + c]).isCloseTo((float) (scale * sum), within(1e-3f));
      }
    }
  }

  @Test
  void changesTheCoefficientsThatItIsToldToAndNoOthers() {
    var random = new Random(2);
    float[] changes = new float[2 * 8];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = 20 * random.nextFloat() - 10;
    }
    float[][] lines = new float[8][16];
    Blocks.synthesize(changes, 0, 2, lines);
    float[] back = new float[16];
    Blocks.analyse(lines, 2, back, 0);
    double energy = 0;
    double pixels = 0;
    for (int i = 0; i < back.length; i++) {
      assertThat(back[i]).isCloseTo(changes[i], within(1e-4f));
      energy += changes[i] * changes[i];
    }
    for (float[] line : lines) {
      for (float value : line) {
        pixels += value * value;
      }
    }
    assertThat(pixels).as("no energy in other coefficients").isCloseTo(energy, within(1e-3));
  }

  @Test
  void spreadsBitsAndSignsEvenlyAndSecretly() {
    var pattern = new MarkPattern(Keys.of(1));
    var other = new MarkPattern(Keys.of(2));
    Map<Integer, Integer> counts = new HashMap<>();
    int negative = 0;
    int same = 0;
    int total = 0;
    for (int y = 0; y < 100; y++) {
      short[] row = pattern.row(y, 100);
      short[] foreign = other.row(y, 100);
      assertThat(pattern.row(y, 30))
          .as("a narrower picture has the beginning of it")
          .isEqualTo(Arrays.copyOf(row, 240));
      for (int i = 0; i < row.length; i++) {
        counts.merge(MarkPattern.bit(row[i]), 1, Integer::sum);
        negative += MarkPattern.isNegative(row[i]) ? 1 : 0;
        same += MarkPattern.bit(row[i]) == MarkPattern.bit(foreign[i]) ? 1 : 0;
        total++;
      }
    }
    // 80,000 places for 255 bits: 314 each, standard deviation 18; five of them allowed.
    assertThat(counts).hasSize(255);
    assertThat(counts.values()).allMatch(count -> Math.abs(count - 314) < 90);
    assertThat(negative).isBetween(40_000 - 708, 40_000 + 708);
    assertThat(same).as("of another key as many as by chance").isLessThan(314 + 90);
    assertThat(total).isEqualTo(80_000);
  }

  private static float[][] lines(Random random, int width) {
    float[][] lines = new float[8][width];
    for (float[] line : lines) {
      for (int x = 0; x < width; x++) {
        line[x] = 255 * random.nextFloat();
      }
    }
    return lines;
  }
}
