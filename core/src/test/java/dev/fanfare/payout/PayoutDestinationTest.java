package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayoutDestinationTest {
  private static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z");
  private static final String SECRET = "secret";

  @Test
  void showsFourCharactersAtMost() {
    assertThat(new PayoutDestination.BankAccount("Ada", "DE89370400440532013000", "DEUTDEFF"))
        .hasToString("BankAccount[…3000]");
    assertThat(new PayoutDestination.ProviderAccount("ada@x")).hasToString("ProviderAccount[…]");
    assertThat(new PayoutDestination.Forgotten()).hasToString("Forgotten");
  }

  static Stream<Function<String, PayoutDestination>> destinations() {
    return Stream.of(
        text -> new PayoutDestination.BankAccount(text, "DE89370400440532013000", null),
        text -> new PayoutDestination.BankAccount("Ada", text, null),
        text -> new PayoutDestination.BankAccount("Ada", "DE89370400440532013000", text),
        PayoutDestination.ProviderAccount::new,
        text -> new PayoutDestination.CryptoAddress("tron", text));
  }

  @ParameterizedTest
  @MethodSource("destinations")
  void refusesAValueWithoutShowingIt(Function<String, PayoutDestination> destination) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> destination.apply(SECRET + "x".repeat(300)))
        .withMessageContaining("it had 306")
        .withMessageNotContaining(SECRET);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> destination.apply(SECRET + "\n"))
        .withMessageNotContaining(SECRET);
  }

  @Test
  void isForgottenOnlyOnceAnAttemptIsClosed() {
    PayoutAttempt attempt =
        new PayoutAttempt(
            new UUID(1, 1),
            new UUID(2, 2),
            ADA,
            usd("98"),
            PayoutMethod.PAXUM,
            new PayoutDestination.ProviderAccount("ada@example.org"),
            NOON);
    AttemptRecord open = AttemptRecord.first(attempt, "sandbox", NOON);

    assertThatIllegalArgumentException()
        .isThrownBy(open::forgotten)
        .withMessageContaining("the money may be on its way there");
    assertThat(open.closed().forgotten().attempt().destination())
        .isEqualTo(new PayoutDestination.Forgotten());
    assertThat(open.closed().forgotten().attempt().amount()).isEqualTo(usd("98"));
  }
}
