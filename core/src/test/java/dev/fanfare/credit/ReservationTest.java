package dev.fanfare.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Credits put aside for jobs: settled, released, expired, and settled late. */
class ReservationTest {
  private static final Wallet EDITS = Wallet.of(ADA, CreditType.VIDEO_EDIT);
  private static final Duration HOUR = Duration.ofHours(1);

  private final CreditFixture at = CreditFixture.at("2026-03-10T12:00:00Z");
  private final Credits credits = at.credits;

  @AfterEach
  void booksAreSound() {
    at.assertSound();
  }

  @Test
  void putsCreditsAside() {
    at.grant(EDITS, 100, GrantSource.PURCHASE);

    var result = (ReserveResult.Reserved) credits.reserve(EDITS, 40, HOUR, key("job"));

    assertThat(result.expiresAt()).isEqualTo("2026-03-10T13:00:00Z");
    assertThat(result.available()).isEqualTo(60);
    assertThat(at.reserved(EDITS)).isEqualTo(40);
    assertThat(credits.spend(EDITS, 61, key("greedy")))
        .isEqualTo(new SpendResult.Declined(60, false));
    assertThat(credits.reserve(EDITS, 61, HOUR, key("greedier")))
        .isEqualTo(new ReserveResult.Declined(60, false));
  }

  @Test
  void chargesWhatTheJobCameToAndReturnsTheRestToTheSameGrants() {
    UUID first = at.grant(EDITS, 30, GrantSource.PROMOTION);
    UUID second = at.grant(EDITS, 30, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 50, HOUR);

    var result = (SettleResult.Settled) credits.settle(job, 35, key("done"));

    // reserved 30 + 20; 35 used are 30 + 5, so 15 go back to the second, which then has 10 + 15
    assertThat(result)
        .isEqualTo(new SettleResult.Settled(job, result.charge(), 35, 15, false, 25, false));
    assertThat(credits.charge(result.charge()).orElseThrow())
        .satisfies(
            charge -> {
              assertThat(charge.reservation()).isEqualTo(job);
              assertThat(charge.lines())
                  .containsExactly(new Allocation(first, 30), new Allocation(second, 5));
            });
    assertThat(at.active(EDITS, second).remaining()).isEqualTo(25);
    assertThat(credits.balance(EDITS).usedThisPeriod()).isEqualTo(35);
  }

  @Test
  void settlesForNothing() {
    at.grant(EDITS, 30, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 30, HOUR);

    assertThat(credits.settle(job, 0, key("free")))
        .isEqualTo(new SettleResult.Settled(job, null, 0, 30, false, 30, false));
    assertThat(credits.reservation(job).orElseThrow().state()).isEqualTo(Reservation.State.SETTLED);
  }

  @Test
  void neverChargesMoreThanWasReserved() {
    at.grant(EDITS, 100, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 30, HOUR);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> credits.settle(job, 31, key("more")))
        .withMessage("actual must be 0 to 30, was 31");
    // A misuse leaves no trace: the key is free and the reservation open.
    assertThat(credits.settle(job, 30, key("more"))).isInstanceOf(SettleResult.Settled.class);
  }

  @Test
  void releasesEverything() {
    at.grant(EDITS, 100, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 30, HOUR);

    assertThat(credits.release(job, key("cancel")))
        .isEqualTo(new ReleaseResult.Released(job, 30, 100, false));
    assertThat(at.lines(EDITS)).containsExactly("GRANTED 100", "RESERVED 30", "RELEASED 30");
  }

  /** Lesson: two workers settle one hold. */
  @Test
  void isSettledOnceWhoeverAsks() {
    at.grant(EDITS, 100, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 30, HOUR);
    credits.settle(job, 30, key("worker-1"));

    assertThat(credits.settle(job, 30, key("worker-2")))
        .isEqualTo(new SettleResult.AlreadyClosed(Reservation.State.SETTLED, false));
    assertThat(credits.release(job, key("worker-3")))
        .isEqualTo(new ReleaseResult.AlreadyClosed(Reservation.State.SETTLED, false));
    assertThat(at.available(EDITS)).isEqualTo(70);
  }

  @Test
  void isNotSettledAfterItWasReleased() {
    at.grant(EDITS, 100, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 30, HOUR);
    credits.release(job, key("cancel"));

    assertThat(credits.settle(job, 10, key("late")))
        .isEqualTo(new SettleResult.AlreadyClosed(Reservation.State.RELEASED, false));
    assertThat(at.available(EDITS)).isEqualTo(100);
  }

  /** Lesson: a job that dies after reserving keeps the credits for ever. */
  @Test
  void freesItselfWhenTheJobDiesAfterReserving() {
    at.grant(EDITS, 40, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 40, HOUR);
    at.clock.set("2026-03-10T12:59:59.999999Z");
    assertThat(at.available(EDITS)).isZero();

    at.clock.set("2026-03-10T13:00:00Z");

    assertThat(credits.balance(EDITS)).isEqualTo(new CreditBalance(EDITS, 40, 0, 0, 40, 0, null));
    assertThat(credits.reservation(job).orElseThrow().state()).isEqualTo(Reservation.State.EXPIRED);
    // No sweeper has run: the next job gets the credits by itself.
    at.spend(EDITS, 40);
    assertThat(credits.release(job, key("too late")))
        .isEqualTo(new ReleaseResult.AlreadyClosed(Reservation.State.EXPIRED, false));
    assertThat(at.lines(EDITS))
        .containsExactly("GRANTED 40", "RESERVED 40", "LAPSED 40", "SPENT 40");
  }

  @Test
  void settlesLateByAFreshCharge() {
    at.grant(EDITS, 40, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 30, HOUR);
    at.clock.set("2026-03-10T15:00:00Z");

    var result = (SettleResult.Settled) credits.settle(job, 25, key("slow job"));

    assertThat(result)
        .isEqualTo(new SettleResult.Settled(job, result.charge(), 25, 0, true, 15, false));
    assertThat(at.lines(EDITS))
        .containsExactly("GRANTED 40", "RESERVED 30", "LAPSED 30", "SPENT 25");
    assertThat(credits.settle(job, 25, key("slow job, other worker")))
        .isEqualTo(new SettleResult.AlreadyClosed(Reservation.State.SETTLED, false));
    assertThat(credits.charge(result.charge()).orElseThrow().reservation()).isEqualTo(job);
  }

  @Test
  void declinesALateSettlementIfTheCreditsAreGone() {
    at.grant(EDITS, 40, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 30, HOUR);
    at.clock.set("2026-03-10T15:00:00Z");
    at.spend(EDITS, 20);

    assertThat(credits.settle(job, 25, key("slow job")))
        .isEqualTo(new SettleResult.Declined(20, false));
    assertThat(credits.reservation(job).orElseThrow().state()).isEqualTo(Reservation.State.EXPIRED);

    at.grant(EDITS, 5, GrantSource.PURCHASE);
    assertThat(credits.settle(job, 25, key("slow job")))
        .isEqualTo(new SettleResult.Declined(20, true));
    assertThat(credits.settle(job, 25, key("slow job again")))
        .isInstanceOf(SettleResult.Settled.class);
    assertThat(at.available(EDITS)).isZero();
  }

  @Test
  void settlesLateForNothing() {
    at.grant(EDITS, 40, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 30, HOUR);
    at.clock.set("2026-03-10T15:00:00Z");

    assertThat(credits.settle(job, 0, key("failed")))
        .isEqualTo(new SettleResult.Settled(job, null, 0, 0, true, 40, false));
  }

  @Test
  void staysGoodWhenItsGrantExpires() {
    at.grant(EDITS, 40, GrantSource.PROMOTION, "2026-03-10T12:30:00Z");
    UUID job = at.reserve(EDITS, 30, HOUR);
    at.clock.set("2026-03-10T12:45:00Z");
    // 10 were free and have expired; the 30 are still kept for the job
    assertThat(credits.balance(EDITS).available()).isZero();
    assertThat(credits.balance(EDITS).reserved()).isEqualTo(30);

    var result = (SettleResult.Settled) credits.settle(job, 30, key("done"));

    assertThat(result.charged()).isEqualTo(30);
    assertThat(at.lines(EDITS))
        .containsExactly("GRANTED 40", "RESERVED 30", "EXPIRED 10", "SETTLED 30");
  }

  @Test
  void losesOnReleaseOnlyWhatHasExpired() {
    at.grant(EDITS, 40, GrantSource.PROMOTION, "2026-03-10T12:30:00Z");
    UUID bought = at.grant(EDITS, 40, GrantSource.PURCHASE);
    UUID job = at.reserve(EDITS, 60, HOUR);
    at.clock.set("2026-03-10T12:45:00Z");

    var result = (ReleaseResult.Released) credits.release(job, key("cancel"));

    // 40 of the promotion have expired, 20 of the purchase are back
    assertThat(result.returned()).isEqualTo(60);
    assertThat(result.available()).isEqualTo(40);
    assertThat(at.active(EDITS, bought).remaining()).isEqualTo(40);
    assertThat(at.lines(EDITS))
        .containsExactly("GRANTED 40", "GRANTED 40", "RESERVED 60", "RELEASED 60", "EXPIRED 40");
  }

  @Test
  void expiresBeforeItsGrantIfItsTimeComesFirst() {
    at.grant(EDITS, 40, GrantSource.PROMOTION, "2026-03-10T13:30:00Z");
    at.reserve(EDITS, 30, HOUR);
    at.clock.set("2026-03-11T00:00:00Z");

    // free again at 13:00, over with the grant at 13:30
    assertThat(at.available(EDITS)).isZero();
    assertThat(at.lines(EDITS))
        .containsExactly("GRANTED 40", "RESERVED 30", "LAPSED 30", "EXPIRED 40");
  }

  @Test
  void doesNotKnowWhatNeverWas() {
    UUID nothing = new UUID(1, 2);
    assertThat(credits.reservation(nothing)).isEmpty();
    assertThatThrownBy(() -> credits.settle(nothing, 1, key("a")))
        .isInstanceOfSatisfying(
            UnknownReservationException.class, e -> assertThat(e.reservation()).isEqualTo(nothing));
    assertThatThrownBy(() -> credits.release(nothing, key("a")))
        .isInstanceOf(UnknownReservationException.class);
  }

  @Test
  void answersTheSameToTheSameKey() {
    at.grant(EDITS, 100, GrantSource.PURCHASE);
    var reserved = (ReserveResult.Reserved) credits.reserve(EDITS, 30, HOUR, key("r"));
    assertThat(credits.reserve(EDITS, 30, HOUR, key("r"))).isEqualTo(reserved.asReplayed());
    var settled = credits.settle(reserved.reservation(), 10, key("s"));
    at.clock.advance(Duration.ofDays(400));
    assertThat(credits.settle(reserved.reservation(), 10, key("s")))
        .isEqualTo(settled.asReplayed());
    assertThat(at.available(EDITS)).isEqualTo(90);
    assertThat(credits.reservation(reserved.reservation()).orElseThrow().closedAt())
        .isEqualTo(Instant.parse("2026-03-10T12:00:00Z"));
  }
}
