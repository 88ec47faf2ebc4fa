package dev.fanfare.moderation.watermark;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The binary BCH code of 255 bits, 131 of them information, which corrects any 18 wrong bits (Lin,
 * Costello, Error Control Coding, chapter 6). Decoding finds the error locator by Berlekamp and
 * Massey and its roots by trying all positions.
 */
final class BchCode {
  /** How many bits a code word has. */
  static final int LENGTH = 255;

  /** How many of them are free. */
  static final int INFORMATION = 131;

  /** How many wrong bits are always corrected. */
  static final int CORRECTS = 18;

  private static final int PARITY = LENGTH - INFORMATION;

  /** x⁸ + x⁴ + x³ + x² + 1. */
  private static final int PRIMITIVE = 0x11d;

  private final int[] power = new int[2 * LENGTH];
  private final int[] logarithm = new int[LENGTH + 1];
  private final boolean[] generator;

  BchCode() {
    int element = 1;
    for (int i = 0; i < LENGTH; i++) {
      power[i] = element;
      power[i + LENGTH] = element;
      logarithm[element] = i;
      element <<= 1;
      if (element > LENGTH) {
        element ^= PRIMITIVE;
      }
    }
    generator = generator();
  }

  /** Multiplies the smallest polynomials whose roots are the first 36 powers of the element 2. */
  private boolean[] generator() {
    int[] product = {1};
    boolean[] root = new boolean[LENGTH];
    for (int i = 1; i <= 2 * CORRECTS; i++) {
      // A polynomial over two elements has with a root also its square, its fourth power, ….
      for (int conjugate = i; !root[conjugate]; conjugate = 2 * conjugate % LENGTH) {
        root[conjugate] = true;
        product = timesRoot(product, power[conjugate]);
      }
    }
    boolean[] coefficients = new boolean[product.length];
    for (int i = 0; i < product.length; i++) {
      coefficients[i] = product[i] != 0;
    }
    return coefficients;
  }

  /** Multiplies a polynomial, lowest coefficient first, by x - root. */
  private int[] timesRoot(int[] polynomial, int root) {
    int[] product = new int[polynomial.length + 1];
    for (int i = 0; i < polynomial.length; i++) {
      product[i + 1] ^= polynomial[i];
      product[i] ^= times(polynomial[i], root);
    }
    return product;
  }

  private int times(int a, int b) {
    return a == 0 || b == 0 ? 0 : power[logarithm[a] + logarithm[b]];
  }

  private int over(int a, int b) {
    return a == 0 ? 0 : power[logarithm[a] + LENGTH - logarithm[b]];
  }

  /** Returns the generator's coefficients, lowest first. */
  boolean[] coefficients() {
    return generator.clone();
  }

  /** Returns the code word of 131 bits: parity first, then the bits themselves. */
  boolean[] encode(boolean[] information) {
    boolean[] word = new boolean[LENGTH];
    System.arraycopy(information, 0, word, PARITY, INFORMATION);
    boolean[] rest = word.clone();
    for (int i = LENGTH - 1; i >= PARITY; i--) {
      if (rest[i]) {
        for (int j = 0; j <= PARITY; j++) {
          rest[i - PARITY + j] ^= generator[j];
        }
      }
    }
    System.arraycopy(rest, 0, word, 0, PARITY);
    return word;
  }

  /** Returns the information of a code word. */
  static boolean[] information(boolean[] word) {
    return Arrays.copyOfRange(word, PARITY, LENGTH);
  }

  /** Returns the only code word that differs in at most 18 bits, null if there is none. */
  boolean @Nullable [] decode(boolean[] received) {
    int[] syndromes = syndromes(received);
    int[] locator = locator(syndromes);
    int errors = degree(locator);
    if (errors > CORRECTS) {
      return null;
    }
    boolean[] word = received.clone();
    int found = 0;
    for (int position = 0; position < LENGTH && errors > 0; position++) {
      if (at(locator, LENGTH - position) == 0) {
        word[position] ^= true;
        found++;
      }
    }
    return found == errors && isZero(syndromes(word)) ? word : null;
  }

  private static boolean isZero(int[] numbers) {
    return Arrays.stream(numbers).allMatch(number -> number == 0);
  }

  private int[] syndromes(boolean[] word) {
    int[] syndromes = new int[2 * CORRECTS];
    for (int i = 0; i < syndromes.length; i++) {
      for (int position = 0; position < LENGTH; position++) {
        if (word[position]) {
          syndromes[i] ^= power[(i + 1) * position % LENGTH];
        }
      }
    }
    return syndromes;
  }

  /** Returns the shortest recurrence that makes the syndromes, lowest coefficient first. */
  private int[] locator(int[] syndromes) {
    int[] current = new int[syndromes.length + 2];
    int[] earlier = new int[syndromes.length + 2];
    current[0] = 1;
    earlier[0] = 1;
    int length = 0;
    int shift = 1;
    int earlierDiscrepancy = 1;
    for (int n = 0; n < syndromes.length; n++) {
      int discrepancy = syndromes[n];
      for (int i = 1; i <= length; i++) {
        discrepancy ^= times(current[i], syndromes[n - i]);
      }
      if (discrepancy == 0) {
        shift++;
        continue;
      }
      int[] before = current.clone();
      int factor = over(discrepancy, earlierDiscrepancy);
      for (int i = 0; i + shift < current.length; i++) {
        current[i + shift] ^= times(factor, earlier[i]);
      }
      if (2 * length <= n) {
        length = n + 1 - length;
        earlier = before;
        earlierDiscrepancy = discrepancy;
        shift = 1;
      } else {
        shift++;
      }
    }
    return current;
  }

  private static int degree(int[] polynomial) {
    int degree = polynomial.length - 1;
    while (degree > 0 && polynomial[degree] == 0) {
      degree--;
    }
    return degree;
  }

  /** Returns a polynomial's value at a power of the element 2. */
  private int at(int[] polynomial, int exponent) {
    int value = 0;
    for (int i = 0; i <= degree(polynomial); i++) {
      if (polynomial[i] != 0) {
        value ^= power[(logarithm[polynomial[i]] + i * exponent) % LENGTH];
      }
    }
    return value;
  }
}
