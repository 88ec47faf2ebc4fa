package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.Allowance;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.Grant;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.GrantTerms;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import dev.fanfare.credit.RefundPolicy;
import dev.fanfare.credit.RefundResult;
import dev.fanfare.credit.ReserveResult;
import dev.fanfare.credit.Rollover;
import dev.fanfare.credit.SettleResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The programs of docs/credits.md. */
class CreditsDocsTest {
  private final TestClock clock = TestClock.at("2026-01-31T10:00:00Z");
  private final Fanfare fanfare = Fanfare.builder().clock(clock).build();
  private final CreatorId ada = CreatorId.of("ada");

  /** What a host's job does. */
  private interface Renderer {
    long run();
  }

  @Test
  void wallets() {
    // snippet: credit-wallet
    Credits credits = fanfare.credits();
    Wallet wallet = Wallet.of(ada, CreditType.GENERAL);
    Instant april = Instant.parse("2026-04-01T00:00:00Z");
    GrantTerms promotion = GrantTerms.of(30, GrantSource.PROMOTION).expiresAt(april);
    credits.grant(wallet, promotion, IdempotencyKey.of("spring-ada"));
    credits.grant(wallet, 100, GrantSource.PURCHASE, IdempotencyKey.of("order-1"));

    SpendResult spent = credits.spend(wallet, 40, IdempotencyKey.of("poster-7")); // 90 left
    credits.grants(wallet); // the promotion is used up, the purchase has 90
    if (spent instanceof SpendResult.Spent done) {
      credits.refund(done.charge(), 15, IdempotencyKey.of("poster-7-refund")); // 105
    }
    // end
    assertThat(((SpendResult.Spent) spent).available()).isEqualTo(90);
    assertThat(credits.balance(wallet).available()).isEqualTo(105);
    assertThat(credits.grants(wallet)).extracting(Grant::remaining).containsExactly(5L, 100L);
    assertThat(
            credits.refund(((SpendResult.Spent) spent).charge(), 26, IdempotencyKey.of("too much")))
        .isInstanceOf(RefundResult.Declined.class);
  }

  // snippet: credit-job
  /** Returns whether the job ran. Safe to call again with the same job id, after a crash too. */
  boolean runJob(String jobId, Wallet wallet, long price, Renderer renderer) {
    IdempotencyKey job = IdempotencyKey.of("job-" + jobId);
    Credits credits = fanfare.credits();

    ReserveResult reserved =
        credits.reserve(wallet, price, Duration.ofHours(2), job.child("reserve"));
    if (!(reserved instanceof ReserveResult.Reserved held)) {
      return false; // Declined: too few credits
    }
    long used;
    try {
      used = renderer.run(); // keep its result under jobId, with what it used
    } catch (RuntimeException e) {
      credits.release(held.reservation(), job.child("release"));
      throw e;
    }
    SettleResult settled = credits.settle(held.reservation(), used, job.child("settle"));
    return settled instanceof SettleResult.Settled;
  }

  // end

  @Test
  void jobs() {
    var wallet = Wallet.of(ada, CreditType.GENERAL);
    fanfare.credits().grant(wallet, 100, GrantSource.PURCHASE, IdempotencyKey.of("order-1"));
    assertThat(runJob("1", wallet, 40, () -> 25)).isTrue();
    assertThat(runJob("1", wallet, 40, () -> 25)).as("again").isTrue();
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(75);
    assertThatThrownBy(
            () ->
                runJob(
                    "2",
                    wallet,
                    40,
                    () -> {
                      throw new IllegalStateException("model is down");
                    }))
        .hasMessage("model is down");
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(75);
    assertThat(runJob("3", wallet, 400, () -> 400)).isFalse();
    // A job that dies leaves its reservation, which frees itself.
    fanfare.credits().reserve(wallet, 40, Duration.ofHours(2), IdempotencyKey.of("dies"));
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(35);
    clock.advance(Duration.ofHours(2));
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(75);
  }

  @Test
  void allowance() {
    // snippet: credit-allowance
    Credits credits = fanfare.credits();
    Wallet wallet = Wallet.of(ada, CreditType.GENERAL);
    // On 31 January, 10:00 UTC. With Fanfare.builder() a change of tier does this for you.
    credits.setAllowance(ada, Map.of(CreditType.GENERAL, 500L), "v1", IdempotencyKey.of("t-1"));
    credits.spend(wallet, 120, IdempotencyKey.of("poster-1")); // 380 left
    credits.balance(wallet).nextReset(); // 2026-02-28T10:00:00Z
    // end
    assertThat(credits.balance(wallet).available()).isEqualTo(380);
    assertThat(credits.balance(wallet).nextReset()).hasToString("2026-02-28T10:00:00Z");
    clock.set("2026-02-28T10:00:00Z");
    assertThat(credits.balance(wallet).available()).as("no rollover").isEqualTo(500);
    assertThat(credits.balance(wallet).nextReset()).hasToString("2026-03-31T10:00:00Z");
    var periods =
        new Allowance(
            500,
            50,
            Instant.parse("2026-01-31T10:00:00Z"),
            ZoneOffset.UTC,
            Rollover.none(),
            "as in the table");
    assertThat(periods.start(0)).hasToString("2026-01-31T10:00:00Z");
    assertThat(periods.start(1)).hasToString("2026-02-28T10:00:00Z");
    assertThat(periods.start(2)).hasToString("2026-03-31T10:00:00Z");
    assertThat(periods.start(3)).hasToString("2026-04-30T10:00:00Z");
    assertThat(periods.start(4)).hasToString("2026-05-31T10:00:00Z");
    assertThat(periods.start(13)).hasToString("2027-02-28T10:00:00Z");
    assertThat(periods.start(25)).hasToString("2028-02-29T10:00:00Z");
  }

  @Test
  void policy() {
    // snippet: credit-policy
    CreditPolicy policy =
        CreditPolicy.builder("credits-2026-04")
            .rollover(Rollover.capped(200))
            .refunds(RefundPolicy.restoreWithGrace(Duration.ofDays(14)))
            .prices(
                CreditPrices.byType()
                    .with(
                        JobType.of("subtitles"),
                        new CreditPrices.Line(CreditType.VIDEO_EDIT, 5, 8, 12)))
            .build();
    CreditAmount voice = policy.prices().cost(JobType.VOICE_OVER, Quality.PREMIUM);
    // 20 credits of voice_clone
    Fanfare host = Fanfare.builder().creditPolicy(policy).build();
    // end
    assertThat(voice).isEqualTo(new CreditAmount(CreditType.VOICE_CLONE, 20));
    assertThat(policy.prices().cost(JobType.of("subtitles"), Quality.ULTRA).amount()).isEqualTo(12);
    assertThat(host.auditor().verify()).isEmpty();
  }
}
