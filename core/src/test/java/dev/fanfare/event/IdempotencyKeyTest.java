package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {
  @Test
  void isPlainTextOfUpTo128Characters() {
    assertThat(IdempotencyKey.of("k".repeat(128))).hasToString("k".repeat(128));
    for (String wrong : new String[] {"", " ", "a\tb", "k".repeat(129)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IdempotencyKey.of(wrong))
          .withMessageContaining("idempotency key must be 1 to 128 characters");
    }
  }

  @Test
  void givesARetryTheSameChildAndEveryRoleAnother() {
    var order = IdempotencyKey.of("order-4411");

    assertThat(order.child("reward")).isEqualTo(IdempotencyKey.of("order-4411").child("reward"));
    assertThat(order.child("reward"))
        .isNotEqualTo(order.child("refund"))
        .isNotEqualTo(IdempotencyKey.of("order-4412").child("reward"));
    assertThat(IdempotencyKey.of("k".repeat(128)).child("reward").child("again").value())
        .as("children of children stay short")
        .hasSize(36);
  }
}
