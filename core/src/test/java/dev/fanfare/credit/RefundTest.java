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

/** Giving used credits back. */
class RefundTest {
  private static final Wallet SCRIPTS = Wallet.of(ADA, CreditType.SCRIPT);

  private CreditFixture at = CreditFixture.at("2026-03-10T12:00:00Z");

  @AfterEach
  void booksAreSound() {
    at.assertSound();
  }

  private RefundResult refund(UUID charge, long amount) {
    return at.credits.refund(charge, amount, key(at.fresh()));
  }

  @Test
  void restoresTheGrantsThatPaidLastFirst() {
    UUID first = at.grant(SCRIPTS, 10, GrantSource.PROMOTION);
    UUID second = at.grant(SCRIPTS, 10, GrantSource.PURCHASE);
    UUID charge = at.spend(SCRIPTS, 15);

    // 10 + 5 paid; 7 back are the 5 and 2 of the 10
    assertThat(refund(charge, 7)).isEqualTo(new RefundResult.Refunded(charge, 7, 0, 12, false));
    assertThat(at.active(SCRIPTS, second).remaining()).isEqualTo(10);
    assertThat(at.active(SCRIPTS, first).remaining()).isEqualTo(2);
    refund(charge, 8);
    assertThat(at.active(SCRIPTS, first).remaining()).isEqualTo(10);
    assertThat(at.credits.balance(SCRIPTS).usedThisPeriod()).isZero();
  }

  /** Lesson: a refund after a dispute is taken twice. */
  @Test
  void neverRefundsMoreThanWasCharged() {
    at.grant(SCRIPTS, 100, GrantSource.PURCHASE);
    UUID charge = at.spend(SCRIPTS, 40);
    refund(charge, 30);

    assertThat(refund(charge, 11)).isEqualTo(new RefundResult.Declined(charge, 10, false));
    assertThat(refund(charge, 10)).isInstanceOf(RefundResult.Refunded.class);
    assertThat(refund(charge, 1)).isEqualTo(new RefundResult.Declined(charge, 0, false));
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
  }

  @Test
  void refundsOnceForOneKey() {
    at.grant(SCRIPTS, 100, GrantSource.PURCHASE);
    UUID charge = at.spend(SCRIPTS, 40);

    var first = at.credits.refund(charge, 20, key("dispute"));
    assertThat(at.credits.refund(charge, 20, key("dispute"))).isEqualTo(first.asReplayed());
    assertThat(at.available(SCRIPTS)).isEqualTo(80);
  }

  /** Lesson: expiry eats the wrong money. */
  @Test
  void losesOnlyWhatHasExpiredByDefault() {
    at.grant(SCRIPTS, 10, GrantSource.PROMOTION, "2026-03-11T00:00:00Z");
    UUID bought = at.grant(SCRIPTS, 10, GrantSource.PURCHASE);
    UUID charge = at.spend(SCRIPTS, 15);
    at.clock.set("2026-03-12T00:00:00Z");

    assertThat(refund(charge, 15)).isEqualTo(new RefundResult.Refunded(charge, 5, 10, 10, false));
    assertThat(at.active(SCRIPTS, bought).remaining()).isEqualTo(10);
    assertThat(at.lines(SCRIPTS))
        .containsExactly("GRANTED 10", "GRANTED 10", "SPENT 15", "REFUNDED 15", "EXPIRED 10");
    assertThat(at.events(CreditsExpired.class))
        .singleElement()
        .satisfies(e -> assertThat(e.amount()).isEqualTo(10));
  }

  @Test
  void restoresExpiredCreditsForAWhileIfThePolicySaysSo() {
    at =
        new CreditFixture(
            "2026-03-10T12:00:00Z",
            CreditPolicy.builder("kind")
                .refunds(RefundPolicy.restoreWithGrace(Duration.ofDays(7)))
                .build());
    UUID promotion =
        at.grant(
            SCRIPTS,
            GrantTerms.of(10, GrantSource.PROMOTION)
                .withPriority(3)
                .expiresAt(Instant.parse("2026-03-11T00:00:00Z")));
    UUID charge = at.spend(SCRIPTS, 10);
    at.clock.set("2026-03-12T00:00:00Z");

    assertThat(refund(charge, 4)).isEqualTo(new RefundResult.Refunded(charge, 4, 0, 4, false));
    assertThat(refund(charge, 6)).isEqualTo(new RefundResult.Refunded(charge, 6, 0, 10, false));

    assertThat(at.credits.grants(SCRIPTS))
        .hasSize(2)
        .allSatisfy(
            grant -> {
              assertThat(grant.parent()).isEqualTo(promotion);
              assertThat(grant.source()).isEqualTo(GrantSource.PROMOTION);
              assertThat(grant.priority()).isEqualTo(3);
              assertThat(grant.expiresAt()).isEqualTo("2026-03-19T00:00:00Z");
            });
    at.clock.set("2026-03-19T00:00:00Z");
    assertThat(at.available(SCRIPTS)).isZero();
    assertThat(at.credits.balance(SCRIPTS).grantedThisPeriod()).isEqualTo(10);
  }

  @Test
  void revivesAUsedUpGrant() {
    UUID bought = at.grant(SCRIPTS, 10, GrantSource.PURCHASE);
    UUID charge = at.spend(SCRIPTS, 10);
    assertThat(at.credits.grants(SCRIPTS)).isEmpty();

    refund(charge, 3);

    assertThat(at.active(SCRIPTS, bought).remaining()).isEqualTo(3);
  }

  @Test
  void refundsASettledJob() {
    UUID bought = at.grant(SCRIPTS, 50, GrantSource.PURCHASE);
    UUID job = at.reserve(SCRIPTS, 40, Duration.ofHours(1));
    var settled = (SettleResult.Settled) at.credits.settle(job, 25, key("done"));

    refund(settled.charge(), 25);

    assertThat(at.active(SCRIPTS, bought).remaining()).isEqualTo(50);
  }

  @Test
  void doesNotKnowWhatNeverWas() {
    UUID nothing = new UUID(1, 2);
    assertThat(at.credits.charge(nothing)).isEmpty();
    assertThatThrownBy(() -> refund(nothing, 1))
        .isInstanceOfSatisfying(
            UnknownChargeException.class, e -> assertThat(e.charge()).isEqualTo(nothing));
    assertThatIllegalArgumentException().isThrownBy(() -> refund(nothing, 0));
  }
}
