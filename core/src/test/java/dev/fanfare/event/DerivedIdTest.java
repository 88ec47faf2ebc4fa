package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DerivedIdTest {
  /** The name space of domain names, RFC 9562 section 6.6. */
  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @Test
  void isVersion5AsTheTestVectorOfRfc9562() {
    assertThat(DerivedId.of(DNS, "www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
  }

  @Test
  void isTheSameForARetry() {
    assertThat(DerivedId.of("payout-1", "attempt/2"))
        .isEqualTo(DerivedId.of("payout-1", "attempt/2"));
    assertThat(DerivedId.of("payout-1", "attempt/2").version()).isEqualTo(5);
    assertThat(DerivedId.of("payout-1", "attempt/2").variant()).isEqualTo(2);
  }

  @Test
  void differsForEveryParentAndRole() {
    assertThat(DerivedId.of("a", "b")).isNotEqualTo(DerivedId.of("b", "a"));
    assertThat(DerivedId.of("a", "b/c")).isNotEqualTo(DerivedId.of("a/b", "c"));
    assertThat(DerivedId.of("1:a", "b")).isNotEqualTo(DerivedId.of("a", "b"));
    assertThat(DerivedId.of(DNS, "a")).isNotEqualTo(DerivedId.of(DNS, "b"));
    assertThat(DerivedId.of("ä", "b")).isNotEqualTo(DerivedId.of("?", "b"));
  }

  @Test
  void neverChangesSinceStoredIdsDependOnIt() {
    // Version 5 of "8:payout-1/attempt/2" in the library's name space, by Python's uuid.uuid5.
    assertThat(DerivedId.of("payout-1", "attempt/2"))
        .isEqualTo(UUID.fromString("6f7fe48d-71bf-5095-94fb-eba26402fe11"));
  }
}
