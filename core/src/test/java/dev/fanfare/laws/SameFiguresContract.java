package dev.fanfare.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.analytics.AnalyticsPolicy;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.FactStory;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.RetentionMode;
import dev.fanfare.analytics.RollupModel;
import dev.fanfare.analytics.RollupRows;
import dev.fanfare.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Laws 6 and 7: figures computed twice, in another order, or in pieces are the same, and retained
 * users are never more than the cohort. What they should be comes from a model of plain loops.
 */
public abstract class SameFiguresContract {
  /** Returns storage without anything in it; called for each try. */
  protected abstract Storage newStorage();

  @Provide
  Arbitrary<ZoneId> zones() {
    // Half an hour off, across midnight in both directions, clocks that change by an hour and by
    // half an hour within the story.
    return Arbitraries.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Asia/Kolkata",
            "Pacific/Tongatapu",
            "Pacific/Pago_Pago",
            "Australia/Lord_Howe")
        .map(ZoneId::of);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whateverTheOrderAndThePieces(@ForAll long seed, @ForAll("zones") ZoneId zone) {
    var random = new Random(seed);
    var clock = new TestClock(FactStory.FIRST.atStartOfDay(zone).toInstant());
    Instant end = FactStory.LAST.plusDays(1).atStartOfDay(zone).plusHours(12).toInstant();
    var storage = newStorage();
    var fanfare = platform(storage, clock, zone);
    List<Fact> facts = new ArrayList<>(FactStory.of(seed, 10 + random.nextInt(50)));
    if (random.nextBoolean()) {
      Collections.shuffle(facts, random);
    }
    int told = 0;
    while (told < facts.size()) {
      int piece = Math.min(facts.size() - told, 1 + random.nextInt(20));
      fanfare.activity().record(facts.subList(told, told + piece));
      told += piece;
      Instant later = clock.instant().plusSeconds(random.nextInt(20 * 86_400));
      clock.set(later.isBefore(end) ? later : end);
      someComputing(fanfare, random);
    }
    clock.set(end);
    fanfare.analytics().catchUp();

    RollupModel model = new RollupModel(storage, zone, fanfare.analytics().today());
    DayRange range = range(model, fanfare);
    RollupRows expected = model.rows(range);
    assertThat(read(storage, range, model).differencesFrom(expected)).isEmpty();

    var again = fanfare.analytics().catchUp();
    assertThat(again.days()).as("nothing is left to compute").isZero();
    assertThat(fanfare.analytics().rebuild(range).changed()).as("computed twice").isZero();
    assertThat(read(storage, range, model).differencesFrom(expected)).isEmpty();
    retentionIsWithinTheCohort(fanfare, range);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whenEverythingIsComputedAnewInAnotherZone(
      @ForAll long seed, @ForAll("zones") ZoneId zone, @ForAll("zones") ZoneId other) {
    var clock = new TestClock(FactStory.LAST.plusDays(1).atStartOfDay(zone).toInstant());
    var storage = newStorage();
    platform(storage, clock, other).activity().record(FactStory.of(seed, 40));
    platform(storage, clock, other).analytics().catchUp();
    var fanfare = platform(storage, clock, zone);
    fanfare.analytics().rebuild();

    RollupModel model = new RollupModel(storage, zone, fanfare.analytics().today());
    DayRange range = range(model, fanfare);
    assertThat(read(storage, range, model).differencesFrom(model.rows(range))).isEmpty();
  }

  private static Fanfare platform(Storage storage, TestClock clock, ZoneId zone) {
    return Fanfare.builder()
        .storage(storage)
        .clock(clock)
        .analyticsPolicy(AnalyticsPolicy.builder("test").zone(zone).build())
        .build();
  }

  private static void someComputing(Fanfare fanfare, Random random) {
    LocalDate day = FactStory.FIRST.plusDays(random.nextInt(100));
    switch (random.nextInt(6)) {
      case 0 -> fanfare.analytics().catchUp();
      case 1 -> fanfare.analytics().rollUp();
      case 2 -> fanfare.analytics().catchUp(new DayRange(day, day.plusDays(7)));
      case 3 -> fanfare.analytics().rebuild(DayRange.day(day));
      default -> {}
    }
  }

  private static DayRange range(RollupModel model, Fanfare fanfare) {
    LocalDate tomorrow = fanfare.analytics().today().plusDays(1);
    return new DayRange(model.firstDay().filter(tomorrow::isAfter).orElse(tomorrow), tomorrow);
  }

  private static RollupRows read(Storage storage, DayRange range, RollupModel model) {
    return RollupRows.read(storage.rollups(), range, model.users());
  }

  private static void retentionIsWithinTheCohort(Fanfare fanfare, DayRange range) {
    for (Grain grain : Grain.values()) {
      for (RetentionMode mode : RetentionMode.values()) {
        var table =
            fanfare
                .analytics()
                .retention(grain, mode, new DayRange(range.from().minusDays(31), range.to()));
        LocalDate current = grain.startOf(fanfare.analytics().today());
        for (var cohort : table.cohorts()) {
          for (int offset : grain.offsets()) {
            boolean over = grain.plus(cohort.start(), offset).isBefore(current);
            assertThat(cohort.retained(offset).isPresent())
                .as("%s %s", cohort, offset)
                .isEqualTo(over);
          }
          assertThat(cohort.cells()).allMatch(cell -> cell.users() <= cohort.size());
        }
      }
    }
  }
}
