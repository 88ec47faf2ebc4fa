package dev.fanfare.creator;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.creator.Creators.CreatorChanged;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CreatorsTest {
  private static final Creator REGISTERED =
      new Creator(
          ADA,
          "Ada",
          USD,
          ZoneId.of("Europe/Zurich"),
          Instant.parse("2025-05-01T00:00:00Z"),
          Verification.PENDING,
          null);

  private final TestClock clock = TestClock.at("2026-03-01T12:00:00Z");
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final Creators creators =
      Creators.of(Operations.inMemory(transactions, clock), new InMemoryCreatorStore(transactions));

  @Test
  void registersACreator() {
    assertThat(creators.find(ADA)).isEmpty();

    assertThat(creators.register(REGISTERED, key("k1")))
        .isEqualTo(new CreatorChanged(REGISTERED, false));

    assertThat(creators.find(ADA)).contains(REGISTERED);
  }

  @Test
  void answersARepeatedRegistrationAsTheFirstOneAndChangesNothing() {
    creators.register(REGISTERED, key("k1"));
    creators.holdPayouts(ADA, "dispute", key("k2"));

    assertThat(creators.register(REGISTERED, key("k1")))
        .isEqualTo(new CreatorChanged(REGISTERED, true));

    assertThat(creators.find(ADA).orElseThrow().hold()).contains("dispute");
  }

  @Test
  void namesTheFieldThatAnotherRegistrationUnderTheKeyChanges() {
    creators.register(REGISTERED, key("k1"));

    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(
            () -> creators.register(REGISTERED.withVerification(Verification.VERIFIED), key("k1")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("verification"));
    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> creators.register(REGISTERED.withPayoutHold("null"), key("k1")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("payoutHold"));
  }

  @Test
  void verifiesAKnownCreatorAndKeepsTheRest() {
    creators.register(REGISTERED, key("k1"));

    var answer = creators.verify(ADA, Verification.VERIFIED, JPY, key("k2"));

    assertThat(answer.creator()).isEqualTo(REGISTERED.withVerification(Verification.VERIFIED));
    assertThat(creators.find(ADA)).contains(answer.creator());
  }

  @Test
  void makesACreatorKnownWhoIsVerifiedFirst() {
    var answer = creators.verify(ADA, Verification.VERIFIED, JPY, key("k1"));

    assertThat(answer.creator())
        .isEqualTo(
            new Creator(
                ADA, "ada", JPY, ZoneOffset.UTC, clock.instant(), Verification.VERIFIED, null));
    clock.advance(Duration.ofDays(1));
    assertThat(creators.verify(ADA, Verification.VERIFIED, JPY, key("k1")))
        .isEqualTo(answer.asReplayed());
    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> creators.verify(ADA, Verification.VERIFIED, USD, key("k1")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("currency"));
  }

  @Test
  void stopsAndResumesPayouts() {
    creators.register(REGISTERED, key("k1"));

    assertThat(creators.holdPayouts(ADA, "dispute", key("k2")).creator().hold())
        .contains("dispute");
    assertThat(creators.verify(ADA, Verification.VERIFIED, USD, key("k3")).creator().hold())
        .as("verifying resumes nothing")
        .contains("dispute");
    assertThat(creators.releasePayouts(ADA, key("k4")).creator().hold()).isEmpty();
    assertThat(creators.find(ADA)).contains(REGISTERED.withVerification(Verification.VERIFIED));
  }

  @Test
  void holdsNobodyItDoesNotKnow() {
    assertThatExceptionOfType(UnknownCreatorException.class)
        .isThrownBy(() -> creators.holdPayouts(ADA, "dispute", key("k1")))
        .withMessage("Creator 'ada' is not registered; call Creators.register first")
        .satisfies(e -> assertThat(e.creator()).isEqualTo(ADA));
    assertThatExceptionOfType(UnknownCreatorException.class)
        .isThrownBy(() -> creators.releasePayouts(ADA, key("k1")));

    creators.register(REGISTERED, key("k0"));
    assertThat(creators.holdPayouts(ADA, "dispute", key("k1")).replayed())
        .as("the key stayed free")
        .isFalse();
  }

  @Test
  void wantsAReasonToHoldPayouts() {
    creators.register(REGISTERED, key("k1"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> creators.holdPayouts(ADA, " ", key("k2")))
        .withMessageContaining("reason must be 1 to 200 characters");
  }

  @Test
  void keepsWhenACreatorJoinedToTheMicrosecond() {
    var creator =
        new Creator(
            ADA,
            "Ada",
            USD,
            ZoneOffset.UTC,
            Instant.ofEpochSecond(1, 1_999),
            Verification.PENDING,
            null);

    assertThat(creator.joinedAt()).isEqualTo(Instant.ofEpochSecond(1, 1_000));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Creator(
                    ADA, "", USD, ZoneOffset.UTC, Instant.EPOCH, Verification.PENDING, null))
        .withMessageContaining("displayName must be 1 to 200 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> creator.withPayoutHold(""))
        .withMessageContaining("payoutHold must be");
  }
}
