package dev.fanfare.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices and the other settings. */
class CreditPolicyTest {
  @ParameterizedTest(name = "{0} in {1} costs {2} {3}")
  @CsvSource({
    "video_edit, STANDARD, 10, video_edit",
    "thumbnail, PREMIUM, 20, thumbnail",
    "script, ULTRA, 40, script",
    "voice_over, STANDARD, 10, voice_clone",
    "voice_over, ULTRA, 40, voice_clone"
  })
  void chargesEachJobInItsOwnTypeByDefault(String job, Quality quality, long amount, String type) {
    assertThat(CreditPolicy.standard().prices().cost(JobType.of(job), quality))
        .isEqualTo(new CreditAmount(CreditType.of(type), amount));
  }

  @ParameterizedTest(name = "{0} in {1} costs {2} general credits")
  @CsvSource({"video_edit, STANDARD, 10", "voice_over, PREMIUM, 20", "anything_else, ULTRA, 40"})
  void chargesEverythingInGeneralCreditsOnRequest(String job, Quality quality, long amount) {
    assertThat(CreditPrices.general().cost(JobType.of(job), quality))
        .isEqualTo(new CreditAmount(CreditType.GENERAL, amount));
  }

  @Test
  void refusesAJobWithoutAPrice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreditPrices.byType().cost(JobType.of("poster"), Quality.STANDARD))
        .withMessage(
            "job type must be one of [script, thumbnail, video_edit, voice_over], was 'poster'");
  }

  @Test
  void takesAHostsOwnPrices() {
    var prices =
        CreditPrices.byType()
            .with(JobType.of("poster"), new CreditPrices.Line(CreditType.THUMBNAIL, 3, 5, 8));

    assertThat(prices.cost(JobType.of("poster"), Quality.PREMIUM))
        .isEqualTo(new CreditAmount(CreditType.THUMBNAIL, 5));
    assertThat(prices.cost(JobType.SCRIPT, Quality.STANDARD).amount()).isEqualTo(10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CreditPrices.Line(CreditType.SCRIPT, 0, 1, 1))
        .withMessageContaining("standard");
  }

  @Test
  void isEqualIfItsSettingsAre() {
    assertThat(full()).isEqualTo(full()).hasSameHashCodeAs(full());
    assertThat(full()).isNotEqualTo(CreditPolicy.standard());
    assertThat(full().toString()).contains("2026-b", "Europe/Berlin");
  }

  @Test
  void hasTheDocumentedDefaults() {
    CreditPolicy policy = CreditPolicy.standard();
    assertThat(policy.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(policy.rollover()).isEqualTo(Rollover.none());
    assertThat(policy.refunds()).isEqualTo(RefundPolicy.forfeit());
    assertThat(policy.allowancePriority()).isEqualTo(50);
    assertThat(policy.effectiveFrom()).isEqualTo(LocalDate.EPOCH);
    assertThat(policy.version()).isEqualTo("standard");
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RefundPolicy.restoreWithGrace(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreditPolicy.builder("x").allowancePriority(101));
    assertThatIllegalArgumentException().isThrownBy(() -> CreditPolicy.builder(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> CreditType.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> JobType.of("x".repeat(51)));
  }

  private static CreditPolicy full() {
    return CreditPolicy.builder("2026-b")
        .effectiveFrom(LocalDate.of(2026, 7, 1))
        .zone(ZoneId.of("Europe/Berlin"))
        .rollover(Rollover.capped(7))
        .allowancePriority(10)
        .refunds(RefundPolicy.restoreWithGrace(Duration.ofDays(3)))
        .prices(CreditPrices.general())
        .build();
  }
}
