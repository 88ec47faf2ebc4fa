package dev.fanfare.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CreatorIdTest {
  @Test
  void isPlainTextOfUpTo64Characters() {
    assertThat(CreatorId.of("c".repeat(64))).hasToString("c".repeat(64));
    for (String wrong : new String[] {"", "  ", "a\nb", "c".repeat(65)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CreatorId.of(wrong))
          .withMessageContaining("creator id must be 1 to 64 characters");
    }
  }

  @Test
  void sortsByCharactersNotByALanguage() {
    assertThat(CreatorId.of("Zoe")).isLessThan(CreatorId.of("ada"));
    assertThat(CreatorId.of("ada10")).isLessThan(CreatorId.of("ada9"));
    assertThat(CreatorId.of("zoe")).isLessThan(CreatorId.of("ämilie"));
  }
}
