package dev.fanfare.moderation.review;

import static dev.fanfare.moderation.review.Desk.post;
import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.review.Appeals.OpenResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Six calendar months from the day somebody was informed, to the end of the last day. */
class AppealDeadlineTest {
  @ParameterizedTest(name = "informed {0} in {1}: until the end of {2}, before {3} ({4})")
  @CsvSource({
    "2026-08-28T10:00:00Z, UTC, 2027-02-28, 2027-03-01T00:00:00Z, the same day",
    "2026-08-29T10:00:00Z, UTC, 2027-02-28, 2027-03-01T00:00:00Z, clamped",
    "2026-08-30T10:00:00Z, UTC, 2027-02-28, 2027-03-01T00:00:00Z, clamped",
    "2026-08-31T10:00:00Z, UTC, 2027-02-28, 2027-03-01T00:00:00Z, clamped",
    "2026-09-01T10:00:00Z, UTC, 2027-03-01, 2027-03-02T00:00:00Z, the next month",
    "2027-08-29T10:00:00Z, UTC, 2028-02-29, 2028-03-01T00:00:00Z, a leap year",
    "2027-08-30T10:00:00Z, UTC, 2028-02-29, 2028-03-01T00:00:00Z, clamped to the leap day",
    "2027-08-31T10:00:00Z, UTC, 2028-02-29, 2028-03-01T00:00:00Z, clamped to the leap day",
    "2028-02-29T10:00:00Z, UTC, 2028-08-29, 2028-08-30T00:00:00Z, from the leap day",
    "2026-12-31T23:59:59Z, UTC, 2027-06-30, 2027-07-01T00:00:00Z, 31 into 30",
    "2026-08-31T23:30:00Z, Europe/Berlin, 2027-03-01, 2027-03-01T23:00:00Z, 1 September there",
    "2026-08-31T21:59:59Z, Europe/Berlin, 2027-02-28, 2027-02-28T23:00:00Z, 31 August there",
    "2026-09-01T03:00:00Z, America/New_York, 2027-02-28, 2027-03-01T05:00:00Z, 31 August there",
    "2026-08-30T13:00:00Z, Pacific/Auckland, 2027-02-28, 2027-02-28T11:00:00Z, 31 August there",
    "2026-10-01T12:00:00Z, Europe/Berlin, 2027-04-01, 2027-04-01T22:00:00Z, over two clock changes",
    "2026-09-28T12:00:00Z, Europe/Berlin, 2027-03-28, 2027-03-28T22:00:00Z, a day of 23 hours"
  })
  void endsWithTheLastDay(
      Instant informed, ZoneId zone, LocalDate lastDay, Instant tooLate, String because) {
    Desk desk = new Desk(ReviewPolicy.standard().in(zone), zone);
    desk.clock.set(informed);
    Decision first = desk.decide(post("p"), Says.block(Category.HATE));
    Decision second = desk.decide(post("q"), Says.block(Category.HATE));

    assertThat(first.appeal().orElseThrow().lastDay()).as(because).isEqualTo(lastDay);
    desk.clock.set(tooLate.minus(1, ChronoUnit.MICROS));
    assertThat(desk.appeals.open(first.id(), ADA, null, desk.next()))
        .as("the last instant of the day")
        .isInstanceOf(OpenResult.Opened.class);
    desk.clock.set(tooLate);
    assertThat(desk.appeals.open(second.id(), ADA, null, desk.next()))
        .as("the midnight after it")
        .isEqualTo(new OpenResult.TooLate(tooLate, false));
    assertThat(desk.appeals.standing(second.id()))
        .isEqualTo(new Appeals.Standing(false, AppealState.EXPIRED, null, tooLate));
    assertThat(desk.appeals.standing(first.id()).state()).isEqualTo(AppealState.OPEN);
  }

  @Test
  void runsFromTheDayTheCreatorWasInformed() {
    Desk desk = new Desk();
    Decision decided = desk.decide(post("p"), Says.block(Category.HATE)); // 1 March 2026
    desk.moderation.informed(decided.id(), Instant.parse("2026-03-31T08:00:00Z"), desk.next());

    desk.clock.set("2026-09-30T23:59:59.999999Z");
    assertThat(desk.appeals.standing(decided.id()).possible()).isTrue();
    assertThat(desk.appeals.open(decided.id(), ADA, null, desk.next()))
        .isInstanceOf(OpenResult.Opened.class);
  }

  @Test
  void runsForANotifierFromTheDayTheyWereInformed() {
    Desk desk = new Desk();
    desk.decide(post("p"), Says.allow());
    var accepted =
        (Notices.SubmitResult.Accepted)
            desk.notices.submit(
                NoticeRequest.of(post("p").ref(), Category.HATE, "uma"), desk.next());
    desk.decide(desk.taken(Desk.ROB), Desk.ROB, Desk.allow());
    assertThat(
            desk.notices.informed(
                accepted.notice(), Instant.parse("2027-08-31T08:00:00Z"), desk.next()))
        .isEqualTo(
            new Notices.InformedResult.Noted(
                accepted.notice(), Instant.parse("2028-03-01T00:00:00Z"), false));

    desk.clock.set("2028-03-01T00:00:00Z");
    assertThat(desk.appeals.openByNotifier(accepted.notice(), "uma", null, desk.next()))
        .isEqualTo(new OpenResult.TooLate(Instant.parse("2028-03-01T00:00:00Z"), false));
    desk.clock.set("2028-02-29T23:59:59.999999Z");
    assertThat(desk.appeals.openByNotifier(accepted.notice(), "uma", null, desk.next()))
        .isInstanceOf(OpenResult.Opened.class);
  }

  @Property(tries = 2_000)
  void givesNobodyLessThanSixMonths(
      @ForAll @IntRange(min = 0, max = 40 * 366) int day,
      @ForAll @IntRange(max = 86_399) int second,
      @ForAll @IntRange(max = 3) int where) {
    ZoneId zone =
        ZoneId.of(new String[] {"UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia"}[where]);
    Instant informed =
        LocalDate.of(2024, 1, 1).plusDays(day).atStartOfDay(zone).toInstant().plusSeconds(second);
    AppealWindow window = AppealWindow.from(informed, zone, 6);

    // Counted by hand: the same number of the day six months later, or the month's last.
    LocalDate start = LocalDate.ofInstant(informed, zone);
    int months = start.getYear() * 12 + start.getMonthValue() - 1 + 6;
    LocalDate first = LocalDate.of(months / 12, months % 12 + 1, 1);
    LocalDate last = first.withDayOfMonth(Math.min(start.getDayOfMonth(), first.lengthOfMonth()));
    Instant midnight = last.plusDays(1).atStartOfDay(zone).toInstant();
    assertThat(window.lastDay()).isEqualTo(last);
    assertThat(window.accepts(midnight.minusNanos(1_000))).isTrue();
    assertThat(window.accepts(midnight)).isFalse();
    // Never fewer than 181 days, the shortest six months, less one hour of a clock change.
    assertThat(ChronoUnit.HOURS.between(informed, midnight)).isGreaterThanOrEqualTo(181 * 24 - 1);
  }
}
