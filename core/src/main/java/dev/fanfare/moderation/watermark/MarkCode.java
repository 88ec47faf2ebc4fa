package dev.fanfare.moderation.watermark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Turns an id into 255 bits and back. With the id go 64 check bits that only the key's owner can
 * compute and three zeros, and all of that is protected by a {@link BchCode}.
 *
 * <p>So an id that is read from anything but a mark of that key has passed 67 bits that it could
 * only have guessed.
 */
final class MarkCode {
  /** How many bits a mark has. */
  static final int LENGTH = BchCode.LENGTH;

  /** How many of the weakest bits are tried the other way round; each doubles the attempts. */
  private static final int DOUBTED = 5;

  private static final BchCode BCH = new BchCode();

  private final WatermarkKey key;

  MarkCode(WatermarkKey key) {
    this.key = key;
  }

  /**
   * An id that was read.
   *
   * @param corrected how many of the 255 bits were wrong
   */
  record Read(WatermarkId id, int corrected) {}

  boolean[] encode(WatermarkId id) {
    boolean[] information = new boolean[BchCode.INFORMATION];
    write(id.bits(), information, 0);
    write(key.checkOf(id), information, Long.SIZE);
    return BCH.encode(information);
  }

  /**
   * Returns the id, if there is one.
   *
   * @param strengths for each bit a number that is positive if it seems set, the larger the surer
   */
  Optional<Read> decode(double[] strengths) {
    boolean[] bits = new boolean[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bits[i] = strengths[i] > 0;
    }
    List<Integer> weakest = weakest(strengths);
    for (int attempt = 0; attempt < 1 << DOUBTED; attempt++) {
      boolean[] tried = bits.clone();
      for (int i = 0; i < DOUBTED; i++) {
        tried[weakest.get(i)] ^= (attempt >> i & 1) != 0;
      }
      boolean[] word = BCH.decode(tried);
      if (word != null) {
        Optional<WatermarkId> id = idOf(BchCode.information(word));
        if (id.isPresent()) {
          return Optional.of(new Read(id.get(), differing(word, bits)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Integer> weakest(double[] strengths) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < LENGTH; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> Math.abs(strengths[i])));
    return order;
  }

  private Optional<WatermarkId> idOf(boolean[] information) {
    WatermarkId id = new WatermarkId(read(information, 0));
    boolean genuine = read(information, Long.SIZE) == key.checkOf(id);
    for (int i = 2 * Long.SIZE; i < information.length; i++) {
      genuine &= !information[i];
    }
    return genuine ? Optional.of(id) : Optional.empty();
  }

  private static int differing(boolean[] one, boolean[] other) {
    int differing = 0;
    for (int i = 0; i < LENGTH; i++) {
      differing += one[i] != other[i] ? 1 : 0;
    }
    return differing;
  }

  private static void write(long number, boolean[] bits, int from) {
    for (int i = 0; i < Long.SIZE; i++) {
      bits[from + i] = (number >>> i & 1) != 0;
    }
  }

  private static long read(boolean[] bits, int from) {
    long number = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      number |= bits[from + i] ? 1L << i : 0;
    }
    return number;
  }
}
