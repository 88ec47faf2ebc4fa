package dev.fanfare.moderation.hash;

/**
 * The lower frequencies of a 64 by 64 picture: 1 to 16 of the type II discrete cosine transform
 * down and across, without frequency 0, the mean. Sums run over rows first and in single precision,
 * so that bits close to the median come out as in the reference implementation.
 */
final class CosineTransform {
  /** How many frequencies there are in each direction. */
  static final int FREQUENCIES = 16;

  private static final int SIZE = TentFilter.SIZE;

  /** Frequency by position. */
  private final float[][] basis = new float[FREQUENCIES][SIZE];

  CosineTransform() {
    float scale = (float) Math.sqrt(2.0 / SIZE);
    for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
      for (int position = 0; position < SIZE; position++) {
        // StrictMath: the same bits on every machine.
        double angle = Math.PI / 2 / SIZE * (frequency + 1) * (2 * position + 1);
        basis[frequency][position] = (float) (scale * StrictMath.cos(angle));
      }
    }
  }

  /** Returns the frequencies, those of one row (across) beside each other. */
  float[] of(float[] picture) {
    float[] down = new float[FREQUENCIES * SIZE];
    for (int i = 0; i < FREQUENCIES; i++) {
      for (int row = 0; row < SIZE; row++) {
        float weight = basis[i][row];
        for (int column = 0; column < SIZE; column++) {
          down[i * SIZE + column] += weight * picture[row * SIZE + column];
        }
      }
    }
    float[] both = new float[FREQUENCIES * FREQUENCIES];
    for (int i = 0; i < FREQUENCIES; i++) {
      for (int j = 0; j < FREQUENCIES; j++) {
        float sum = 0;
        for (int column = 0; column < SIZE; column++) {
          sum += down[i * SIZE + column] * basis[j][column];
        }
        both[i * FREQUENCIES + j] = sum;
      }
    }
    return both;
  }
}
