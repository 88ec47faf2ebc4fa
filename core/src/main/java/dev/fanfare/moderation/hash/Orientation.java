package dev.fanfare.moderation.hash;

/**
 * The eight ways to turn and mirror a picture. Turning goes clockwise.
 *
 * <p>Each changes a picture's cosine transform in a simple way only: some frequencies change their
 * sign, and down and across may change places.
 */
public enum Orientation {
  /** As it is. */
  ORIGINAL(false, false, false),
  /** Turned by a quarter, clockwise. */
  ROTATED_90(true, false, true),
  /** Turned by half. */
  ROTATED_180(false, true, true),
  /** Turned by three quarters, clockwise. */
  ROTATED_270(true, true, false),
  /** Upside down as in water: top and bottom change places. */
  MIRRORED_TOP_BOTTOM(false, true, false),
  /** As in a mirror: left and right change places. */
  MIRRORED_LEFT_RIGHT(false, false, true),
  /** Mirrored at the diagonal that begins top left. */
  TRANSPOSED(true, false, false),
  /** Mirrored at the diagonal that begins top right. */
  TRANSVERSED(true, true, true);

  private final boolean transposes;
  private final boolean negatesDown;
  private final boolean negatesAcross;

  /**
   * @param transposes whether down and across change places in the end
   * @param negatesDown whether frequencies that are odd down change their sign, which are those of
   *     even index
   * @param negatesAcross the same across; if the picture is transposed both are those of the result
   */
  Orientation(boolean transposes, boolean negatesDown, boolean negatesAcross) {
    this.transposes = transposes;
    this.negatesDown = negatesDown;
    this.negatesAcross = negatesAcross;
  }

  /**
   * Returns what becomes of a cosine transform when the picture is turned so.
   *
   * @param frequencies row by row, as {@link CosineTransform} makes them
   */
  float[] applyTo(float[] frequencies) {
    int size = CosineTransform.FREQUENCIES;
    float[] turned = new float[frequencies.length];
    for (int down = 0; down < size; down++) {
      for (int across = 0; across < size; across++) {
        float value = frequencies[transposes ? across * size + down : down * size + across];
        boolean negative = (negatesDown && down % 2 == 0) != (negatesAcross && across % 2 == 0);
        turned[down * size + across] = negative ? -value : value;
      }
    }
    return turned;
  }
}
