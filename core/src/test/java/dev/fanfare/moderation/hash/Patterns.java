package dev.fanfare.moderation.hash;

import dev.fanfare.testing.TestPictures.Pattern;

/** Pictures by whole numbers only, so that every language makes the same pixels of them. */
final class Patterns {
  static final Pattern RINGS =
      (x, y, width, height) ->
          rgb((x * x + 3 * y * y) / 97 % 256, x * 255 / Math.max(width - 1, 1), (x ^ y) * 7 % 256);

  static final Pattern BLOCKS =
      (x, y, width, height) ->
          rgb((x / 23 + y / 17) % 5 * 60, (x / 41 * 37 + y / 13 * 11) % 256, x * y / 311 % 256);

  static final Pattern DIAGONAL =
      (x, y, width, height) ->
          rgb((x + 2 * y) / 3 % 256, Math.floorMod(3 * x - y, 509L) / 2, x / 9 * (y / 7) % 256);

  static final Pattern NOISE =
      (x, y, width, height) -> {
        int hash = (int) (x * 73856093) ^ (int) (y * 19349663) ^ 0x9e3779b1;
        hash = (hash ^ hash >>> 13) * 0x5bd1e995;
        hash ^= hash >>> 15;
        return rgb(hash & 255, hash >>> 8 & 255, hash >>> 16 & 255);
      };

  static final Pattern RAMP =
      (x, y, width, height) -> {
        long value = x * 255 / Math.max(width - 1, 1);
        return rgb(value, value, value);
      };

  static final Pattern FLAT = (x, y, width, height) -> rgb(128, 128, 128);

  static final Pattern HILL =
      (x, y, width, height) -> {
        long dx = x - width / 3;
        long dy = y - height / 4;
        long size = (width * width + height * height) / 4;
        long top = 255 * size / (size + 4 * (dx * dx + dy * dy));
        long grain = (x * 5 ^ y * 3) % 32;
        return rgb(top, (top * 3 + x * 200 / width) / 4, (top + grain) % 256);
      };

  private Patterns() {}

  private static int[] rgb(long red, long green, long blue) {
    return new int[] {(int) red, (int) green, (int) blue};
  }
}
