package dev.fanfare.moderation.watermark;

import dev.fanfare.moderation.hash.DecodedPicture;
import dev.fanfare.moderation.hash.PictureDecoder;
import dev.fanfare.testing.TestPictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What happens to pictures out there, the same on every run. */
final class Attacks {
  /** Does something to a picture. */
  @FunctionalInterface
  interface Attack {
    BufferedImage on(BufferedImage image, Random random);
  }

  /** What becomes of a sample. */
  @FunctionalInterface
  private interface Sample {
    double of(double value);
  }

  private Attacks() {}

  static BufferedImage jpeg(BufferedImage image, int quality) {
    return decoded(TestPictures.jpeg(image, quality, true));
  }

  private static BufferedImage decoded(byte[] file) {
    return ((DecodedPicture.Decoded) PictureDecoder.standard().decode(file)).image();
  }

  /** Returns what a mark is meant to survive, in the order of the guide. */
  static Map<String, Attack> meantToSurvive() {
    Map<String, Attack> attacks = new LinkedHashMap<>();
    attacks.put("nothing, as PNG", (i, r) -> decoded(TestPictures.file(i, "png")));
    attacks.put("JPEG quality 90, 4:2:0", (i, r) -> jpeg(i, 90));
    attacks.put("JPEG quality 70, 4:2:0", (i, r) -> jpeg(i, 70));
    attacks.put("JPEG quality 70, 4:4:4", (i, r) -> decoded(TestPictures.jpeg(i, 70, false)));
    attacks.put("JPEG 70, then 80, then 70", (i, r) -> jpeg(jpeg(jpeg(i, 70), 80), 70));
    attacks.put("JPEG quality 50", (i, r) -> jpeg(i, 50));
    attacks.put("noise, σ 5", (i, r) -> each(i, v -> v + 5 * r.nextGaussian()));
    attacks.put(
        "noise, σ 10, and JPEG 70", (i, r) -> jpeg(each(i, v -> v + 10 * r.nextGaussian()), 70));
    attacks.put("brighter by 40 of 255", (i, r) -> each(i, v -> v + 40));
    attacks.put("darker by 40, and JPEG 70", (i, r) -> jpeg(each(i, v -> v - 40), 70));
    attacks.put("contrast 130 %", (i, r) -> each(i, v -> 128 + 1.3 * (v - 128)));
    attacks.put(
        "contrast 70 %, and JPEG 70", (i, r) -> jpeg(each(i, v -> 128 + 0.7 * (v - 128)), 70));
    attacks.put("gamma 1.5", (i, r) -> each(i, v -> 255 * Math.pow(v / 255, 1.5)));
    attacks.put("made gray", (i, r) -> gray(i));
    attacks.put("sharpened", (i, r) -> weighted(i, 3, -0.5, 0));
    attacks.put("16 shades a colour", (i, r) -> each(i, v -> Math.floor(v / 16) * 16 + 8));
    attacks.put("a box over a quarter of it", (i, r) -> box(i));
    attacks.put(
        "cropped at the right and below to three quarters",
        (i, r) -> i.getSubimage(0, 0, i.getWidth() * 3 / 4, i.getHeight() * 3 / 4));
    attacks.put(
        "three quarters of the size, scaled back",
        (i, r) -> scaled(scaled(i, 0.75), i.getWidth(), i.getHeight()));
    return attacks;
  }

  /** Returns what is beyond it, more or less. */
  static Map<String, Attack> beyond() {
    Map<String, Attack> attacks = new LinkedHashMap<>();
    attacks.put("JPEG quality 30", (i, r) -> jpeg(i, 30));
    attacks.put("JPEG quality 10", (i, r) -> jpeg(i, 10));
    attacks.put("noise, σ 30", (i, r) -> each(i, v -> v + 30 * r.nextGaussian()));
    attacks.put("blurred, 3 by 3", (i, r) -> weighted(i, 4 / 16.0, 2 / 16.0, 1 / 16.0));
    attacks.put(
        "half the size, scaled back",
        (i, r) -> scaled(scaled(i, 0.5), i.getWidth(), i.getHeight()));
    attacks.put(
        "a quarter of the size, scaled back",
        (i, r) -> scaled(scaled(i, 0.25), i.getWidth(), i.getHeight()));
    attacks.put("three quarters of the size", (i, r) -> scaled(i, 0.75));
    attacks.put(
        "cropped at the left by 8 pixels",
        (i, r) -> i.getSubimage(8, 0, i.getWidth() - 8, i.getHeight()));
    attacks.put(
        "cropped at the top by 20 pixels",
        (i, r) -> i.getSubimage(0, 20, i.getWidth(), i.getHeight() - 20));
    attacks.put("rotated by 1 degree", (i, r) -> rotated(i, 1));
    attacks.put("rotated by 90 degrees", (i, r) -> quarterTurn(i));
    attacks.put("mirrored", (i, r) -> mirrored(i));
    return attacks;
  }

  private static BufferedImage each(BufferedImage image, Sample sample) {
    var changed = like(image);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
          result = result << 8 | limited(sample.of(rgb >> shift & 255));
        }
        changed.setRGB(x, y, result);
      }
    }
    return changed;
  }

  private static int limited(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  private static BufferedImage like(BufferedImage image) {
    return new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
  }

  private static BufferedImage gray(BufferedImage image) {
    var changed = like(image);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        double luma = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
        changed.setRGB(x, y, limited(luma) * 0x10101);
      }
    }
    return changed;
  }

  /** Weighs a pixel with those beside it and those at its corners. */
  private static BufferedImage weighted(
      BufferedImage image, double centre, double side, double corner) {
    var changed = like(image);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
          double sum = 0;
          for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
              int fromX = Math.max(0, Math.min(image.getWidth() - 1, x + dx));
              int fromY = Math.max(0, Math.min(image.getHeight() - 1, y + dy));
              double weight = dx == 0 && dy == 0 ? centre : dx == 0 || dy == 0 ? side : corner;
              sum += weight * (image.getRGB(fromX, fromY) >> shift & 255);
            }
          }
          result = result << 8 | limited(sum);
        }
        changed.setRGB(x, y, result);
      }
    }
    return changed;
  }

  private static BufferedImage box(BufferedImage image) {
    var changed = like(image);
    Graphics2D graphics = changed.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(
        image.getWidth() / 4, image.getHeight() / 4, image.getWidth() / 2, image.getHeight() / 2);
    graphics.dispose();
    return changed;
  }

  static BufferedImage scaled(BufferedImage image, double factor) {
    return scaled(
        image,
        (int) Math.round(image.getWidth() * factor),
        (int) Math.round(image.getHeight() * factor));
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    var changed = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = changed.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return changed;
  }

  private static BufferedImage rotated(BufferedImage image, double degrees) {
    var changed = like(image);
    Graphics2D graphics = changed.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(
        image,
        AffineTransform.getRotateInstance(
            Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0),
        null);
    graphics.dispose();
    return changed;
  }

  private static BufferedImage quarterTurn(BufferedImage image) {
    var changed =
        new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        changed.setRGB(image.getHeight() - 1 - y, x, image.getRGB(x, y));
      }
    }
    return changed;
  }

  private static BufferedImage mirrored(BufferedImage image) {
    var changed = like(image);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        changed.setRGB(image.getWidth() - 1 - x, y, image.getRGB(x, y));
      }
    }
    return changed;
  }
}
