package dev.fanfare.credit;

import static dev.fanfare.credit.CreditType.SCRIPT;
import static dev.fanfare.credit.CreditType.THUMBNAIL;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a tier's allowance brings, month after month. */
class MonthlyAllowanceTest {
  private static final Wallet SCRIPTS = Wallet.of(ADA, SCRIPT);
  private static final Wallet THUMBNAILS = Wallet.of(ADA, THUMBNAIL);

  private CreditFixture at = CreditFixture.at("2026-01-31T10:00:00Z");

  @AfterEach
  void booksAreSound() {
    at.assertSound();
  }

  private AllowanceChanged set(Map<CreditType, Long> monthly) {
    return at.credits.setAllowance(ADA, monthly, "tiers-1", key(at.fresh()));
  }

  @Test
  void grantsTheFirstPeriodAtOnce() {
    assertThat(set(Map.of(SCRIPT, 100L, THUMBNAIL, 20L)))
        .isEqualTo(
            new AllowanceChanged(
                ADA,
                List.of(new CreditAmount(SCRIPT, 100), new CreditAmount(THUMBNAIL, 20)),
                false));

    assertThat(at.credits.balance(SCRIPTS))
        .isEqualTo(
            new CreditBalance(SCRIPTS, 100, 0, 0, 100, 100, Instant.parse("2026-02-28T10:00:00Z")));
    assertThat(at.available(THUMBNAILS)).isEqualTo(20);
  }

  @Test
  void resetsWithoutAnybodyRunningAnything() {
    set(Map.of(SCRIPT, 100L));
    at.spend(SCRIPTS, 70);

    at.clock.set("2026-02-28T10:00:00Z");

    // The 30 left over are gone, the new 100 are there, and the period's counters start again.
    assertThat(at.credits.balance(SCRIPTS))
        .isEqualTo(
            new CreditBalance(SCRIPTS, 100, 0, 0, 100, 100, Instant.parse("2026-03-31T10:00:00Z")));
    at.spend(SCRIPTS, 100);
    assertThat(at.lines(SCRIPTS))
        .containsExactly("GRANTED 100", "SPENT 70", "EXPIRED 30", "GRANTED 100", "SPENT 100");
  }

  /** Lesson: 31 May resets to 1 July. */
  @Test
  void resetsOn30JuneWhatStartedOn31May() {
    at = CreditFixture.at("2026-05-31T10:00:00Z");
    set(Map.of(SCRIPT, 100L));
    at.spend(SCRIPTS, 100);

    at.clock.set("2026-06-30T09:59:59Z");
    assertThat(at.available(SCRIPTS)).isZero();
    at.clock.set("2026-06-30T10:00:00Z");
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
    at.spend(SCRIPTS, 100);
    at.clock.set("2026-07-31T09:59:59Z");
    assertThat(at.available(SCRIPTS)).isZero();
    at.clock.set("2026-07-31T10:00:00Z");
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
  }

  /** Lesson: expiry in UTC takes a creator in another zone's credits away early. */
  @Test
  void resetsByTheCalendarOfItsZone() {
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    at =
        new CreditFixture("2026-01-31T18:30:00Z", CreditPolicy.builder("in").zone(kolkata).build());
    set(Map.of(SCRIPT, 100L));

    // There it is 1 February, 00:00; so each period starts on the first at 00:00 there.
    assertThat(at.credits.balance(SCRIPTS).nextReset()).isEqualTo("2026-02-28T18:30:00Z");
    at.clock.set("2026-02-28T18:30:00Z");
    assertThat(at.credits.balance(SCRIPTS).nextReset()).isEqualTo("2026-03-31T18:30:00Z");
  }

  @Test
  void keepsTheLocalHourWhenClocksChange() {
    at =
        new CreditFixture(
            "2026-03-15T08:00:00Z",
            CreditPolicy.builder("de").zone(ZoneId.of("Europe/Berlin")).build());
    set(Map.of(SCRIPT, 100L));
    // 09:00 in Berlin is 08:00 UTC in winter and 07:00 UTC in summer.
    assertThat(at.credits.balance(SCRIPTS).nextReset()).isEqualTo("2026-04-15T07:00:00Z");
    at.clock.set("2026-10-20T00:00:00Z");
    assertThat(at.credits.balance(SCRIPTS).nextReset()).isEqualTo("2026-11-15T08:00:00Z");
  }

  @Test
  void grantsAPeriodOnceHoweverOftenItIsLookedAt() {
    set(Map.of(SCRIPT, 100L));
    at.clock.set("2026-03-01T00:00:00Z");
    for (int i = 0; i < 5; i++) {
      at.available(SCRIPTS);
      at.credits.sweep(10);
      at.spend(SCRIPTS, 1);
    }
    assertThat(at.available(SCRIPTS)).isEqualTo(95);
    assertThat(at.events(CreditsGranted.class)).hasSize(2);
  }

  @Test
  void jumpsOverAYearInWhichNobodyLooked() {
    set(Map.of(SCRIPT, 100L));
    at.spend(SCRIPTS, 60);

    at.clock.set("2027-02-15T00:00:00Z");

    assertThat(at.credits.balance(SCRIPTS))
        .isEqualTo(
            new CreditBalance(SCRIPTS, 100, 0, 0, 100, 100, Instant.parse("2027-02-28T10:00:00Z")));
    // The rest of the first month expired on its day; months in between left no trace.
    assertThat(at.lines(SCRIPTS))
        .containsExactly("GRANTED 100", "SPENT 60", "EXPIRED 40", "GRANTED 100");
    at.credits.sweep(10);
    assertThat(at.store.find(SCRIPTS).period().number()).isEqualTo(12);
  }

  @Test
  void appliesAYearOfMissedMonthsInOrderWhenAllIsCarriedOver() {
    at = CreditFixture.at("2026-01-31T10:00:00Z", Rollover.all());
    set(Map.of(SCRIPT, 100L));
    at.spend(SCRIPTS, 60);

    at.clock.set("2027-02-15T00:00:00Z");

    // 40 left of the first month and 12 more of 100
    assertThat(at.available(SCRIPTS)).isEqualTo(1240);
    assertThat(at.credits.balance(SCRIPTS).grantedThisPeriod()).isEqualTo(100);
    at.credits.sweep(10);
    assertThat(at.events(CreditsGranted.class)).hasSize(13);
    assertThat(at.events(CreditsExpired.class)).isEmpty();
    // However long nothing is used, two grants hold it: what was carried over, and the month's.
    assertThat(at.store.find(SCRIPTS).grants())
        .extracting(Grant::remaining)
        .containsExactlyInAnyOrder(1140L, 100L);
  }

  @Test
  void carriesOverNoMoreThanTheCap() {
    at = CreditFixture.at("2026-01-31T10:00:00Z", Rollover.capped(50));
    set(Map.of(SCRIPT, 100L));
    at.spend(SCRIPTS, 70);

    at.clock.set("2026-02-28T10:00:00Z");
    // 30 left, all within the cap
    assertThat(at.available(SCRIPTS)).isEqualTo(130);
    at.clock.set("2026-03-31T10:00:00Z");
    // 130 left, 50 of them live on
    assertThat(at.available(SCRIPTS)).isEqualTo(150);
    assertThat(at.lines(SCRIPTS))
        .containsExactly(
            "GRANTED 100",
            "SPENT 70",
            "CARRIED_OVER 30",
            "GRANTED 100",
            "EXPIRED 30",
            "EXPIRED 50",
            "CARRIED_OVER 50",
            "GRANTED 100");
  }

  @Test
  void carriesOverOnlyTheAllowance() {
    at = CreditFixture.at("2026-01-31T10:00:00Z", Rollover.capped(50));
    set(Map.of(SCRIPT, 100L));
    UUID bought = at.grant(SCRIPTS, 500, GrantSource.PURCHASE);
    at.grant(SCRIPTS, 7, GrantSource.PROMOTION, "2026-02-28T10:00:00Z");

    at.clock.set("2026-02-28T10:00:00Z");

    // 50 of 100 live on, 100 are new, 500 are bought, the promotion is over
    assertThat(at.available(SCRIPTS)).isEqualTo(650);
    assertThat(at.active(SCRIPTS, bought).remaining()).isEqualTo(500);
  }

  /** Lesson: a job that fails after the reset must not cost what would have been carried over. */
  @Test
  void carriesOverWhatAReservationGivesBackLate() {
    at = CreditFixture.at("2026-01-31T10:00:00Z", Rollover.capped(50));
    set(Map.of(SCRIPT, 100L));
    at.spend(SCRIPTS, 30);
    UUID job = at.reserve(SCRIPTS, 60, Duration.ofDays(30));
    at.clock.set("2026-02-28T10:00:00Z");
    // 10 were left and live on
    assertThat(at.available(SCRIPTS)).isEqualTo(110);

    at.credits.release(job, key("failed"));

    // 70 would have been left, 50 would have lived on
    assertThat(at.available(SCRIPTS)).isEqualTo(150);
    assertThat(at.lines(SCRIPTS))
        .containsExactly(
            "GRANTED 100",
            "SPENT 30",
            "RESERVED 60",
            "CARRIED_OVER 10",
            "GRANTED 100",
            "RELEASED 60",
            "CARRIED_OVER 40",
            "EXPIRED 20");
    at.clock.set("2026-03-31T10:00:00Z");
    assertThat(at.available(SCRIPTS)).isEqualTo(150);
  }

  @Test
  void carriesOverWhatARefundGivesBackLate() {
    at = CreditFixture.at("2026-01-31T10:00:00Z", Rollover.all());
    set(Map.of(SCRIPT, 100L));
    UUID charge = at.spend(SCRIPTS, 80);
    at.clock.set("2026-03-01T00:00:00Z");

    assertThat(at.credits.refund(charge, 80, key("r")))
        .isEqualTo(new RefundResult.Refunded(charge, 80, 0, 200, false));
    // A refund of last month's charge is no less use of this month.
    assertThat(at.credits.balance(SCRIPTS).usedThisPeriod()).isZero();
  }

  @Test
  void grantsTheDifferenceWhenTheTierRises() {
    set(Map.of(SCRIPT, 100L));
    at.spend(SCRIPTS, 90);

    assertThat(set(Map.of(SCRIPT, 500L)).granted()).containsExactly(new CreditAmount(SCRIPT, 400));
    // 100 - 90 + 400
    assertThat(at.available(SCRIPTS)).isEqualTo(410);
    at.clock.set("2026-02-28T10:00:00Z");
    assertThat(at.available(SCRIPTS)).isEqualTo(500);
  }

  @Test
  void changesNothingUntilTheNextPeriodWhenTheTierFalls() {
    set(Map.of(SCRIPT, 500L));
    at.spend(SCRIPTS, 50);

    assertThat(set(Map.of(SCRIPT, 100L)).granted()).isEmpty();
    assertThat(at.available(SCRIPTS)).isEqualTo(450);
    assertThat(at.credits.balance(SCRIPTS).monthlyAllowance()).isEqualTo(100);
    at.clock.set("2026-02-28T10:00:00Z");
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
  }

  @Test
  void earnsNothingByGoingUpAndDown() {
    set(Map.of(SCRIPT, 100L));
    for (int i = 0; i < 10; i++) {
      set(Map.of(SCRIPT, 500L));
      set(Map.of(SCRIPT, 100L));
      set(Map.of());
    }
    assertThat(at.available(SCRIPTS)).isEqualTo(500);
  }

  @Test
  void endsATypeThatIsNoLongerNamedWithThePeriod() {
    set(Map.of(SCRIPT, 100L, THUMBNAIL, 20L));

    assertThat(set(Map.of(SCRIPT, 100L)).granted()).isEmpty();
    assertThat(at.available(THUMBNAILS)).isEqualTo(20);
    assertThat(at.credits.balance(THUMBNAILS).nextReset()).isNull();
    at.clock.set("2026-02-28T10:00:00Z");
    assertThat(at.available(THUMBNAILS)).isZero();
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
  }

  @Test
  void keepsItsCalendarWhenATypeComesBack() {
    set(Map.of(SCRIPT, 100L));
    set(Map.of());
    at.clock.set("2026-04-15T00:00:00Z");
    assertThat(at.available(SCRIPTS)).isZero();

    assertThat(set(Map.of(SCRIPT, 100L)).granted()).containsExactly(new CreditAmount(SCRIPT, 100));
    // Period 2 has been running since 31 March; leaving and returning wins no extra month.
    assertThat(at.credits.balance(SCRIPTS).nextReset()).isEqualTo("2026-04-30T10:00:00Z");
    set(Map.of());
    assertThat(set(Map.of(SCRIPT, 100L)).granted()).isEmpty();
  }

  @Test
  void keepsForGoodWhatWasCarriedOverOutOfAnEndedAllowance() {
    at = CreditFixture.at("2026-01-31T10:00:00Z", Rollover.capped(50));
    set(Map.of(SCRIPT, 100L));
    UUID job = at.reserve(SCRIPTS, 30, Duration.ofDays(30));
    set(Map.of());

    at.clock.set("2026-02-28T10:00:00Z");
    // 70 left, 50 live on; the 30 that the job holds no longer fit under the cap
    assertThat(at.available(SCRIPTS)).isEqualTo(50);
    at.credits.release(job, key("failed"));
    assertThat(at.available(SCRIPTS)).isEqualTo(50);
    at.clock.set("2036-01-01T00:00:00Z");
    assertThat(at.available(SCRIPTS)).isEqualTo(50);
    assertThat(at.store.find(SCRIPTS).nextDue()).isEmpty();
  }

  @Test
  void keepsWhatComesBackAfterAnAllowanceHasEndedUsedUp() {
    at = CreditFixture.at("2026-01-31T10:00:00Z", Rollover.capped(50));
    set(Map.of(SCRIPT, 100L));
    at.clock.set("2026-02-28T10:00:00Z");
    UUID charge = at.spend(SCRIPTS, 150);
    set(Map.of());
    at.clock.set("2026-06-01T00:00:00Z");

    // Had the charge never been, 150 would have been left at the end of March and 50 would live on.
    assertThat(at.credits.refund(charge, 150, key("r")))
        .isEqualTo(new RefundResult.Refunded(charge, 50, 100, 50, false));
  }

  @Test
  void doesNotMixUpAllowanceAndOtherGrantsInTheCounters() {
    set(Map.of(SCRIPT, 100L));
    at.grant(SCRIPTS, 30, GrantSource.ACHIEVEMENT);
    at.grant(
        SCRIPTS,
        GrantTerms.of(5, GrantSource.PROMOTION).effectiveAt(Instant.parse("2026-03-05T00:00:00Z")));
    at.spend(SCRIPTS, 10);

    assertThat(at.credits.balance(SCRIPTS))
        .isEqualTo(
            new CreditBalance(
                SCRIPTS, 120, 0, 10, 130, 100, Instant.parse("2026-02-28T10:00:00Z")));
    at.clock.set("2026-03-06T00:00:00Z");
    // The 30 of the achievement stay; 100 and 5 came in this period.
    assertThat(at.credits.balance(SCRIPTS))
        .isEqualTo(
            new CreditBalance(SCRIPTS, 135, 0, 0, 105, 100, Instant.parse("2026-03-31T10:00:00Z")));
  }

  @Test
  void appliesWhatWasDueUnderTheOldTierFirst() {
    set(Map.of(SCRIPT, 100L));
    at.clock.set("2026-02-28T10:00:00Z");

    // The new period began with 100; only the difference is new.
    assertThat(set(Map.of(SCRIPT, 150L)).granted()).containsExactly(new CreditAmount(SCRIPT, 50));
    assertThat(at.available(SCRIPTS)).isEqualTo(150);
  }

  @Test
  void answersTheSameToTheSameKey() {
    var first = at.credits.setAllowance(ADA, Map.of(SCRIPT, 100L), "1", key("tier-change"));
    at.clock.set("2026-03-15T00:00:00Z");
    assertThat(at.credits.setAllowance(ADA, Map.of(SCRIPT, 100L), "1", key("tier-change")))
        .isEqualTo(first.asReplayed());
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
  }

  @Test
  void refusesAnAmountOutOfRangeByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set(Map.of(SCRIPT, -1L)))
        .withMessage("script must be 0 to 1000000000000, was -1");
  }
}
