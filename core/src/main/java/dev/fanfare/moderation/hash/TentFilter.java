package dev.fanfare.moderation.hash;

/**
 * Shrinks a picture to 64 by 64: two box filters after each other in each direction, which make a
 * tent (Jarosz, Fast Image Convolutions, 2001), then one pixel of each cell, the middle one.
 */
final class TentFilter {
  /** The width and height of the result. */
  static final int SIZE = 64;

  private static final int PASSES = 2;

  private TentFilter() {}

  /**
   * Returns the shrunken picture, row by row.
   *
   * @param luminance row by row; not changed
   */
  static float[] shrink(float[] luminance, int width, int height) {
    if (width == SIZE && height == SIZE) {
      return luminance.clone();
    }
    float[] picture = luminance.clone();
    float[] spare = new float[picture.length];
    int across = window(width);
    int down = window(height);
    for (int pass = 0; pass < PASSES; pass++) {
      for (int row = 0; row < height; row++) {
        box(picture, spare, row * width, 1, width, across);
      }
      for (int column = 0; column < width; column++) {
        box(spare, picture, column, width, height, down);
      }
    }
    return middles(picture, width, height);
  }

  /** Half a cell of the 64, rounded up: two passes together see a whole one. */
  private static int window(int length) {
    return (length + 2 * SIZE - 1) / (2 * SIZE);
  }

  /**
   * Sets each value of a line to the mean of those around it, {@code window / 2} before and the
   * rest behind; at the ends to the mean of those that there are. The sum moves along: add the next
   * value, then take away the last one, as the reference does, since rounding shows in the hash.
   */
  private static void box(float[] from, float[] to, int start, int stride, int length, int window) {
    int ahead = window / 2;
    float sum = 0;
    int count = 0;
    for (int next = 0; next < length + ahead; next++) {
      if (next < length) {
        sum += from[start + next * stride];
        count++;
      }
      if (next >= window) {
        sum -= from[start + (next - window) * stride];
        count--;
      }
      if (next >= ahead) {
        to[start + (next - ahead) * stride] = sum / count;
      }
    }
  }

  private static float[] middles(float[] picture, int width, int height) {
    float[] middles = new float[SIZE * SIZE];
    for (int row = 0; row < SIZE; row++) {
      int from = middle(row, height) * width;
      for (int column = 0; column < SIZE; column++) {
        middles[row * SIZE + column] = picture[from + middle(column, width)];
      }
    }
    return middles;
  }

  private static int middle(int cell, int length) {
    return (int) ((2L * cell + 1) * length / (2 * SIZE));
  }
}
