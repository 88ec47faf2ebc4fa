package dev.fanfare.moderation.hash;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** PDQ as the paper defines it, without regard to speed, in double precision. */
final class DefinitionOfPdq {
  private DefinitionOfPdq() {}

  static PdqHash hash(BufferedImage image) {
    double[][] small = shrunken(image);
    double[] frequencies = new double[256];
    for (int u = 1; u <= 16; u++) {
      for (int v = 1; v <= 16; v++) {
        double sum = 0;
        for (int y = 0; y < 64; y++) {
          for (int x = 0; x < 64; x++) {
            sum +=
                small[y][x]
                    * Math.cos(Math.PI * u * (2 * y + 1) / 128)
                    * Math.cos(Math.PI * v * (2 * x + 1) / 128);
          }
        }
        frequencies[16 * (u - 1) + v - 1] = sum / 32;
      }
    }
    double[] sorted = frequencies.clone();
    Arrays.sort(sorted);
    var hex = new StringBuilder();
    for (int digit = 63; digit >= 0; digit--) {
      int value = 0;
      for (int bit = 3; bit >= 0; bit--) {
        value = 2 * value + (frequencies[4 * digit + bit] > sorted[127] ? 1 : 0);
      }
      hex.append(Character.forDigit(value, 16));
    }
    return PdqHash.parse(hex.toString());
  }

  static int quality(BufferedImage image) {
    double[][] small = shrunken(image);
    int sum = 0;
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        sum += y < 63 ? (int) (Math.abs(small[y][x] - small[y + 1][x]) * 100 / 255) : 0;
        sum += x < 63 ? (int) (Math.abs(small[y][x] - small[y][x + 1]) * 100 / 255) : 0;
      }
    }
    return Math.min(100, sum / 90);
  }

  private static double[][] shrunken(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    double[][] picture = new double[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = image.getRGB(x, y);
        picture[y][x] = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
      }
    }
    for (int pass = 0; pass < 2; pass++) {
      double[][] across = new double[height][width];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          across[y][x] = mean(picture[y], x, window(width));
        }
      }
      for (int x = 0; x < width; x++) {
        double[] column = new double[height];
        for (int y = 0; y < height; y++) {
          column[y] = across[y][x];
        }
        for (int y = 0; y < height; y++) {
          picture[y][x] = mean(column, y, window(height));
        }
      }
    }
    double[][] small = new double[64][64];
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        small[y][x] = picture[(int) ((y + 0.5) * height / 64)][(int) ((x + 0.5) * width / 64)];
      }
    }
    return small;
  }

  private static int window(int length) {
    return (int) Math.ceil(length / 128.0);
  }

  /** Windows of an even size reach one further to the right, as in the reference's drawings. */
  private static double mean(double[] line, int at, int window) {
    int from = Math.max(0, at - (window - 1) / 2);
    int to = Math.min(line.length - 1, at + window / 2);
    return Arrays.stream(line, from, to + 1).average().orElseThrow();
  }
}
