package dev.fanfare.cli.platform;

import java.util.Arrays;

/** Places in an order. */
public final class Ranks {
  private Ranks() {}

  /**
   * Returns how many of some numbers are not above a number.
   *
   * @param ascending the numbers, {@code number} among them
   */
  public static int notAbove(long[] ascending, long number) {
    int index = Arrays.binarySearch(ascending, number);
    while (index + 1 < ascending.length && ascending[index + 1] == number) {
      index++;
    }
    return index + 1;
  }
}
