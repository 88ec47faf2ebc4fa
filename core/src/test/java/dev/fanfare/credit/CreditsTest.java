package dev.fanfare.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fanfare.event.IdempotencyConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Granting, spending and the answers to both. */
class CreditsTest {
  private static final Wallet SCRIPTS = Wallet.of(ADA, CreditType.SCRIPT);
  private static final Wallet THUMBNAILS = Wallet.of(ADA, CreditType.THUMBNAIL);

  private final CreditFixture at = CreditFixture.at("2026-03-10T12:00:00Z");
  private final Credits credits = at.credits;

  @AfterEach
  void booksAreSound() {
    at.assertSound();
  }

  @Test
  void startsEmpty() {
    assertThat(credits.balance(SCRIPTS)).isEqualTo(new CreditBalance(SCRIPTS, 0, 0, 0, 0, 0, null));
    assertThat(credits.spend(SCRIPTS, 1, key("a"))).isEqualTo(new SpendResult.Declined(0, false));
    assertThat(credits.grants(SCRIPTS)).isEmpty();
    assertThat(at.lines(SCRIPTS)).isEmpty();
  }

  @Test
  void spendsWhatWasGranted() {
    var granted = credits.grant(SCRIPTS, 100, GrantSource.PURCHASE, key("order-1"));
    assertThat(granted.available()).isEqualTo(100);

    var spent = (SpendResult.Spent) credits.spend(SCRIPTS, 30, key("job-1"));

    // 100 - 30 = 70
    assertThat(spent.available()).isEqualTo(70);
    assertThat(credits.charge(spent.charge()))
        .get()
        .satisfies(
            charge -> {
              assertThat(charge.amount()).isEqualTo(30);
              assertThat(charge.lines()).containsExactly(new Allocation(granted.grant(), 30));
            });
    assertThat(credits.balance(SCRIPTS))
        .isEqualTo(new CreditBalance(SCRIPTS, 70, 0, 30, 100, 0, null));
  }

  @Test
  void declinesMoreThanIsThereAndTakesNothing() {
    at.grant(SCRIPTS, 50, GrantSource.PURCHASE);

    assertThat(credits.spend(SCRIPTS, 51, key("job")))
        .isEqualTo(new SpendResult.Declined(50, false));
    assertThat(at.available(SCRIPTS)).isEqualTo(50);
    assertThat(at.lines(SCRIPTS)).containsExactly("GRANTED 50");
  }

  @Test
  void keepsTypesAndCreatorsApart() {
    at.grant(SCRIPTS, 50, GrantSource.PURCHASE);
    at.grant(Wallet.of(ADA, CreditType.GENERAL), 50, GrantSource.PURCHASE);

    assertThat(credits.spend(THUMBNAILS, 1, key("no-fallback")))
        .isEqualTo(new SpendResult.Declined(0, false));
    assertThat(at.available(Wallet.of(BEN, CreditType.SCRIPT))).isZero();
    assertThat(credits.balances(ADA))
        .extracting(b -> b.wallet().type().code(), CreditBalance::available)
        .containsExactly(tuple("general", 50L), tuple("script", 50L));
  }

  @Test
  void usesGrantsInBurnOrderAndRecordsWhichPaid() {
    UUID bought = at.grant(SCRIPTS, 10, GrantSource.PURCHASE);
    UUID given = at.grant(SCRIPTS, 10, GrantSource.PROMOTION);
    UUID ending = at.grant(SCRIPTS, 10, GrantSource.PURCHASE, "2026-04-01T00:00:00Z");
    UUID first = at.grant(SCRIPTS, GrantTerms.of(10, GrantSource.PURCHASE).withPriority(1));

    UUID charge = at.spend(SCRIPTS, 35);

    assertThat(credits.charge(charge).orElseThrow().lines())
        .containsExactly(
            new Allocation(first, 10),
            new Allocation(ending, 10),
            new Allocation(given, 10),
            new Allocation(bought, 5));
    assertThat(credits.grants(SCRIPTS)).extracting(Grant::id).containsExactly(bought);
  }

  @Test
  void doesNotUseAGrantBeforeItsStart() {
    at.grant(
        SCRIPTS,
        GrantTerms.of(10, GrantSource.PROMOTION)
            .effectiveAt(Instant.parse("2026-03-11T00:00:00Z"))
            .expiresAt(Instant.parse("2026-03-12T00:00:00Z")));
    assertThat(at.available(SCRIPTS)).isZero();
    assertThat(at.events()).isEmpty();

    at.clock.set("2026-03-11T00:00:00Z");
    assertThat(at.available(SCRIPTS)).isEqualTo(10);
    assertThat(credits.sweep(10)).isEqualTo(1);
    assertThat(at.events(CreditsGranted.class))
        .singleElement()
        .satisfies(e -> assertThat(e.at()).isEqualTo("2026-03-11T00:00:00Z"));

    at.clock.set("2026-03-12T00:00:00Z");
    assertThat(at.available(SCRIPTS)).isZero();
    assertThat(at.lines(SCRIPTS)).containsExactly("GRANTED 10", "EXPIRED 10");
  }

  @Test
  void refusesAGrantThatIsOverAlready() {
    var terms =
        GrantTerms.of(10, GrantSource.PROMOTION).expiresAt(Instant.parse("2026-03-10T12:00:00Z"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> credits.grant(SCRIPTS, terms, key("late")))
        .withMessageContaining("expiresAt");
  }

  @Test
  void refusesAmountsThatMeanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credits.spend(SCRIPTS, 0, key("a")))
        .withMessage("amount must be 1 to 1000000000000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credits.grant(SCRIPTS, -5, GrantSource.PURCHASE, key("a")))
        .withMessageContaining("amount");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credits.reserve(SCRIPTS, 1, Duration.ZERO, key("a")))
        .withMessageContaining("ttl");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credits.reserve(SCRIPTS, 1, Duration.ofDays(31), key("a")))
        .withMessageContaining("ttl");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GrantTerms.of(1, GrantSource.PURCHASE).withPriority(101))
        .withMessage("priority must be 0 to 100, was 101");
  }

  /** Lesson: optional or loosely compared keys cause double top-ups. */
  @Test
  void toppingUpTwiceWithOneKeyGrantsOnce() {
    var first = credits.grant(SCRIPTS, 100, GrantSource.PURCHASE, key("webhook-7"));
    var second = credits.grant(SCRIPTS, 100, GrantSource.PURCHASE, key("webhook-7"));

    assertThat(second).isEqualTo(first.asReplayed());
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
  }

  /** Lesson: a key that comes back with other content must never get the first answer silently. */
  @Test
  void oneKeyNeverNamesTwoTopUps() {
    credits.grant(SCRIPTS, 100, GrantSource.PURCHASE, key("webhook-7"));

    assertThatThrownBy(() -> credits.grant(SCRIPTS, 200, GrantSource.PURCHASE, key("webhook-7")))
        .isInstanceOfSatisfying(
            IdempotencyConflictException.class, e -> assertThat(e.field()).isEqualTo("amount"));
    assertThatThrownBy(() -> credits.grant(THUMBNAILS, 100, GrantSource.PURCHASE, key("webhook-7")))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThatThrownBy(() -> credits.spend(SCRIPTS, 100, key("webhook-7")))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
  }

  /** Lesson: a key never changes its answer, not even from no to yes. */
  @Test
  void aDeclinedKeyStaysDeclined() {
    assertThat(credits.spend(SCRIPTS, 10, key("job")))
        .isEqualTo(new SpendResult.Declined(0, false));
    at.grant(SCRIPTS, 100, GrantSource.PURCHASE);

    assertThat(credits.spend(SCRIPTS, 10, key("job"))).isEqualTo(new SpendResult.Declined(0, true));
    assertThat(at.available(SCRIPTS)).isEqualTo(100);
  }

  @Test
  void tellsAStatementWhoseLinesSumToTheBalance() {
    at.grant(SCRIPTS, 100, GrantSource.PURCHASE);
    at.clock.set("2026-03-11T00:00:00Z");
    UUID charge = at.spend(SCRIPTS, 30);
    UUID job = at.reserve(SCRIPTS, 20, Duration.ofHours(1));
    at.clock.set("2026-03-11T00:30:00Z");
    credits.settle(job, 5, key("settle"));
    credits.refund(charge, 10, key("refund"));

    var statement =
        credits.statement(
            SCRIPTS, Instant.parse("2026-03-11T00:00:00Z"), Instant.parse("2026-03-12T00:00:00Z"));

    assertThat(statement.openingAvailable()).isEqualTo(100);
    assertThat(statement.lines())
        .extracting(
            CreditEntry::kind,
            CreditEntry::amount,
            CreditEntry::availableDelta,
            CreditEntry::reservedDelta)
        .containsExactly(
            tuple(CreditEntry.Kind.SPENT, 30L, -30L, 0L),
            tuple(CreditEntry.Kind.RESERVED, 20L, -20L, 20L),
            // 5 of 20 used: 15 come back
            tuple(CreditEntry.Kind.SETTLED, 5L, 15L, -20L),
            tuple(CreditEntry.Kind.REFUNDED, 10L, 10L, 0L));
    // 100 - 30 - 20 + 15 + 10 = 75
    assertThat(statement.closingAvailable()).isEqualTo(75);
    assertThat(statement.closingReserved()).isZero();
    assertThat(at.available(SCRIPTS)).isEqualTo(75);
  }

  @Test
  void cutsAStatementAtItsHalfOpenPeriod() {
    at.grant(SCRIPTS, 100, GrantSource.PURCHASE);
    at.clock.set("2026-03-11T00:00:00Z");
    at.spend(SCRIPTS, 1);
    at.clock.set("2026-03-12T00:00:00Z");
    at.spend(SCRIPTS, 2);

    var day =
        credits.statement(
            SCRIPTS, Instant.parse("2026-03-11T00:00:00Z"), Instant.parse("2026-03-12T00:00:00Z"));

    assertThat(day.openingAvailable()).isEqualTo(100);
    assertThat(day.lines()).extracting(CreditEntry::amount).containsExactly(1L);
    assertThat(day.closingAvailable()).isEqualTo(99);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credits.statement(SCRIPTS, day.to(), day.from()));
  }

  @Test
  void showsInAStatementWhatIsDueButNotStoredYet() {
    at.grant(SCRIPTS, 100, GrantSource.PROMOTION, "2026-03-11T00:00:00Z");
    at.clock.set("2026-03-15T00:00:00Z");

    var after =
        credits.statement(
            SCRIPTS, Instant.parse("2026-03-11T00:00:00Z"), Instant.parse("2026-03-12T00:00:00Z"));

    assertThat(after.openingAvailable()).isEqualTo(100);
    assertThat(after.lines())
        .singleElement()
        .satisfies(
            l -> {
              assertThat(l.kind()).isEqualTo(CreditEntry.Kind.EXPIRED);
              assertThat(l.at()).isEqualTo("2026-03-11T00:00:00Z");
            });
    assertThat(after.closingAvailable()).isZero();
    credits.sweep(1);
    assertThat(credits.statement(SCRIPTS, after.from(), after.to())).isEqualTo(after);
  }

  @Test
  void announcesGrantsAndExhaustion() {
    UUID grant = at.grant(SCRIPTS, 10, GrantSource.PROMOTION, "2026-04-01T00:00:00Z");
    at.spend(SCRIPTS, 4);
    credits.spend(SCRIPTS, 8, key("too much"));
    at.spend(SCRIPTS, 6);
    credits.spend(SCRIPTS, 1, key("nothing left"));

    Instant now = Instant.parse("2026-03-10T12:00:00Z");
    assertThat(at.events())
        .containsExactly(
            new CreditsGranted(
                SCRIPTS,
                grant,
                GrantSource.PROMOTION,
                10,
                Instant.parse("2026-04-01T00:00:00Z"),
                10,
                now),
            // 8 wanted, 6 there
            new CreditsExhausted(SCRIPTS, 6, 2, now),
            new CreditsExhausted(SCRIPTS, 0, 0, now),
            new CreditsExhausted(SCRIPTS, 0, 1, now));
    assertThat(at.events()).allSatisfy(e -> assertThat(e.subject()).isEqualTo("ada"));
  }

  @Test
  void announcesWhatExpiredAtTheTimeItDid() {
    UUID grant = at.grant(SCRIPTS, 10, GrantSource.PROMOTION, "2026-04-01T00:00:00Z");
    at.spend(SCRIPTS, 4);
    at.clock.set("2026-04-03T00:00:00Z");
    credits.sweep(10);

    assertThat(at.events(CreditsExpired.class))
        .containsExactly(
            new CreditsExpired(
                SCRIPTS,
                grant,
                GrantSource.PROMOTION,
                6,
                0,
                Instant.parse("2026-04-01T00:00:00Z")));
  }

  @Test
  void readsWithoutWriting() {
    at.grant(SCRIPTS, 10, GrantSource.PROMOTION, "2026-04-01T00:00:00Z");
    WalletState before = at.store.find(SCRIPTS);
    at.clock.set("2026-05-01T00:00:00Z");

    assertThat(at.available(SCRIPTS)).isZero();
    assertThat(credits.grants(SCRIPTS)).isEmpty();

    assertThat(at.store.find(SCRIPTS)).isEqualTo(before);
  }

  @Test
  void keepsItsActiveStateSmallHoweverLongItsHistory() {
    for (int i = 0; i < 200; i++) {
      at.grant(SCRIPTS, 3, GrantSource.PURCHASE);
      at.spend(SCRIPTS, 2);
      UUID job = at.reserve(SCRIPTS, 1, Duration.ofMinutes(1));
      credits.settle(job, 1, key(at.fresh()));
    }

    WalletState state = at.store.find(SCRIPTS);
    assertThat(state.grants()).isEmpty();
    assertThat(state.reservations()).isEmpty();
    assertThat(state.lastEntry()).isEqualTo(800);
  }

  @Test
  void putsTheNextCallRightWhenAHostsClockIsBehind() {
    at.grant(SCRIPTS, 10, GrantSource.PROMOTION, "2026-03-10T12:30:00Z");
    at.clock.set("2026-03-10T12:30:00Z");
    assertThat(credits.spend(SCRIPTS, 1, key("a"))).isInstanceOf(SpendResult.Declined.class);
    credits.sweep(1);

    // Another host, a minute behind: for this wallet the grant is over all the same.
    at.clock.set("2026-03-10T12:29:00Z");
    assertThat(credits.spend(SCRIPTS, 1, key("b"))).isInstanceOf(SpendResult.Declined.class);
    at.grant(SCRIPTS, 5, GrantSource.PURCHASE);
    at.spend(SCRIPTS, 2);
    assertThat(
            credits
                .statement(SCRIPTS, Instant.EPOCH, Instant.parse("2026-03-11T00:00:00Z"))
                .lines())
        .extracting(CreditEntry::at)
        .isSorted();
    assertThat(at.available(SCRIPTS)).isEqualTo(3);
  }

  @Test
  void sweepsTheLongestOverdueFirstAndNoMoreThanAsked() {
    at.grant(SCRIPTS, 1, GrantSource.PROMOTION, "2026-03-12T00:00:00Z");
    at.grant(THUMBNAILS, 1, GrantSource.PROMOTION, "2026-03-11T00:00:00Z");
    at.grant(Wallet.of(BEN, CreditType.SCRIPT), 1, GrantSource.PROMOTION, "2026-03-13T00:00:00Z");
    at.clock.set("2026-03-12T00:00:00Z");

    assertThat(credits.sweep(1)).isEqualTo(1);
    assertThat(at.events(CreditsExpired.class))
        .extracting(CreditsExpired::wallet)
        .isEqualTo(List.of(THUMBNAILS));
    assertThat(credits.sweep(10)).isEqualTo(1);
    assertThat(credits.sweep(10)).isZero();
    assertThat(at.events(CreditsExpired.class)).hasSize(2);
    assertThatIllegalArgumentException().isThrownBy(() -> credits.sweep(0));
  }
}
