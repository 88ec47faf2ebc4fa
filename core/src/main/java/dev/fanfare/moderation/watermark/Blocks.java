package dev.fanfare.moderation.watermark;

/**
 * The cosine transform of 8 by 8 pixels, as JPEG has it, of which eight coefficients are used: low
 * enough that a JPEG encoder keeps them, high enough that their change is hard to see.
 */
final class Blocks {
  /** How many pixels a block has in each direction. */
  static final int SIZE = 8;

  /** How many coefficients of a block are used. */
  static final int COEFFICIENTS = 8;

  private static final int[] DOWN = {0, 1, 2, 1, 2, 2, 0, 3};
  private static final int[] ACROSS = {2, 1, 0, 2, 1, 2, 3, 0};
  private static final int FREQUENCIES = 4;

  /** By frequency and position. */
  private static final double[][] COSINES = cosines();

  private Blocks() {}

  private static double[][] cosines() {
    double[][] cosines = new double[FREQUENCIES][SIZE];
    for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
      double scale = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / SIZE);
      for (int position = 0; position < SIZE; position++) {
        double angle = Math.PI * frequency * (2 * position + 1) / (2 * SIZE);
        cosines[frequency][position] = scale * StrictMath.cos(angle);
      }
    }
    return cosines;
  }

  /**
   * Computes the coefficients of a row of blocks.
   *
   * @param lines eight lines of pixels
   * @param to the coefficients of the first block, then those of the next
   */
  static void analyse(float[][] lines, int blocks, float[] to, int at) {
    double[][] across = new double[FREQUENCIES][SIZE];
    for (int block = 0; block < blocks; block++) {
      for (int y = 0; y < SIZE; y++) {
        for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
          double sum = 0;
          for (int x = 0; x < SIZE; x++) {
            sum += COSINES[frequency][x] * lines[y][block * SIZE + x];
          }
          across[frequency][y] = sum;
        }
      }
      for (int c = 0; c < COEFFICIENTS; c++) {
        double sum = 0;
        for (int y = 0; y < SIZE; y++) {
          sum += COSINES[DOWN[c]][y] * across[ACROSS[c]][y];
        }
        to[at + block * COEFFICIENTS + c] = (float) sum;
      }
    }
  }

  /** Computes how the pixels of a row of blocks change if their coefficients change so. */
  static void synthesize(float[] changes, int from, int blocks, float[][] lines) {
    for (int block = 0; block < blocks; block++) {
      for (int y = 0; y < SIZE; y++) {
        double[] across = new double[FREQUENCIES];
        for (int c = 0; c < COEFFICIENTS; c++) {
          across[ACROSS[c]] += COSINES[DOWN[c]][y] * changes[from + block * COEFFICIENTS + c];
        }
        for (int x = 0; x < SIZE; x++) {
          double sum = 0;
          for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
            sum += across[frequency] * COSINES[frequency][x];
          }
          lines[y][block * SIZE + x] = (float) sum;
        }
      }
    }
  }
}
