package dev.fanfare.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which day a call counts. */
class QuotaWindowTest {
  private static final QuotaSubject ADA = new QuotaSubject("ada", Purpose.CHAT);

  @ParameterizedTest(name = "{0} in {1} counts until {2}: {3}")
  @CsvSource({
    "2026-03-10T12:00:00Z, UTC,                  2026-03-11T00:00:00Z, a plain day",
    "2026-03-10T00:00:00Z, UTC,                  2026-03-11T00:00:00Z, its first instant",
    "2026-03-10T23:59:59Z, UTC,                  2026-03-11T00:00:00Z, its last second",
    "2026-03-10T10:00:00Z, Pacific/Tongatapu,    2026-03-10T11:00:00Z, 13 hours ahead",
    "2026-03-10T10:00:00Z, Pacific/Kiritimati,   2026-03-11T10:00:00Z, 14 hours ahead",
    "2026-03-10T10:59:59Z, Pacific/Pago_Pago,    2026-03-10T11:00:00Z, 11 hours behind",
    "2026-03-29T10:00:00Z, Europe/Berlin,        2026-03-29T22:00:00Z, a day of 23 hours",
    "2026-10-25T10:00:00Z, Europe/Berlin,        2026-10-25T23:00:00Z, a day of 25 hours",
    "2026-04-04T12:00:00Z, Australia/Lord_Howe,  2026-04-04T13:00:00Z, clocks that change by half an hour",
    "2018-11-03T20:00:00Z, America/Sao_Paulo,    2018-11-04T03:00:00Z, the next day begins at one",
    "2011-12-29T12:00:00Z, Pacific/Apia,         2011-12-30T10:00:00Z, the next date is left out"
  })
  void endsAtTheNextMidnight(Instant now, ZoneId zone, Instant end, String because) {
    assertThat(QuotaWindow.at(null, ADA, now, zone).resetAt()).as(because).isEqualTo(end);
  }

  /** In St John's clocks went back at one past midnight: a date came, went and came again. */
  @Test
  void beginsADateThatComesTwiceOnce() {
    ZoneId zone = ZoneId.of("America/St_Johns");
    // 2006-10-29 00:00:30 for the first time, still daylight time (-2:30).
    Instant first = Instant.parse("2006-10-29T02:30:30Z");
    // An hour later it was 00:00:30 - 1 h + 1 h: half past eleven of the 28th comes again between.
    Instant back = Instant.parse("2006-10-29T03:00:00Z");
    assertThat(first.atZone(zone).toLocalDate()).isEqualTo(LocalDate.of(2006, 10, 29));
    assertThat(back.atZone(zone).toLocalDate()).isEqualTo(LocalDate.of(2006, 10, 28));
    QuotaWindow window = QuotaWindow.at(null, ADA, first, zone);
    assertThat(QuotaWindow.at(window, ADA, back, zone)).isSameAs(window);
    assertThat(QuotaWindow.at(null, ADA, back, zone)).isEqualTo(window);
  }

  @Test
  void staysOpenWhereverTheUserGoes() {
    QuotaWindow berlin =
        QuotaWindow.at(null, ADA, Instant.parse("2026-03-10T12:00:00Z"), ZoneId.of("Europe/Berlin"))
            .plus(50);
    // In Auckland it is the 11th already.
    assertThat(
            QuotaWindow.at(
                berlin, ADA, Instant.parse("2026-03-10T13:00:00Z"), ZoneId.of("Pacific/Auckland")))
        .isSameAs(berlin);
  }

  @ParameterizedTest(name = "from {0} to {1} until {2}: {3}")
  @CsvSource({
    "Europe/Berlin, Europe/London,     2026-03-12T00:00:00Z, 25 hours",
    "Europe/London, Europe/Berlin,     2026-03-11T23:00:00Z, 23 hours",
    "Europe/Berlin, America/New_York,  2026-03-12T04:00:00Z, 29 hours; not the 5 to the midnight before",
    "America/New_York, Europe/Berlin,  2026-03-12T23:00:00Z, 43 hours; 19 would be too few",
    "Pacific/Kiritimati, Pacific/Pago_Pago, 2026-03-12T11:00:00Z, 25 hours; an hour would be too few"
  })
  void isNoShorterThanADayAfterAMove(ZoneId from, ZoneId to, Instant end, String because) {
    QuotaWindow last = QuotaWindow.at(null, ADA, Instant.parse("2026-03-10T12:00:00Z"), from);
    QuotaWindow next = QuotaWindow.at(last, ADA, last.resetAt(), to);
    assertThat(next.resetAt()).as(because).isEqualTo(end);
  }

  @Test
  void followsTheNewCalendarAtOnceAfterABreak() {
    QuotaWindow last =
        QuotaWindow.at(
            null, ADA, Instant.parse("2026-03-01T12:00:00Z"), ZoneId.of("America/New_York"));
    assertThat(
            QuotaWindow.at(
                    last, ADA, Instant.parse("2026-03-10T22:00:00Z"), ZoneId.of("Europe/Berlin"))
                .resetAt())
        .isEqualTo(Instant.parse("2026-03-10T23:00:00Z"));
  }

  /** Whatever zones a user goes through, two resets in a row span a day at least. */
  @Property(tries = 2_000)
  void givesNobodyTwoAllowancesInADay(@ForAll Random random) {
    List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds());
    zones.sort(null);
    Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
    List<Instant> ends = new ArrayList<>();
    QuotaWindow last = null;
    ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
    for (int i = 0; i < 200; i++) {
      if (random.nextInt(3) == 0) {
        zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      }
      QuotaWindow window = QuotaWindow.at(last, ADA, now, zone);
      assertThat(window.resetAt()).isAfter(now);
      if (window != last) {
        ends.add(window.resetAt());
      }
      last = window;
      // Often just when the window ends, where a second allowance could be had.
      now = random.nextBoolean() ? last.resetAt() : now.plusSeconds(random.nextInt(20_000));
    }
    for (int i = 1; i < ends.size(); i++) {
      assertThat(Duration.between(ends.get(i - 1), ends.get(i)))
          // Troll's clocks change by two hours.
          .isGreaterThanOrEqualTo(Duration.ofHours(22));
    }
  }
}
