package dev.fanfare.moderation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report is what somebody counts who watches, whatever happens and whenever it is made. */
class SafetyReportLawTest {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Zurich"),
          ZoneId.of("America/New_York"),
          // Half an hour of summer time; a quarter of an hour off; a day that begins at 01:00.
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("America/Havana"));

  /** What was said last of each day. */
  private final Map<SafetyDay, SortedMap<String, Long>> said = new HashMap<>();

  private final List<SafetyReportMade> announced = new ArrayList<>();

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "2026-03-06T15:00:00Z, clocks go forward in New York and Havana",
    "2026-03-27T09:00:00Z, clocks go forward in Zurich",
    "2026-04-02T21:00:00Z, clocks go back on Lord Howe Island",
    "2026-10-02T03:00:00Z, clocks go forward on Lord Howe Island",
    "2026-10-23T12:00:00Z, clocks go back in Zurich",
    "2026-10-30T18:00:00Z, clocks go back in New York and Havana"
  })
  void isWhatSomebodyCountsWhoWatches(Instant start, String because) {
    Set<SafetyMetric> met = EnumSet.noneOf(SafetyMetric.class);
    Set<Long> hours = new TreeSet<>();
    for (long seed = 0; seed < 25; seed++) {
      said.clear();
      announced.clear();
      SafetyHistory history = new SafetyHistory(seed, start, ZONES);
      for (int step = 1; step <= 450; step++) {
        history.step();
        if (step % 75 == 0) {
          check(history, met, hours);
        }
      }
      assertThat(events(history)).as("seed %d", seed).isEqualTo(announced);
    }
    assertThat(met).as("what came up").isEqualTo(EnumSet.allOf(SafetyMetric.class));
    assertThat(hours).as("lengths of days in half hours").hasSizeGreaterThan(1);
  }

  private void check(SafetyHistory history, Set<SafetyMetric> met, Set<Long> halfHours) {
    for (SafetyTally tally : history.tallies) {
      SafetyReports reports =
          SafetyReports.of(
              history.operations,
              history.store,
              history.moderation,
              history.reviews,
              SafetyReportPolicy.of(tally.zone));
      for (LocalDate date : tally.over()) {
        SafetyDay day = new SafetyDay(date, tally.zone);
        SortedMap<String, Long> expected = tally.expected(date);
        MakeResult made = reports.make(date);

        SafetyReport report = report(made);
        assertThat(asMap(report.figures())).as("%s, by %s", day, made).isEqualTo(expected);
        assertThat(reports.find(date)).contains(report);
        assertThat(made).as("%s", day).isInstanceOf(kind(said.get(day), expected));
        if (!(made instanceof MakeResult.Unchanged)) {
          List<SafetyChange> changes =
              made instanceof MakeResult.Revised revised ? revised.changes() : List.of();
          if (made instanceof MakeResult.Revised) {
            assertThat(changes.stream().map(SafetyChange::toString))
                .containsExactlyInAnyOrderElementsOf(differences(said.get(day), expected));
          }
          announced.add(new SafetyReportMade(day, report.revision(), changes));
        }
        assertThat(reports.make(date)).isEqualTo(new MakeResult.Unchanged(report));
        said.put(day, expected);
        report.figures().counts().forEach(count -> met.add(count.figure().metric()));
        halfHours.add(day.length().toMinutes() / 30);
      }
    }
  }

  private static Class<? extends MakeResult> kind(
      SortedMap<String, Long> before, SortedMap<String, Long> now) {
    if (before == null) {
      return MakeResult.Made.class;
    }
    return before.equals(now) ? MakeResult.Unchanged.class : MakeResult.Revised.class;
  }

  private static List<String> differences(
      SortedMap<String, Long> before, SortedMap<String, Long> now) {
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(now.keySet());
    return all.stream()
        .filter(one -> !before.getOrDefault(one, 0L).equals(now.getOrDefault(one, 0L)))
        .map(one -> one + ": " + before.getOrDefault(one, 0L) + " -> " + now.getOrDefault(one, 0L))
        .toList();
  }

  private static SafetyReport report(MakeResult made) {
    if (made instanceof MakeResult.Made first) {
      return first.report();
    }
    return made instanceof MakeResult.Revised revised
        ? revised.report()
        : ((MakeResult.Unchanged) made).report();
  }

  static SortedMap<String, Long> asMap(SafetyFigures figures) {
    SortedMap<String, Long> all = new TreeMap<>();
    figures.counts().forEach(count -> all.put(count.figure().toString(), count.amount()));
    return all;
  }

  private static List<Object> events(SafetyHistory history) {
    return history.outbox.waiting(1_000_000, Set.of()).stream()
        .map(RecordedEvent::event)
        .map(Object.class::cast)
        .toList();
  }

  @Test
  void addsUpInAnyOrderAndFromAnyParts() {
    ZoneId zone = ZoneId.of("Europe/Zurich");
    for (long seed = 0; seed < 40; seed++) {
      SafetyHistory history =
          new SafetyHistory(seed, Instant.parse("2026-03-27T09:00:00Z"), List.of(zone));
      for (int step = 0; step < 450; step++) {
        history.step();
      }
      for (LocalDate date : history.tallies.get(0).over()) {
        SafetyDay day = new SafetyDay(date, zone);
        assertThat(asMap(inParts(history, day, new Random(seed))))
            .as("seed %d, %s", seed, day)
            .isEqualTo(history.tallies.get(0).expected(date));
      }
    }
  }

  /** Adds everything that ever happened, not only what the day asks for. */
  private static SafetyFigures inParts(SafetyHistory history, SafetyDay day, Random random) {
    List<Consumer<SafetyAccumulator>> facts = new ArrayList<>();
    Instant first = Instant.parse("2000-01-01T00:00:00Z");
    Instant last = Instant.parse("2100-01-01T00:00:00Z");
    history.screenings.forEach(one -> facts.add(part -> part.add(one)));
    history.decisions.values().forEach(one -> facts.add(part -> part.add(one)));
    history.moderation.forEachFlag(first, last, one -> facts.add(part -> part.add(one)));
    history.moderation.outages(first, last).forEach(one -> facts.add(part -> part.add(one)));
    history.moderation.forEachDeferred(
        day.to(), one -> facts.add(part -> part.addStillDeferred(one)));
    history.reviews.forEachCase(first, last, one -> facts.add(part -> part.add(one)));
    history.reviews.forEachAppeal(first, last, one -> facts.add(part -> part.add(one)));
    Collections.shuffle(facts, random);
    List<SafetyAccumulator> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(new SafetyAccumulator(day));
    }
    facts.forEach(fact -> fact.accept(parts.get(random.nextInt(3))));
    Collections.shuffle(parts, random);
    SafetyAccumulator all = parts.get(0);
    all.merge(parts.get(1));
    all.merge(parts.get(2));
    return all.figures();
  }
}
