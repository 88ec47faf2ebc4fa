package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.payout.Evidence.Source;
import dev.fanfare.payout.GatewayReport.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayWordTest {
  private static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z");
  private static final UUID ID = new UUID(1, 1);

  @ParameterizedTest(name = "{0}, told {1}: {2}")
  @CsvSource({
    "SUBMITTING, ACCEPTED, SUBMITTED",
    "SUBMITTING, PAID,     PAID",
    "SUBMITTING, REJECTED, FAILED",
    "SUBMITTING, RETURNED, PAID RETURNED",
    "SUBMITTED,  ACCEPTED, nothing",
    "SUBMITTED,  PAID,     PAID",
    "SUBMITTED,  REJECTED, FAILED",
    "SUBMITTED,  RETURNED, PAID RETURNED",
    "UNKNOWN,    ACCEPTED, SUBMITTED",
    "UNKNOWN,    PAID,     PAID",
    "UNKNOWN,    REJECTED, FAILED",
    "UNKNOWN,    RETURNED, PAID RETURNED",
    "PAID,       ACCEPTED, nothing",
    "PAID,       PAID,     nothing",
    "PAID,       REJECTED, contradiction",
    "PAID,       RETURNED, RETURNED",
    "RETURNED,   ACCEPTED, nothing",
    "RETURNED,   PAID,     nothing",
    "RETURNED,   REJECTED, nothing",
    "RETURNED,   RETURNED, nothing",
    "FAILED,     ACCEPTED, nothing",
    "FAILED,     PAID,     contradiction",
    "FAILED,     REJECTED, nothing",
    "FAILED,     RETURNED, contradiction"
  })
  void isJudgedByTheState(PayoutState state, State said, String expected) {
    assertThat(shown(judge(state, Source.REPORT, NOON, said, NOON))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "failed by {0}, then accepted: {1}")
  @CsvSource({
    "ANSWER,       nothing",
    "REPORT,       nothing",
    "LOOKUP,       nothing",
    "NOT_RECEIVED, contradiction",
    "OPERATOR,     contradiction"
  })
  void mayBeAnAcceptanceBeforeARejectionButNotOfWhatWasNeverReceived(
      Source source, String expected) {
    assertThat(shown(judge(PayoutState.FAILED, source, null, State.ACCEPTED, NOON)))
        .isEqualTo(expected);
  }

  @Test
  void mayBeALatePaymentButNotOneAfterTheReturn() {
    assertThat(judge(PayoutState.RETURNED, Source.REPORT, NOON, State.PAID, NOON.minusSeconds(1)))
        .isEqualTo(judge(PayoutState.RETURNED, Source.REPORT, NOON, State.PAID, NOON));
    assertThat(
            judge(PayoutState.RETURNED, Source.REPORT, NOON, State.PAID, NOON.plusSeconds(1))
                .contradicts())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUESTED", "IN_REVIEW", "APPROVED", "CANCELLED"})
  void cannotBeAboutAPayoutThatWasNeverSubmitted(PayoutState state) {
    assertThatThrownBy(() -> judge(state, Source.REPORT, NOON, State.PAID, NOON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(state.name());
  }

  private static GatewayWord judge(
      PayoutState state, Source source, @Nullable Instant lastSaid, State said, Instant at) {
    FeeSchedule free = FeeSchedule.builder(PayoutMethod.PAXUM, USD, "t").build();
    LocalDate day = LocalDate.parse("2026-01-30");
    Payout payout =
        new Payout(
            ID,
            ADA,
            PayoutMethod.PAXUM,
            "sandbox",
            new PayoutQuote(usd("1"), null, free.quote(usd("1")), null),
            state,
            3,
            day,
            day,
            null,
            null,
            null,
            null,
            NOON,
            null,
            null,
            NOON);
    PayoutStep last =
        new PayoutStep(ID, 3, state, state, NOON, new Evidence(source, "test", "test", lastSaid));
    return GatewayWord.judge(payout, () -> last, said, at);
  }

  private static String shown(GatewayWord word) {
    if (word.contradicts()) {
      return "contradiction";
    }
    return word.path().isEmpty()
        ? "nothing"
        : String.join(" ", word.path().stream().map(PayoutState::name).toList());
  }
}
