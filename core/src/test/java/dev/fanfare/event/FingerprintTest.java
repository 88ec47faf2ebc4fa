package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final Fingerprint THIRTY =
      Fingerprint.of("creator", "ada", "amount", Money.of("0.30", "USD"));

  @Test
  void isTheSameForTheSameRequest() {
    var again = Fingerprint.of("creator", "ada", "amount", Money.of("0.30", "USD"));

    assertThat(again).isEqualTo(THIRTY);
    assertThat(THIRTY.matches(again)).isTrue();
    assertThat(THIRTY.firstDifference(again)).isEmpty();
  }

  @Test
  void namesTheFirstFieldThatDiffers() {
    assertThat(
            THIRTY.firstDifference(
                Fingerprint.of("creator", "ada", "amount", Money.of("0.45", "USD"))))
        .contains("amount");
    assertThat(
            THIRTY.firstDifference(
                Fingerprint.of("creator", "ben", "amount", Money.of("0.45", "USD"))))
        .contains("creator");
    assertThat(Fingerprint.of("to", "ada").firstDifference(Fingerprint.of("from", "ada")))
        .as("a field that the other lacks")
        .contains("to");
    assertThat(Fingerprint.of("to", "ada").firstDifference(Fingerprint.of("to", "ada", "n", 1)))
        .as("a field that only the other has")
        .contains("request");
  }

  @Test
  void tellsApartWhatLooksAlikeAsText() {
    assertDiffer(null, "null");
    assertDiffer("", null);
    assertDiffer("[]", List.of());
    assertDiffer(List.of("a, b"), List.of("a", "b"));
    assertDiffer(List.of("a", "b"), List.of("b", "a"));
    assertDiffer(List.of(List.of("a"), List.of()), List.of(List.of(), List.of("a")));
    assertDiffer(Arrays.asList("a", null), List.of("a", "null"));
    assertDiffer(List.of("v1:a"), List.of(List.of("a")));
    assertDiffer(Map.of("a", "b"), Map.of("b", "a"));
    assertDiffer(Map.of("a", 1, "b", 2), Map.of("a", 2, "b", 1));
    assertDiffer("A", "a");
    assertThat(Fingerprint.of("a", "bc").matches(Fingerprint.of("ab", "c"))).isFalse();
  }

  @Test
  void doesNotDependOnTheOrderOfASetOrAMap() {
    // Set.of and Map.of iterate in another order in every process.
    assertSame(new LinkedHashSet<>(List.of("a", "b")), new LinkedHashSet<>(List.of("b", "a")));
    assertSame(Set.of("a", "b", "c"), new LinkedHashSet<>(List.of("c", "a", "b")));
    Map<String, Long> backwards = new LinkedHashMap<>();
    backwards.put("b", 2L);
    backwards.put("a", 1L);
    assertSame(new TreeMap<>(Map.of("a", 1L, "b", 2L)), backwards);
  }

  @Test
  void keepsEightDigitsOfEachFieldsHashAndNotWhatWasAsked() throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256");
    String secret = "v6:secret"; // its kind, its length, the text
    byte[] digest = sha256.digest(secret.getBytes(StandardCharsets.UTF_8));

    assertThat(Fingerprint.of("name", "secret").text())
        .matches("[0-9a-f]{64} name=" + HexFormat.of().formatHex(digest, 0, 4));
  }

  @Test
  void readsBackFromItsText() {
    var read = new Fingerprint(THIRTY.text());

    assertThat(read.matches(THIRTY)).isTrue();
    assertThat(read.firstDifference(Fingerprint.of("creator", "ada", "amount", 1)))
        .contains("amount");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fingerprint("abc"))
        .withMessage("not a fingerprint: 'abc'");
  }

  @Test
  void needsAPlainNameForEveryValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.of("creator"))
        .withMessage("every field name needs a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.of("the creator", 1))
        .withMessageContaining("was 'the creator'");
    assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.of("a=b", 1));
  }

  private static void assertDiffer(Object one, Object other) {
    assertThat(Fingerprint.of("x", one).firstDifference(Fingerprint.of("x", other)))
        .as("%s and %s", one, other)
        .contains("x");
  }

  private static void assertSame(Object one, Object other) {
    assertThat(Fingerprint.of("x", one)).isEqualTo(Fingerprint.of("x", other));
  }
}
