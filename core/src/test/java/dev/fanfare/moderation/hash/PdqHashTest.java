package dev.fanfare.moderation.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdqHashTest {
  /**
   * {@code pdq/python/pdqhashing/tests/hash256_test.py} at
   * cfb4bb47b2eb88df07b79a105dcdd3cfc290aba8.
   */
  private static final PdqHash SAMPLE =
      PdqHash.parse("9c151c3af838278e3ef57c180c7d031c07aefd12f2ccc1e18f2a1e1c7d0ff163");

  @Test
  void writesAndReadsTheTextOfThreatExchange() {
    for (String text : Published.SHORT_256) {
      assertThat(PdqHash.parse(text).hex()).isEqualTo(text);
      assertThat(PdqHash.parse(text)).hasToString(text);
      assertThat(PdqHash.parse(text.toUpperCase(Locale.ROOT)).hex()).isEqualTo(text);
    }
  }

  @Test
  void countsBitsAsPublished() {
    for (int i = 0; i < Published.SHORT_256.size(); i++) {
      assertThat(PdqHash.parse(Published.SHORT_256.get(i)).ones())
          .isEqualTo(Published.SHORT_256_NORMS.get(i));
    }
    assertThat(SAMPLE.ones()).isEqualTo(128);
    assertThat(SAMPLE.distance(PdqHash.ZERO)).isEqualTo(128);
  }

  @Test
  void hasTheHighestWordFirst() {
    for (int i = 0; i < Published.SHORT_256_SLOT_NORMS.size(); i++) {
      PdqHash hash = PdqHash.parse(Published.SHORT_256.get(i));
      List<Integer> norms = new ArrayList<>();
      for (int word = 0; word < 16; word++) {
        norms.add(Integer.bitCount(hash.word(word)));
      }
      assertThat(norms).isEqualTo(Published.SHORT_256_SLOT_NORMS.get(i));
    }
    // "hashtool256 words" of the same run: 2b9c 22a4 … c422 ce38.
    PdqHash first = PdqHash.parse(Published.SHORT_256.get(0));
    assertThat(first.word(15)).isEqualTo(0x2b9c);
    assertThat(first.word(14)).isEqualTo(0x22a4);
    assertThat(first.word(1)).isEqualTo(0xc422);
    assertThat(first.word(0)).isEqualTo(0xce38);
    // "hashtool256 bits": its first row is 0 0 1 0 1 0 1 1 1 0 0 1 1 1 0 0, bit 255 first.
    assertThat(List.of(first.bit(255), first.bit(254), first.bit(253), first.bit(252)))
        .containsExactly(false, false, true, false);
    assertThat(List.of(first.bit(3), first.bit(2), first.bit(1), first.bit(0)))
        .containsExactly(true, false, false, false);
  }

  @Test
  void measuresDistancesAsPublished() {
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        assertThat(
                PdqHash.parse(Published.SHORT_256.get(i))
                    .distance(PdqHash.parse(Published.SHORT_256.get(j))))
            .isEqualTo(Published.SHORT_256_DISTANCES[i][j]);
      }
    }
    for (Published.Pair pair : Published.HAYSTACK) {
      assertThat(pair.one().distance(pair.other())).isEqualTo(pair.distance());
    }
    for (int i = 1; i < 8; i++) {
      assertThat(Published.BRIDGE_FILES.get(i).distance(Published.BRIDGE_FILES.get(i - 1)))
          .isEqualTo(Published.BRIDGE_FILE_DELTAS.get(i));
    }
    // pdq/java/src/test/java/hasher/pdqhashing/PDQHasherTest.java at cfb4bb47: the bridge and the
    // bridge turned are 120 bits apart.
    assertThat(
            PdqHash.parse("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22")
                .distance(
                    PdqHash.parse(
                        "30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af")))
        .isEqualTo(120);
  }

  @Test
  void findsModificationsOfAPublishedPictureNear() {
    for (PdqHash one : Published.BRIDGE_MODIFIED) {
      for (PdqHash other : Published.BRIDGE_MODIFIED) {
        assertThat(MatchRule.STANDARD.matches(one.distance(other))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAA",
        "9c151c3af838278e3ef57c180c7d031c07aefd12f2ccc1e18f2a1e1c7d0ff16!",
        "9c151c3af838278e3ef57c180c7d031c07aefd12f2ccc1e18f2a1e1c7d0ff1630",
        "-c151c3af838278e3ef57c180c7d031c07aefd12f2ccc1e18f2a1e1c7d0ff163",
        " 9c151c3af838278e3ef57c180c7d031c07aefd12f2ccc1e18f2a1e1c7d0ff16",
        "٩c151c3af838278e3ef57c180c7d031c07aefd12f2ccc1e18f2a1e1c7d0ff163"
      })
  void refusesAnyOtherText(String text) {
    assertThatThrownBy(() -> PdqHash.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesABitThatIsNotThere() {
    assertThatThrownBy(() -> SAMPLE.bit(256)).hasMessageContaining("0 to 255, was 256");
    assertThatThrownBy(() -> SAMPLE.bit(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sortsAsItsTextDoes() {
    List<String> texts = new ArrayList<>(Published.SHORT_256);
    texts.add("8000000000000000000000000000000000000000000000000000000000000000");
    texts.add("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
    Collections.sort(texts);
    assertThat(Published.SHORT_256.stream().map(PdqHash::parse).sorted().map(PdqHash::hex))
        .isSubsetOf(texts)
        .isSorted();
    assertThat(texts.stream().map(PdqHash::parse)).isSorted();
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(SAMPLE);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(SAMPLE).hasSameHashCodeAs(SAMPLE);
    }
  }

  @Property
  void readsBackWhatItWrote(
      @ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d, @ForAll long other) {
    var hash = new PdqHash(a, b, c, d);
    assertThat(PdqHash.parse(hash.hex())).isEqualTo(hash);
    int ones = 0;
    for (int i = 0; i < PdqHash.BITS; i++) {
      ones += hash.bit(i) ? 1 : 0;
    }
    assertThat(hash.ones()).isEqualTo(ones);
    assertThat(hash.distance(new PdqHash(a, other, c, d))).isEqualTo(Long.bitCount(b ^ other));
  }
}
