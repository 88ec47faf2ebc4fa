package dev.fanfare.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months counted from an anchor. */
class AllowanceTest {
  @ParameterizedTest(name = "from {0} period {1} starts {2}: {3}")
  @CsvSource({
    "2026-01-31T10:00:00Z, 0, 2026-01-31T10:00:00Z, the anchor itself",
    "2026-01-31T10:00:00Z, 1, 2026-02-28T10:00:00Z, February has no 31st",
    "2026-01-31T10:00:00Z, 2, 2026-03-31T10:00:00Z, and March is none the worse for it",
    "2026-01-31T10:00:00Z, 3, 2026-04-30T10:00:00Z, April has no 31st",
    "2026-01-31T10:00:00Z, 12, 2027-01-31T10:00:00Z, a year later",
    "2024-01-31T10:00:00Z, 1, 2024-02-29T10:00:00Z, a leap year",
    "2024-02-29T10:00:00Z, 12, 2025-02-28T10:00:00Z, no leap year",
    "2024-02-29T10:00:00Z, 48, 2028-02-29T10:00:00Z, the next leap year",
    "2026-05-31T00:00:00Z, 1, 2026-06-30T00:00:00Z, not 1 July",
    "2026-05-31T00:00:00Z, 2, 2026-07-31T00:00:00Z, back on the 31st"
  })
  void countsMonthsFromTheOriginalAnchor(String anchor, long period, String start, String because) {
    assertThat(allowance(anchor, "UTC").start(period)).as(because).isEqualTo(start);
  }

  @ParameterizedTest(name = "{0} in {1}, period {2} starts {3}: {4}")
  @CsvSource({
    // Offsets from the IANA time zone database.
    "2026-01-29T01:30:00Z, Europe/Berlin, 2, 2026-03-29T01:30:00Z, 02:30 is skipped on 29 March so 03:30",
    "2026-01-29T01:30:00Z, Europe/Berlin, 3, 2026-04-29T00:30:00Z, and 02:30 again in April",
    "2026-09-25T00:30:00Z, Europe/Berlin, 1, 2026-10-25T00:30:00Z, 02:30 comes twice: the first",
    "2026-03-01T05:00:00Z, America/New_York, 1, 2026-04-01T04:00:00Z, midnight stays midnight",
    "2026-05-30T18:45:00Z, Asia/Kolkata, 1, 2026-06-29T18:45:00Z, the 31st there is the 30th here",
    "2026-01-30T10:30:00Z, Pacific/Kiritimati, 1, 2026-02-27T10:30:00Z, the 31st and the 28th at 00:30 there"
  })
  void countsOnTheCalendarOfItsZone(
      String anchor, String zone, long period, String start, String because) {
    assertThat(allowance(anchor, zone).start(period)).as(because).isEqualTo(start);
  }

  @Property
  void findsThePeriodOfAnyInstant(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long anchorSecond,
      @ForAll @LongRange(min = 0, max = 2_000_000_000L) long later,
      @ForAll @IntRange(min = 0, max = 4) int zone) {
    String[] zones = {
      "UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata"
    };
    Allowance allowance = allowance(Instant.ofEpochSecond(anchorSecond).toString(), zones[zone]);
    Instant at = Instant.ofEpochSecond(anchorSecond + later);

    long period = allowance.periodAt(at);

    assertThat(allowance.start(period)).isBeforeOrEqualTo(at);
    assertThat(allowance.start(period + 1)).isAfter(at);
  }

  @Property
  void neverHasAPeriodShorterThan27OrLongerThan32Days(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long anchorSecond,
      @ForAll @IntRange(min = 0, max = 600) int period) {
    Allowance allowance =
        allowance(Instant.ofEpochSecond(anchorSecond).toString(), "Europe/Berlin");

    Duration length = Duration.between(allowance.start(period), allowance.start(period + 1));

    // 28 days at least (31 January to 28 February), 31 at most, and an hour for a changed clock.
    assertThat(length)
        .isBetween(Duration.ofDays(28).minusHours(1), Duration.ofDays(31).plusHours(1));
    ZonedDateTime anchor = allowance.anchor().atZone(ZoneId.of("Europe/Berlin"));
    ZonedDateTime start = allowance.start(period).atZone(ZoneId.of("Europe/Berlin"));
    assertThat(start.getDayOfMonth())
        .isEqualTo(Math.min(anchor.getDayOfMonth(), start.toLocalDate().lengthOfMonth()));
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> allowance("2026-01-01T00:00:00Z", "UTC").with(-1, 50, Rollover.none(), "1"))
        .withMessageContaining("monthly");
    assertThatIllegalArgumentException().isThrownBy(() -> Rollover.capped(-1));
  }

  private static Allowance allowance(String anchor, String zone) {
    return new Allowance(
        100, 50, Instant.parse(anchor), ZoneId.of(zone), Rollover.none(), "tiers-1");
  }
}
