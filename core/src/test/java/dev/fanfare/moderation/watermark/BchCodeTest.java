package dev.fanfare.moderation.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BchCodeTest {
  private static final BchCode CODE = new BchCode();

  @Test
  void hasThePublishedGenerator() {
    // Lin, Costello, Error Control Coding, table of primitive BCH codes: (255, 131), t = 18, the
    // coefficients in octal digits, highest first.
    BigInteger published = new BigInteger("215713331471510151261250277442142024165471", 8);
    boolean[] coefficients = CODE.coefficients();
    assertThat(coefficients).hasSize(BchCode.LENGTH - BchCode.INFORMATION + 1);
    for (int i = 0; i < coefficients.length; i++) {
      assertThat(coefficients[i]).isEqualTo(published.testBit(i));
    }
    assertThat(published.bitLength()).isEqualTo(coefficients.length);
  }

  @Property(tries = 1000)
  void correctsAnyEighteenBits(@ForAll long seed, @ForAll @IntRange(max = 18) int errors) {
    var random = new Random(seed);
    boolean[] information = bits(random, BchCode.INFORMATION);
    boolean[] word = CODE.encode(information);
    assertThat(BchCode.information(word)).isEqualTo(information);

    assertThat(CODE.decode(flipped(word, errors, random))).isEqualTo(word);
  }

  @Property(tries = 1000)
  void correctsRunsToo(@ForAll @IntRange(max = 237) int from, @ForAll long seed) {
    var random = new Random(seed);
    boolean[] word = CODE.encode(bits(random, BchCode.INFORMATION));
    boolean[] received = word.clone();
    for (int i = from; i < from + 18; i++) {
      received[i] ^= true;
    }
    assertThat(CODE.decode(received)).isEqualTo(word);
  }

  @Property(tries = 1000)
  void neverHandsOutMoreThanEighteenCorrections(
      @ForAll long seed, @ForAll @IntRange(min = 19, max = 255) int errors) {
    var random = new Random(seed);
    boolean[] received = flipped(CODE.encode(bits(random, BchCode.INFORMATION)), errors, random);

    boolean[] decoded = CODE.decode(received);
    if (decoded != null) {
      assertThat(distance(decoded, received)).isLessThanOrEqualTo(18);
      assertThat(CODE.encode(BchCode.information(decoded))).isEqualTo(decoded);
    }
  }

  @Test
  void takesHardlyAnyWordForOneOfItsOwn() {
    // Words within 18 bits of one of the 2^131 code words, of all 2^255:
    // (C(255,0) + … + C(255,18)) / 2^124, which is less than 2^-33.
    BigInteger ball = BigInteger.ZERO;
    BigInteger choices = BigInteger.ONE;
    for (int i = 0; i <= 18; i++) {
      ball = ball.add(choices);
      choices = choices.multiply(BigInteger.valueOf(255 - i)).divide(BigInteger.valueOf(i + 1));
    }
    assertThat(ball.bitLength()).isEqualTo(124 - 33);

    var random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      assertThat(CODE.decode(bits(random, BchCode.LENGTH))).isNull();
    }
  }

  private static boolean[] bits(Random random, int count) {
    boolean[] bits = new boolean[count];
    for (int i = 0; i < count; i++) {
      bits[i] = random.nextBoolean();
    }
    return bits;
  }

  private static boolean[] flipped(boolean[] word, int errors, Random random) {
    boolean[] received = word.clone();
    random
        .ints(0, word.length)
        .distinct()
        .limit(errors)
        .forEach(position -> received[position] ^= true);
    assertThat(distance(word, received)).isEqualTo(errors);
    return received;
  }

  private static int distance(boolean[] one, boolean[] other) {
    int distance = 0;
    for (int i = 0; i < one.length; i++) {
      distance += one[i] != other[i] ? 1 : 0;
    }
    return distance;
  }

  @Test
  void leavesWhatItIsGivenAsItWas() {
    boolean[] received = bits(new Random(4), BchCode.LENGTH);
    boolean[] copy = Arrays.copyOf(received, received.length);
    CODE.decode(received);
    assertThat(received).isEqualTo(copy);
  }
}
