package dev.fanfare.moderation.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MarkCodeTest {
  private static final WatermarkKey KEY = Keys.of(1);
  private static final MarkCode CODE = new MarkCode(KEY);

  @Property(tries = 1000)
  void readsWhatItWrote(@ForAll long bits, @ForAll @IntRange(max = 18) int wrong) {
    var id = new WatermarkId(bits);
    double[] strengths = strengths(CODE.encode(id), wrong, new Random(bits + wrong));
    assertThat(CODE.decode(strengths)).contains(new MarkCode.Read(id, wrong));
  }

  @Test
  void doubtsTheWeakestBits() {
    // 22 wrong bits are too many, but five of them are weaker than all others.
    var id = new WatermarkId(0x123456789abcdef0L);
    double[] strengths = strengths(CODE.encode(id), 0, new Random(1));
    for (int i = 0; i < 22; i++) {
      strengths[11 * i] *= i < 5 ? -0.01 : -1;
    }
    assertThat(CODE.decode(strengths)).contains(new MarkCode.Read(id, 22));
  }

  @Test
  void readsNothingOfAnotherKey() {
    for (int i = 2; i < 500; i++) {
      boolean[] word = new MarkCode(Keys.of(i)).encode(new WatermarkId(i));
      assertThat(CODE.decode(strengths(word, 0, new Random(i)))).isEmpty();
    }
  }

  @Test
  void refusesAWordThatWasMadeWithoutTheKey() {
    var bch = new BchCode();
    var random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      boolean[] information = new boolean[BchCode.INFORMATION];
      for (int bit = 0; bit < information.length; bit++) {
        information[bit] = random.nextBoolean();
      }
      assertThat(CODE.decode(strengths(bch.encode(information), 0, random))).isEmpty();
    }
  }

  @Test
  void refusesAGenuineWordWithAnyBitOfItChanged() {
    // Of 131 bits 64 are the id and 67 follow from it: each of them counts.
    var bch = new BchCode();
    boolean[] genuine = BchCode.information(CODE.encode(new WatermarkId(77)));
    for (int bit = 0; bit < genuine.length; bit++) {
      boolean[] changed = genuine.clone();
      changed[bit] ^= true;
      assertThat(CODE.decode(strengths(bch.encode(changed), 0, new Random(bit))))
          .as("bit %d", bit)
          .isEmpty();
    }
  }

  @Test
  void readsNothingWhereNothingIs() {
    assertThat(CODE.decode(new double[MarkCode.LENGTH])).isEmpty();
    var random = new Random(5);
    for (int i = 0; i < 500; i++) {
      double[] noise = new double[MarkCode.LENGTH];
      for (int bit = 0; bit < noise.length; bit++) {
        noise[bit] = random.nextGaussian();
      }
      assertThat(CODE.decode(noise)).isEmpty();
    }
  }

  @Test
  void wantsASecretThatCannotBeGuessed() {
    assertThatThrownBy(() -> WatermarkKey.of(new byte[15]))
        .hasMessage("a watermark key needs 16 bytes or more, had 15");
    assertThat(KEY).hasToString("WatermarkKey[]");
  }

  @Test
  void writesIdsAsHexadecimalDigits() {
    var id = new WatermarkId(0x0123456789abcdefL);
    assertThat(id.hex()).isEqualTo("0123456789abcdef");
    assertThat(WatermarkId.parse("0123456789ABCDEF")).isEqualTo(id).hasToString(id.hex());
    assertThat(WatermarkId.parse("ffffffffffffffff").bits()).isEqualTo(-1);
    for (String wrong : new String[] {"", "123", "0123456789abcdeg", "0123456789abcdef0"}) {
      assertThatThrownBy(() -> WatermarkId.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static double[] strengths(boolean[] word, int wrong, Random random) {
    double[] strengths = new double[word.length];
    for (int i = 0; i < word.length; i++) {
      strengths[i] = (word[i] ? 1 : -1) * (1 + random.nextDouble());
    }
    random
        .ints(0, word.length)
        .distinct()
        .limit(wrong)
        .forEach(position -> strengths[position] *= -1);
    return strengths;
  }
}
