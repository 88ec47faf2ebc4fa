package dev.fanfare.ai;

import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.Storage;
import dev.fanfare.ai.QuotaResult.Exhausted;
import dev.fanfare.ai.QuotaResult.Granted;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the daily quota promises over every storage. */
public abstract class DailyQuotaContract {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final QuotaSubject ADA = new QuotaSubject("ada", Purpose.CHAT);

  /** 23:00 UTC of the 10th is midnight in Berlin. */
  private static final Instant END = Instant.parse("2026-03-10T23:00:00Z");

  private final TestClock clock = TestClock.at("2026-03-10T12:00:00Z");

  /** Returns the storage under test, the same one throughout a test and empty at its start. */
  protected abstract Storage storage();

  private DailyQuota quota(QuotaPolicy policy) {
    return DailyQuota.of(storage().operations(clock), storage().aiQuotas(), policy);
  }

  private DailyQuota three() {
    return quota(QuotaPolicy.standard().with(Purpose.CHAT, 3));
  }

  @AfterEach
  void auditIsClean() {
    List<AuditFinding> findings = new ArrayList<>();
    new AiAudit(storage().aiBudgets(), storage().aiQuotas()).check(findings::add);
    assertThat(findings).isEmpty();
  }

  private static QuotaMessage message(String id) {
    return new QuotaMessage(ADA, id);
  }

  @Test
  void grantsFiftyADayByDefault() {
    DailyQuota quota = quota(QuotaPolicy.standard());
    for (int left = 49; left >= 0; left--) {
      assertThat(quota.reserve(message("m-" + left), BERLIN))
          .isEqualTo(new Granted(left, END, false));
    }
    assertThat(quota.reserve(message("one more"), BERLIN)).isEqualTo(new Exhausted(50, END));
    assertThat(quota.standing(ADA, BERLIN)).isEqualTo(new QuotaStanding(50, 50, 0, END));
  }

  @Test
  void beginsAnewWithTheNextDay() {
    DailyQuota quota = three();
    for (int i = 0; i < 3; i++) {
      quota.reserve(message("m-" + i), BERLIN);
    }
    clock.set(END.minusMillis(1));
    assertThat(quota.reserve(message("late"), BERLIN)).isEqualTo(new Exhausted(3, END));
    clock.set(END);
    assertThat(quota.standing(ADA, BERLIN))
        .isEqualTo(new QuotaStanding(3, 0, 3, END.plus(Duration.ofDays(1))));
    assertThat(quota.reserve(message("late"), BERLIN))
        .isEqualTo(new Granted(2, END.plus(Duration.ofDays(1)), false));
  }

  @Test
  void countsEachPurposeForItself() {
    DailyQuota quota = three();
    for (int i = 0; i < 3; i++) {
      quota.reserve(message("m-" + i), BERLIN);
    }
    assertThat(quota.reserve(QuotaMessage.of("ada", new Purpose("coach"), "m-0"), BERLIN))
        .isEqualTo(new Granted(49, END, false));
    assertThat(quota.reserve(QuotaMessage.of("ben", Purpose.CHAT, "m-0"), BERLIN))
        .isEqualTo(new Granted(2, END, false));
    for (Purpose free : List.of(Purpose.MODERATION, Purpose.TRENDS, Purpose.CONTENT)) {
      assertThat(quota.reserve(QuotaMessage.of("ada", free, "m"), BERLIN))
          .isEqualTo(new QuotaResult.Unlimited());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quota.standing(new QuotaSubject("ada", Purpose.TRENDS), BERLIN));
  }

  @Test
  void countsAMessageOnceHoweverOftenItIsAskedFor() {
    DailyQuota quota = three();
    assertThat(quota.reserve(message("m-1"), BERLIN)).isEqualTo(new Granted(2, END, false));
    assertThat(quota.reserve(message("m-1"), BERLIN)).isEqualTo(new Granted(2, END, true));
    quota.spend(message("m-1"));
    assertThat(quota.reserve(message("m-1"), BERLIN)).isEqualTo(new Granted(2, END, true));
    quota.reserve(message("m-2"), BERLIN);
    quota.reserve(message("m-3"), BERLIN);
    assertThat(quota.reserve(message("m-1"), BERLIN))
        .as("though nothing is left")
        .isEqualTo(new Granted(0, END, true));
    clock.set(END.plusSeconds(1));
    quota.reserve(message("m-1"), BERLIN);
    assertThat(quota.standing(ADA, BERLIN).used()).as("it counted yesterday").isZero();
  }

  @Test
  void givesAMessageBackOnce() {
    DailyQuota quota = three();
    quota.reserve(message("m-1"), BERLIN);
    quota.reserve(message("m-2"), BERLIN);
    assertThat(quota.refund(message("m-1"))).isTrue();
    assertThat(quota.refund(message("m-1"))).isFalse();
    assertThat(quota.standing(ADA, BERLIN).remaining()).isEqualTo(2);
    assertThat(quota.reserve(message("m-1"), BERLIN))
        .as("and counts it again when it is asked for again")
        .isEqualTo(new Granted(1, END, false));
    assertThat(quota.refund(message("never asked"))).isFalse();
  }

  @Test
  void givesNothingBackThatWasAnswered() {
    DailyQuota quota = three();
    quota.reserve(message("m-1"), BERLIN);
    assertThat(quota.spend(message("m-1"))).isTrue();
    assertThat(quota.spend(message("m-1"))).isFalse();
    assertThat(quota.refund(message("m-1"))).isFalse();
    assertThat(quota.standing(ADA, BERLIN).used()).isEqualTo(1);
    assertThat(quota.spend(message("never asked"))).isFalse();
  }

  @Test
  void countsAnAnswerThatCameAfterAnotherTryWasGivenBack() {
    DailyQuota quota = three();
    quota.reserve(message("m-1"), BERLIN);
    quota.refund(message("m-1"));
    quota.reserve(message("m-2"), BERLIN);
    quota.reserve(message("m-3"), BERLIN);
    quota.reserve(message("m-4"), BERLIN);
    assertThat(quota.spend(message("m-1"))).isTrue();
    assertThat(quota.standing(ADA, BERLIN)).isEqualTo(new QuotaStanding(3, 4, 0, END));
    quota.refund(message("m-2"));
    assertThat(quota.reserve(message("m-5"), BERLIN))
        .as("nothing is left")
        .isEqualTo(new Exhausted(3, END));
  }

  @Test
  void leavesTodayAloneWhenYesterdaysMessageIsGivenBack() {
    DailyQuota quota = three();
    quota.reserve(message("m-1"), BERLIN);
    clock.set(END.plusSeconds(1));
    quota.reserve(message("m-2"), BERLIN);
    assertThat(quota.refund(message("m-1"))).isTrue();
    assertThat(quota.standing(ADA, BERLIN).used()).isEqualTo(1);
  }

  @Test
  void gainsNobodyASecondAllowanceByAMove() {
    DailyQuota quota = three();
    List<Instant> granted = new ArrayList<>();
    List<ZoneId> zones =
        List.of(
            ZoneId.of("Pacific/Pago_Pago"),
            ZoneId.of("Pacific/Kiritimati"),
            BERLIN,
            ZoneId.of("Asia/Kathmandu"),
            ZoneOffset.UTC);
    Instant start = clock.instant();
    // For ten days, every half an hour, from wherever it is midnight next.
    for (int step = 0; step < 10 * 48; step++) {
      clock.set(start.plus(Duration.ofMinutes(30L * step)));
      for (ZoneId zone : zones) {
        QuotaMessage message = message("m-" + granted.size() + "-" + step + zone.getId().length());
        if (quota.reserve(message, zone) instanceof Granted fresh && !fresh.replayed()) {
          granted.add(clock.instant());
        }
      }
    }
    // Ten days touch eleven dates: three calls in each at most.
    assertThat(granted).hasSizeLessThanOrEqualTo(33).hasSizeGreaterThanOrEqualTo(15);
    for (int i = 6; i < granted.size(); i++) {
      assertThat(Duration.between(granted.get(i - 6), granted.get(i)))
          .as("seven calls of three a day take more than a day")
          .isGreaterThanOrEqualTo(QuotaWindow.SHORTEST);
    }
  }

  @Test
  void grantsExactlyTheLimitToSixteenThreads() throws Exception {
    DailyQuota quota = quota(QuotaPolicy.standard());
    List<QuotaResult> results =
        inParallel(16, 5, (thread, n) -> quota.reserve(message("m-" + thread + "-" + n), BERLIN));
    assertThat(results).filteredOn(Granted.class::isInstance).hasSize(50);
    assertThat(
            results.stream().filter(Granted.class::isInstance).map(r -> ((Granted) r).remaining()))
        .as("each place is given once")
        .doesNotHaveDuplicates();
    assertThat(quota.standing(ADA, BERLIN).used()).isEqualTo(50);
  }

  @Test
  void countsOneMessageOnceForSixteenThreads() throws Exception {
    DailyQuota quota = three();
    List<QuotaResult> results =
        inParallel(16, 3, (thread, n) -> quota.reserve(message("m-" + n), BERLIN));
    assertThat(results).allMatch(Granted.class::isInstance);
    assertThat(results).filteredOn(result -> !((Granted) result).replayed()).hasSize(3);
    assertThat(quota.standing(ADA, BERLIN).used()).isEqualTo(3);
  }

  /** In Berlin days of 23 and of 25 hours; the day ends while everybody asks. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 2026-03-30T22:00:00Z",
    "2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z"
  })
  void grantsTheLimitOnceADayWhenClocksChange(Instant begin, Instant end, Instant next)
      throws Exception {
    DailyQuota quota = three();
    clock.set(begin);
    List<QuotaResult> first =
        inParallel(16, 1, (thread, n) -> quota.reserve(message("a-" + thread), BERLIN));
    clock.set(end.minusMillis(1));
    List<QuotaResult> results =
        inParallel(
            16,
            5,
            (thread, n) -> {
              if (thread == 0 && n == 1) {
                clock.set(end);
              }
              return quota.reserve(message("b-" + thread + "-" + n), BERLIN);
            });

    assertThat(first.stream().filter(Granted.class::isInstance).map(r -> ((Granted) r).resetAt()))
        .hasSize(3)
        .containsOnly(end);
    assertThat(results.stream().filter(Granted.class::isInstance).map(r -> ((Granted) r).resetAt()))
        .hasSize(3)
        .containsOnly(next);
    assertThat(quota.standing(ADA, BERLIN)).isEqualTo(new QuotaStanding(3, 3, 0, next));
  }

  @Test
  void leavesOneMessageSpentAtMostWhenAProcessDies() {
    DailyQuota before = three();
    before.reserve(message("m-1"), BERLIN);
    // The process dies here; another one tries the message again.
    DailyQuota after = three();
    assertThat(after.reserve(message("m-1"), BERLIN)).isEqualTo(new Granted(2, END, true));
    after.spend(message("m-1"));
    assertThat(after.standing(ADA, BERLIN).used()).isEqualTo(1);
  }

  @Test
  void takesALowerLimitIntoAccountAtOnce() {
    DailyQuota quota = three();
    quota.reserve(message("m-1"), BERLIN);
    quota.reserve(message("m-2"), BERLIN);
    DailyQuota stricter = quota(QuotaPolicy.standard().with(Purpose.CHAT, 1));
    assertThat(stricter.standing(ADA, BERLIN)).isEqualTo(new QuotaStanding(1, 2, 0, END));
    assertThat(stricter.reserve(message("m-3"), BERLIN)).isEqualTo(new Exhausted(1, END));
    DailyQuota none = quota(QuotaPolicy.standard().with(Purpose.CHAT, 0));
    assertThat(none.reserve(QuotaMessage.of("ben", Purpose.CHAT, "m"), BERLIN))
        .isEqualTo(new Exhausted(0, END));
  }

  @Test
  void prunesMessagesOfDaysThatEnded() {
    DailyQuota quota = three();
    quota.reserve(message("m-1"), BERLIN);
    clock.set(END.plus(Duration.ofDays(8)));
    quota.reserve(message("m-2"), BERLIN);
    assertThat(quota.prune(clock.instant().minus(Duration.ofDays(7)), 10)).isEqualTo(1);
    assertThat(quota.prune(clock.instant().minus(Duration.ofDays(7)), 10)).isZero();
    assertThat(((Granted) quota.reserve(message("m-2"), BERLIN)).replayed()).isTrue();
  }

  /** Against a plain model: which messages count today. */
  @Test
  void agreesWithAPlainModel() {
    for (int seed = 0; seed < 8; seed++) {
      Random random = new Random(seed);
      String user = "user-" + seed;
      DailyQuota quota = three();
      Map<String, QuotaUse.State> today = new HashMap<>();
      int day = 0;
      for (int step = 0; step < 60; step++) {
        if (random.nextInt(15) == 0) {
          clock.set(END.plus(Duration.ofDays(seed * 100L + ++day)).plusSeconds(60));
          today.clear();
        }
        String id = day + "/" + random.nextInt(6);
        QuotaMessage message = QuotaMessage.of(user, Purpose.CHAT, id);
        QuotaUse.State state = today.get(id);
        long used = today.values().stream().filter(s -> s != QuotaUse.State.REFUNDED).count();
        switch (random.nextInt(3)) {
          case 0 -> {
            boolean counted = state != null && state != QuotaUse.State.REFUNDED;
            QuotaResult result = quota.reserve(message, BERLIN);
            assertThat(result instanceof Granted).isEqualTo(counted || used < 3);
            if (!counted && used < 3) {
              today.put(id, QuotaUse.State.RESERVED);
            }
          }
          case 1 -> {
            assertThat(quota.spend(message))
                .isEqualTo(state != null && state != QuotaUse.State.SPENT);
            today.computeIfPresent(id, (any, s) -> QuotaUse.State.SPENT);
          }
          default -> {
            assertThat(quota.refund(message)).isEqualTo(state == QuotaUse.State.RESERVED);
            today.computeIfPresent(
                id, (any, s) -> s == QuotaUse.State.RESERVED ? QuotaUse.State.REFUNDED : s);
          }
        }
        long counts = today.values().stream().filter(s -> s != QuotaUse.State.REFUNDED).count();
        assertThat(quota.standing(message.subject(), BERLIN).used()).isEqualTo((int) counts);
      }
    }
  }
}
