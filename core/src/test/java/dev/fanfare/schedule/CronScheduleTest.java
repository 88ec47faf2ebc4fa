package dev.fanfare.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {
  private static final ZoneId UTC = ZoneOffset.UTC;

  /**
   * Forward on 2026-03-29 at 01:00Z (02:00 to 03:00), back on 2026-10-25 at 01:00Z (03:00 to
   * 02:00).
   */
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest(name = "{0} after {1} is {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 4 * * 5        | 2026-03-01T00:00:00Z | 2026-03-06T04:00:00Z | the first Friday of March 2026
          0 4 * * 5        | 2026-03-06T03:59:59Z | 2026-03-06T04:00:00Z | a second before
          0 4 * * 5        | 2026-03-06T04:00:00Z | 2026-03-13T04:00:00Z | strictly after
          0 4 * * FRI      | 2026-03-01T00:00:00Z | 2026-03-06T04:00:00Z | by its name
          0 4 * * fri      | 2026-03-01T00:00:00Z | 2026-03-06T04:00:00Z | in any case
          0 2 * * *        | 2026-12-31T02:00:00Z | 2027-01-01T02:00:00Z | into the next year
          * * * * *        | 2026-03-01T00:00:00Z | 2026-03-01T00:01:00Z | every minute
          */15 * * * *     | 2026-03-01T00:46:00Z | 2026-03-01T01:00:00Z | every quarter
          5-35/10 8 * * *  | 2026-03-01T08:15:00Z | 2026-03-01T08:25:00Z | 5 15 25 35
          7,3,50 * * * *   | 2026-03-01T00:07:00Z | 2026-03-01T00:50:00Z | a list in any order
          0 0 * * 0        | 2026-03-02T00:00:00Z | 2026-03-08T00:00:00Z | Sunday is 0
          0 0 * * 7        | 2026-03-02T00:00:00Z | 2026-03-08T00:00:00Z | and 7
          0 0 * * 6-7      | 2026-03-02T00:00:00Z | 2026-03-07T00:00:00Z | Saturday to Sunday
          30 0 1 1,JUL *   | 2026-03-02T00:00:00Z | 2026-07-01T00:30:00Z | numbers and names
          0 0 29 2 *       | 2026-03-01T00:00:00Z | 2028-02-29T00:00:00Z | a leap day
          0 0 29 2 *       | 2096-02-29T00:00:00Z | 2104-02-29T00:00:00Z | 2100 is no leap year
          0 0 29 2 */7     | 2026-03-01T00:00:00Z | 2032-02-29T00:00:00Z | a leap day that is a Sunday
          0 0 29 2 */7     | 2088-02-29T00:00:00Z | 2128-02-29T00:00:00Z | 40 years over 2100
          59 23 31 12 *    | 2026-12-31T23:59:00Z | 2027-12-31T23:59:00Z | the last minute of the year
          """)
  void findsTheNextRun(String expression, Instant after, Instant expected, String because) {
    assertThat(CronSchedule.parse(expression).next(after, UTC)).as(because).isEqualTo(expected);
  }

  @Test
  void runsOnTheLastDayOfLongMonthsOnly() {
    assertThat(runs("0 0 31 * *", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", UTC))
        .extracting(run -> run.substring(5, 10))
        .containsExactly("01-31", "03-31", "05-31", "07-31", "08-31", "10-31", "12-31");
  }

  @Test
  void runsOnEitherDayWhenBothAreRestricted() {
    // In April 2026 the Fridays are 3, 10, 17 and 24, and the 13th is a Monday.
    assertThat(runs("0 0 13 * 5", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z", UTC))
        .extracting(run -> run.substring(8, 10))
        .containsExactly("03", "10", "13", "17", "24");
  }

  @Test
  void runsOnDaysThatMatchBothWhenOneBeginsWithAStar() {
    // The first Sundays: 2026-04-05, 2026-05-03, 2026-06-07.
    assertThat(runs("0 0 1-7 * */7", "2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z", UTC))
        .extracting(run -> run.substring(0, 10))
        .containsExactly("2026-04-05", "2026-05-03", "2026-06-07");
    // Odd days that are Fridays: of 3, 10, 17 and 24 April the 3rd and the 17th.
    assertThat(runs("0 0 */2 4 5", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", UTC))
        .extracting(run -> run.substring(8, 10))
        .containsExactly("03", "17");
  }

  @Test
  void runsInAHalfOpenInterval() {
    assertThat(runs("0 4 * * 5", "2026-03-06T04:00:00Z", "2026-03-20T04:00:00Z", UTC))
        .containsExactly("2026-03-06T04:00:00Z", "2026-03-13T04:00:00Z");
    assertThat(runs("0 4 * * 5", "2026-03-06T04:00:00Z", "2026-03-06T04:00:00Z", UTC)).isEmpty();
    assertThat(runs("0 4 * * 5", "2026-03-06T04:00:00Z", "2026-03-06T04:00:00.000000001Z", UTC))
        .hasSize(1);
    assertThat(runs("0 4 * * 5", "2026-03-06T04:00:00.000000001Z", "2026-03-13T04:00:00Z", UTC))
        .isEmpty();
    assertThatThrownBy(() -> runs("0 4 * * 5", "2026-03-06T04:00:00Z", "2026-03-06T03:00:00Z", UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not be after");
  }

  @Test
  void followsTheWallClockOfItsZone() {
    // 04:00 in Berlin is 03:00Z in winter (UTC+1) and 02:00Z in summer (UTC+2).
    assertThat(runs("0 4 * * 5", "2026-03-27T00:00:00Z", "2026-04-04T00:00:00Z", BERLIN))
        .containsExactly("2026-03-27T03:00:00Z", "2026-04-03T02:00:00Z");
    // 04:00 in Kathmandu (UTC+5:45) is 22:15Z of the day before.
    assertThat(
            runs(
                "0 4 * * 5",
                "2026-03-01T00:00:00Z",
                "2026-03-08T00:00:00Z",
                ZoneId.of("Asia/Kathmandu")))
        .containsExactly("2026-03-05T22:15:00Z");
  }

  @Test
  void runsOnceAtTheChangeWhenItsHourIsLeftOut() {
    assertThat(runs("30 2 * * *", "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z", BERLIN))
        .containsExactly(
            "2026-03-28T01:30:00Z", // 02:30 CET
            "2026-03-29T01:00:00Z", // 02:30 does not exist: 03:00 CEST
            "2026-03-30T00:30:00Z"); // 02:30 CEST
    assertThat(runs("*/10 2 * * *", "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z", BERLIN))
        .as("six runs left out are one run")
        .containsExactly("2026-03-29T01:00:00Z");
    assertThat(runs("0 2,3 * * *", "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z", BERLIN))
        .as("02:00 falls on 03:00, which runs anyway")
        .containsExactly("2026-03-29T01:00:00Z");
    assertThat(runs("15 1-3 * * *", "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z", BERLIN))
        .containsExactly("2026-03-29T00:15:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z");
  }

  @Test
  void runsOnceWhenItsHourIsRepeated() {
    assertThat(runs("30 2 * * *", "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z", BERLIN))
        .containsExactly(
            "2026-10-24T00:30:00Z", // 02:30 CEST
            "2026-10-25T00:30:00Z", // 02:30 CEST, not again at 02:30 CET
            "2026-10-26T01:30:00Z"); // 02:30 CET
    assertThat(runs("*/20 2 * * *", "2026-10-25T00:00:00Z", "2026-10-26T00:00:00Z", BERLIN))
        .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T00:20:00Z", "2026-10-25T00:40:00Z");
    assertThat(CronSchedule.parse("30 2 * * *").next(Instant.parse("2026-10-25T01:10:00Z"), BERLIN))
        .as("asked at 02:10, the second time")
        .isEqualTo("2026-10-26T01:30:00Z");
    assertThat(CronSchedule.parse("0 3 * * *").next(Instant.parse("2026-10-25T00:59:59Z"), BERLIN))
        .as("03:00 is not repeated: it comes after the second 02:59")
        .isEqualTo("2026-10-25T02:00:00Z");
  }

  @Test
  void runsEveryHourThatPassesWhenItIsForAllHours() {
    for (String day : List.of("2026-03-29", "2026-10-25")) {
      assertThat(runs("30 * * * *", day + "T00:00:00Z", day + "T04:00:00Z", BERLIN))
          .containsExactly(
              day + "T00:30:00Z", day + "T01:30:00Z", day + "T02:30:00Z", day + "T03:30:00Z");
    }
    assertThat(runs("30 0-23 * * *", "2026-10-25T00:00:00Z", "2026-10-25T04:00:00Z", BERLIN))
        .hasSize(4);
  }

  @Test
  void runsOnceOnADayThatAZoneLeftOut() {
    // Samoa had no 30 December 2011: 29 December ended at 10:00Z, and the 31st began.
    assertThat(
            runs(
                "0 9 30 12 *",
                "2011-12-29T00:00:00Z",
                "2012-01-02T00:00:00Z",
                ZoneId.of("Pacific/Apia")))
        .containsExactly("2011-12-30T10:00:00Z");
  }

  @Test
  void runsInAnHourThatIsOnlyHalfLeftOut() {
    // Lord Howe Island goes forward by half an hour: 2026-10-04 02:00 (UTC+10:30) is 02:30
    // (UTC+11).
    ZoneId island = ZoneId.of("Australia/Lord_Howe");

    assertThat(runs("10,40 2 * * *", "2026-10-03T12:00:00Z", "2026-10-04T12:00:00Z", island))
        .as("02:10 runs at 02:30, and 02:40 at 02:40")
        .containsExactly("2026-10-03T15:30:00Z", "2026-10-03T15:40:00Z");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 4 * *           | must have 5 fields
          0 4 * * 5 *       | must have 5 fields
          @daily            | must have 5 fields
          60 4 * * 5        | minute must be 0 to 59, was '60'
          0 24 * * 5        | hour must be 0 to 23, was '24'
          0 4 0 * 5         | day of month must be 1 to 31, was '0'
          0 4 32 * 5        | day of month must be 1 to 31, was '32'
          0 4 * 13 5        | month must be 1 to 12, was '13'
          0 4 * * 8         | day of week must be 0 to 7, was '8'
          0 4 * FRI *       | month must be 1 to 12, was 'FRI'
          0 4 * * FRIDAY    | day of week must be 0 to 7, was 'FRIDAY'
          -5 4 * * *        | minute must be like
          0 4 * * 5L        | day of week must be 0 to 7, was '5L'
          0 4 * * 5#2       | day of week must be like
          1,,2 4 * * *      | minute must be like
          1, 4 * * *        | minute must be like
          0 4 * * FRI-MON   | day of week must not run backwards, was 'FRI-MON'
          50-10 4 * * *     | minute must not run backwards, was '50-10'
          5/15 4 * * *      | minute needs a range to step, was '5/15'
          */0 4 * * *       | step of minute must be 1 to 59, was '*/0'
          0 */24 * * *      | step of hour must be 1 to 23, was '*/24'
          */-1 4 * * *      | minute must be like
          **  4 * * *       | minute must be like
          ٣ 4 * * *         | minute must be like
          0 4 30 2 *        | names no day that exists
          0 4 31 4,6,9,11 * | names no day that exists
          0 4 30,31 2 */2   | names no day that exists
          """)
  void refusesWhatItCannotReadOrCouldNeverRun(String expression, String message) {
    assertThatThrownBy(() -> CronSchedule.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void acceptsADayThatDoesNotExistIfAWeekdayMayRunInstead() {
    // 30 February or any Monday of February.
    assertThat(runs("0 0 30 2 1", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", UTC))
        .extracting(run -> run.substring(5, 10))
        .containsExactly("02-02", "02-09", "02-16", "02-23");
  }

  @Test
  void isEqualToWhatIsWrittenAlike() {
    CronSchedule friday = CronSchedule.parse("0 4 * * 5");

    assertThat(CronSchedule.parse("  0  4 * *   5 ")).isEqualTo(friday).hasSameHashCodeAs(friday);
    assertThat(CronSchedule.parse("0 4 * * 6")).isNotEqualTo(friday);
    assertThat(friday).hasToString("0 4 * * 5");
  }

  private static List<String> runs(String expression, String from, String to, ZoneId zone) {
    return CronSchedule.parse(expression).due(Instant.parse(from), Instant.parse(to), zone).stream()
        .map(Instant::toString)
        .toList();
  }
}
