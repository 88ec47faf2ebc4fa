package dev.fanfare.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Compares the evaluator, which walks from run to run, with a reading of the wall clock minute by
 * minute.
 */
class CronScheduleProperties {
  private static final Duration WINDOW = Duration.ofDays(3);

  /** A field as text, and independently the numbers that it stands for. */
  record Field(String text, Set<Integer> numbers, boolean star) {}

  record Cron(Field minute, Field hour, Field day, Field month, Field weekday) {
    String text() {
      return String.join(" ", minute.text(), hour.text(), day.text(), month.text(), weekday.text());
    }

    boolean names(LocalDateTime time) {
      boolean onDay = day.numbers().contains(time.getDayOfMonth());
      int number = time.getDayOfWeek().getValue();
      boolean onWeekday =
          weekday.numbers().contains(number) || number == 7 && weekday.numbers().contains(0);
      return minute.numbers().contains(time.getMinute())
          && hour.numbers().contains(time.getHour())
          && month.numbers().contains(time.getMonthValue())
          && (day.star() || weekday.star() ? onDay && onWeekday : onDay || onWeekday);
    }

    /** Reads the clock at every minute that passes, or puts every minute on the wall into time. */
    Set<Instant> runs(Instant from, Instant to, ZoneId zone) {
      Set<Instant> runs = new TreeSet<>();
      if (hour.numbers().size() == 24) {
        for (Instant t = from.truncatedTo(ChronoUnit.MINUTES);
            t.isBefore(to);
            t = t.plusSeconds(60)) {
          if (names(LocalDateTime.ofInstant(t, zone))) {
            runs.add(t);
          }
        }
      } else {
        LocalDateTime end = LocalDateTime.ofInstant(to, ZoneOffset.UTC).plusDays(2);
        for (LocalDateTime t =
                LocalDateTime.ofInstant(from, ZoneOffset.UTC)
                    .minusDays(2)
                    .truncatedTo(ChronoUnit.MINUTES);
            t.isBefore(end);
            t = t.plusMinutes(1)) {
          if (names(t)) {
            ZoneOffsetTransition change = zone.getRules().getTransition(t);
            runs.add(
                change != null && change.isGap()
                    ? change.getInstant()
                    : t.toInstant(zone.getRules().getValidOffsets(t).get(0)));
          }
        }
      }
      runs.removeIf(run -> run.isBefore(from) || !run.isBefore(to));
      return runs;
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void agreesWithTheWallClockReadMinuteByMinute(
      @ForAll("crons") Cron cron, @ForAll("zones") ZoneId zone, @ForAll("starts") Instant from) {
    Instant to = from.plus(WINDOW);
    Set<Instant> expected = cron.runs(from, to, zone);
    CronSchedule schedule;
    try {
      schedule = CronSchedule.parse(cron.text());
    } catch (IllegalArgumentException neverRuns) {
      assertThat(neverRuns).hasMessageContaining("names no day that exists");
      assertThat(expected).isEmpty();
      return;
    }

    assertThat(schedule.due(from, to, zone)).containsExactlyElementsOf(expected);
    assertThat(schedule.next(from, zone)).isAfter(from);
  }

  @Provide
  Arbitrary<Cron> crons() {
    Arbitrary<Field> anyDay = Arbitraries.oneOf(every(1, 31), field(1, 31));
    return Combinators.combine(
            field(0, 59),
            Arbitraries.oneOf(field(0, 23), named(0, 3), every(0, 23)),
            anyDay,
            Arbitraries.oneOf(every(1, 12), field(1, 12)),
            Arbitraries.oneOf(every(0, 7), field(0, 7)))
        .as(Cron::new);
  }

  private static Arbitrary<Field> every(int min, int max) {
    return Arbitraries.just(new Field("*", numbers(min, max, 1), true));
  }

  private static Set<Integer> numbers(int first, int last, int step) {
    return IntStream.rangeClosed(first, last)
        .filter(n -> (n - first) % step == 0)
        .boxed()
        .collect(Collectors.toSet());
  }

  /** Numbers by name: lists and ranges. */
  private static Arbitrary<Field> named(int min, int max) {
    Arbitrary<Integer> number = Arbitraries.integers().between(min, max);
    Arbitrary<Field> list =
        number
            .set()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(
                set ->
                    new Field(
                        set.stream().map(String::valueOf).collect(Collectors.joining(",")),
                        set,
                        false));
    Arbitrary<Field> range =
        Combinators.combine(number, number, Arbitraries.integers().between(1, max))
            .as(
                (a, b, step) -> {
                  int first = Math.min(a, b);
                  int last = Math.max(a, b);
                  return new Field(
                      first + "-" + last + "/" + step, numbers(first, last, step), false);
                });
    return Arbitraries.oneOf(list, range);
  }

  private static Arbitrary<Field> field(int min, int max) {
    Arbitrary<Field> steps =
        Arbitraries.integers()
            .between(1, max)
            .map(step -> new Field("*/" + step, numbers(min, max, step), true));
    return Arbitraries.oneOf(named(min, max), named(min, max), steps);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe", // half an hour
            "Asia/Kathmandu", // UTC+5:45
            "America/Sao_Paulo", // changed at midnight
            "Asia/Beirut", // changes at midnight
            "Pacific/Apia") // left out 2011-12-30
        .map(ZoneId::of);
  }

  /** Near a change of one of the zones, with any second and nanosecond. */
  @Provide
  Arbitrary<Instant> starts() {
    List<Instant> near =
        List.of(
            Instant.parse("2026-03-28T00:00:00Z"), // Berlin, Beirut forward
            Instant.parse("2026-10-24T00:00:00Z"), // Berlin, Beirut back
            Instant.parse("2026-03-07T12:00:00Z"), // New York forward
            Instant.parse("2026-10-31T12:00:00Z"), // New York back
            Instant.parse("2026-10-02T12:00:00Z"), // Lord Howe forward
            Instant.parse("2026-04-03T12:00:00Z"), // Lord Howe back
            Instant.parse("2018-11-03T00:00:00Z"), // Sao Paulo forward
            Instant.parse("2018-02-16T12:00:00Z"), // Sao Paulo back
            Instant.parse("2011-12-28T12:00:00Z"), // Apia
            Instant.parse("2028-02-27T00:00:00Z")); // a leap day
    return Combinators.combine(
            Arbitraries.of(near), Arbitraries.longs().between(0, Duration.ofDays(2).toNanos()))
        .as(Instant::plusNanos);
  }
}
