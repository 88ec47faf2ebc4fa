package dev.fanfare.moderation.hash;

import dev.fanfare.internal.Luminance;
import java.util.Arrays;

/**
 * Brings a picture's luminance down to at most 512 by 512 before it is hashed, each direction for
 * itself: every new pixel is the mean of the area that it covers. Memory and time then depend on
 * the picture's size only as far as its rows are read once.
 */
final class SizeLimit {
  /** The longest side that is hashed as it is. */
  static final int LONGEST = 512;

  private SizeLimit() {}

  /** A picture's luminance row by row. */
  record Small(float[] luminance, int width, int height) {}

  static Small of(Luminance picture) {
    var across = new Axis(picture.width());
    var down = new Axis(picture.height());
    float[] luminance = new float[across.cells * down.cells];
    float[] row = new float[picture.width()];
    double[] narrow = new double[across.cells];
    double[] sums = new double[down.isReduced() ? luminance.length : 0];
    for (int y = 0; y < picture.height(); y++) {
      picture.row(y, row);
      if (!across.isReduced() && !down.isReduced()) {
        System.arraycopy(row, 0, luminance, y * across.cells, across.cells);
        continue;
      }
      across.reduce(row, narrow);
      down.add(y, narrow, sums, luminance);
    }
    if (down.isReduced()) {
      for (int i = 0; i < sums.length; i++) {
        luminance[i] = (float) (sums[i] / down.length);
      }
    }
    return new Small(luminance, across.cells, down.cells);
  }

  /**
   * One direction. In units of which a pixel has {@code cells} and a cell {@code length}, both ends
   * of either are whole numbers, so that a pixel on the border of two cells is divided exactly.
   */
  private static final class Axis {
    private final int length;
    private final int cells;

    Axis(int length) {
      this.length = length;
      this.cells = Math.min(length, LONGEST);
    }

    boolean isReduced() {
      return cells < length;
    }

    private int cell(int pixel) {
      return (int) ((long) pixel * cells / length);
    }

    /** Returns how much of a pixel, in units, lies in the cell where it begins. */
    private int firstPart(int pixel) {
      long cellEnd = (cell(pixel) + 1L) * length;
      return (int) Math.min(cells, cellEnd - (long) pixel * cells);
    }

    void reduce(float[] line, double[] means) {
      Arrays.fill(means, 0);
      for (int pixel = 0; pixel < length; pixel++) {
        int cell = cell(pixel);
        int part = firstPart(pixel);
        means[cell] += (double) part * line[pixel];
        if (part < cells) {
          means[cell + 1] += (double) (cells - part) * line[pixel];
        }
      }
      for (int cell = 0; cell < cells; cell++) {
        means[cell] /= length;
      }
    }

    void add(int pixel, double[] line, double[] sums, float[] asIs) {
      int cell = cell(pixel);
      if (!isReduced()) {
        for (int i = 0; i < line.length; i++) {
          asIs[cell * line.length + i] = (float) line[i];
        }
        return;
      }
      int part = firstPart(pixel);
      addTo(sums, cell, part, line);
      if (part < cells) {
        addTo(sums, cell + 1, cells - part, line);
      }
    }

    private static void addTo(double[] sums, int cell, int weight, double[] line) {
      for (int i = 0; i < line.length; i++) {
        sums[cell * line.length + i] += weight * line[i];
      }
    }
  }
}
